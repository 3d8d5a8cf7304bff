/** What English rules notice and leave alone, by pairs of sentences; and that our own words pass them. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { coach } from '../coach.ts'
import { kinds, whyWithSource } from '../hint.ts'
import { Ways } from '../pattern.ts'
import { english } from './english.ts'
import { noticed } from './noticed.fixture.ts'
import { pairs } from './pairs.fixture.ts'

const firm = (text: string) =>
  coach(text, { language: english, all: true }).map(({ kind, start, end }) => [
    kind,
    text.slice(start, end),
  ])
const soft = (text: string) =>
  coach(text, { language: english, all: true, soft: true }).map(({ kind }) => kind)

test('every rule has its pairs', () => {
  expect(Object.keys(pairs).toSorted()).toEqual(english.rules.map(({ name }) => name).toSorted())
})

test('every kind has a rule, and every rule a reason with its source and a rewording', () => {
  const ofRules = new Set(english.rules.map(({ kind }) => kind))
  expect([...ofRules, 'hostility', 'reproach'].toSorted()).toEqual(kinds)
  for (const { why, suggestion } of english.rules) {
    expect(why).toMatch(/^[A-Z].*\([A-Z].*\)\.?$|^[A-Z].*\([a-z].*\)\.$/)
    expect(suggestion).toMatch(/^["A-Z].*[.?]"?( \(.*\)\.)?$|^".*"/)
  }
})

test('a reason and its source make the one line that `cairn tone --json` prints', () => {
  const lines = new Set(english.rules.map(({ why }) => why))
  const texts = Object.values(pairs).flatMap(({ hints }) => hints)
  for (const hint of texts.flatMap((text) => coach(text, { language: english, soft: true })))
    expect(lines).toContain(whyWithSource(hint))
})

describe.each(english.rules.map((rule) => ({ ...rule })))('$name', ({ name, kind, strength }) => {
  test.each(pairs[name]?.hints ?? [])('is noticed in: %s', (sentence) => {
    expect(soft(sentence)).toContain(kind)
    if (strength === 'firm') expect(firm(sentence).map(([found]) => found)).toContain(kind)
    else expect(firm(sentence).map(([found]) => found)).not.toContain(kind)
  })

  test.each(pairs[name]?.fine ?? [])('is not in: %s', (sentence) => {
    expect(firm(sentence)).toEqual([])
    expect(soft(sentence)).not.toContain(kind)
  })
})

test.each(noticed)('noticed as people write: %s', (sentence) => {
  expect(firm(sentence)).not.toEqual([])
})

test('our own rewordings and reasons give no hint, not even a soft one', () => {
  const own = english.rules.flatMap(({ why, suggestion }) => [
    why,
    suggestion,
    // A rewording stands in quotation marks, which the coach would leave out.
    suggestion.replaceAll('"', ''),
  ])
  expect(own.flatMap((text) => soft(text).map((kind) => [kind, text]))).toEqual([])
})

test('what Cairn says of itself gives no firm hint', () => {
  const root = join(import.meta.dirname, '../../..')
  const texts = [
    'README.md',
    'ARCHITECTURE.md',
    'docs/numbers.md',
    'docs/json.md',
    'docs/tone.md',
  ].concat(globSync('src/insights/*/about.md', { cwd: root }))
  expect(texts.length).toBeGreaterThan(10)
  for (const text of texts)
    expect([text, firm(readFileSync(join(root, text), 'utf8'))]).toEqual([text, []])
})

test('every way to say something is a whole expression: each is made only when a text needs it', () => {
  const ways = new Ways(english.words)
  for (const rule of english.rules)
    for (const said of rule.says) {
      const says = said.replace(/^\{(?:X|who|any|one|you|X-s)\}/, '')
      const way = { rule, order: 0, says, isOfPerson: false }
      ways.add(way)
      expect(() => ways.endOf(way, 'nothing', 0), said).not.toThrow()
    }
})
