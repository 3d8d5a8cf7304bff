/** The playbook that comes along is whole: each file reads, nothing that hurts is without a remedy, and its words suit the house. */
import { expect, test } from 'vitest'
import { coach } from '#coach/coach.ts'
import { english } from '#coach/english/english.ts'
import { isShippedName } from '#records/shipped-name.ts'
import { playbook } from './playbook.ts'
import { headings, readPlaybookFile } from './playbook-file.ts'
import { causes } from './schema-words.ts'

const all = await playbook()

test('there are many, each with a name that an address may have', () => {
  expect(all.length).toBeGreaterThanOrEqual(28)
  const titles = new Set(all.map(({ title }) => title))
  expect(titles.size).toBe(all.length)
  for (const { id } of all) {
    expect(isShippedName(id)).toBe(true)
    // The page that writes a new one is there.
    expect(id).not.toBe('new')
  }
})

test('whatever hurts, there are two ways at least', () => {
  const few = causes.filter((cause) => all.filter(({ helps }) => helps.includes(cause)).length < 2)
  expect(few).toEqual([])
})

test.for(all)('$id can be tried and told from chance', (remedy) => {
  const { body, helps, weeks, measures, ask, sources } = remedy
  expect(new Set(helps).size).toBe(helps.length)
  expect(new Set(measures.map(({ key }) => key)).size).toBe(measures.length)
  expect(measures.length > 0 || ask !== null).toBe(true)
  expect(weeks).toBeGreaterThanOrEqual(2)
  const words = body.split(/\s+/).length
  expect(words).toBeGreaterThanOrEqual(120)
  expect(words).toBeLessThanOrEqual(250)
  for (const part of body.split(/^## .+$/m).slice(1)) expect(part.trim()).not.toBe('')
  for (const { url, citation, year } of sources) {
    expect([url, citation].filter((one) => one !== null)).toHaveLength(1)
    expect(year).toBeGreaterThan(1950)
    expect(year).toBeLessThanOrEqual(2026)
  }
  // Where nobody found anything out, it says so.
  if (sources.length === 0) expect(body).toContain('We know of no study')
})

test.for(all)('$id blames nobody, and names no rank', ({ title, body, ask, sources }) => {
  const says = sources.map((source) => source.says).join('\n')
  const text = [title, body, ask ?? '', says].join('\n')
  expect(coach(text, { language: english, soft: true })).toEqual([])
  expect(text).not.toMatch(/leaderboard|ranking|top performer|per developer (?:count|score)/i)
})

const front = (more = '') =>
  `---\ntitle: A\nhelps: [pickup]\nweeks: 2\neffort: small\nmeasures: []\nask: So?\nsources: []\n${more}---\n\n`
const body = headings.map((heading) => `## ${heading}\n\nWords.\n`).join('\n')

test('a paragraph is one line, however its file breaks it', () => {
  for (const remedy of all) expect(remedy.body).not.toMatch(/[^\n]\n[^\n]/)
})

test('a file that is not as the others is refused with what is wrong', () => {
  expect(readPlaybookFile('a', front() + body)).toMatchObject({ id: 'a', ask: 'So?', sources: [] })
  expect(readPlaybookFile('a', `${front()}${body}`.replaceAll('\n', '\r\n')).body).toBe(body.trim())
  const refused = (text: string) => () => readPlaybookFile('a', text)
  expect(refused(body)).toThrow('it begins with no front matter')
  expect(refused(front('colour: red\n') + body)).toThrow('colour')
  expect(refused(front().replace('pickup', 'boredom') + body)).toThrow('helps.0')
  expect(refused(front() + body.replace('## How long', '## How'))).toThrow('its headings are not')
  const source = (url: string) =>
    `---\ntitle: A\nhelps: [pickup]\nweeks: 2\neffort: small\nmeasures: []\nsources:\n  - { title: T, by: B, year: 2020, url: "${url}", says: S }\n---\n\n${body}`
  expect(refused(source('nowhere'))).toThrow('sources.0.url')
  expect(readPlaybookFile('a', source('https://example.org/a')).sources[0]).toMatchObject({
    ...{ year: 2020, citation: null },
  })
})
