/** What the documents say must be so: what they cite exists, records are whole, and git's counts come out. */
import { execFile } from 'node:child_process'
import { existsSync, globSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { aRepository } from './repositories/build.ts'
import { bareEnvironment } from './repositories/git.ts'
import { lines, rename, write } from './repositories/plan.ts'

const root = join(import.meta.dirname, '..')
const documents = ['*.md', 'docs/**/*.md'].flatMap((pattern) => globSync(pattern, { cwd: root }))
const records = globSync('docs/decisions/[0-9]*.md', { cwd: root }).toSorted()

describe.each(documents)('%s', (document) => {
  test('cites only what exists', () => {
    const missing = citedIn(document).filter((path) => !existsSync(join(root, path)))
    expect(missing).toEqual([])
  })

  test('names only npm scripts and check steps that exist', () => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(read('package.json'))
    const named = [...read(document).matchAll(/npm run ([a-z:-]+)/g)].map(([, name]) => name ?? '')
    expect(named.filter((name) => !(name in scripts))).toEqual([])
    const steps = [...read(document).matchAll(/npm run check -- ([a-z -]+)/g)]
      .flatMap(([, names]) => (names ?? '').trim().split(/ +/))
      .filter((step) => !new RegExp(`^  '?${step}'?: `, 'm').test(read('bin/check.ts')))
    expect(steps).toEqual([])
  })
})

test('the map shows every region of src, every source and room of the facts, and no other', () => {
  const map = /```text\nsrc\/\n([^]*?)```/.exec(read('ARCHITECTURE.md'))?.[1] ?? ''
  const shown = (indent: number) =>
    [...map.matchAll(new RegExp(`^ {${indent}}([a-z]+)/ `, 'gm'))]
      .map(([, name]) => name ?? '')
      .toSorted()
  expect(shown(2)).toEqual(foldersOf('src'))
  const rooms = ['src/sources', 'src/facts', 'src/web'].flatMap((region) => foldersOf(region))
  expect(shown(4)).toEqual(rooms.filter((name) => name !== 'migrations').toSorted())
})

test('the records of decisions are numbered without gaps, and the list shows them all', () => {
  expect(records.map((record) => Number(/(\d{4})-/.exec(record)?.[1]))).toEqual(
    records.map((_, index) => index + 1),
  )
  const list = read('docs/decisions/README.md')
  expect(records.filter((record) => !list.includes(`(${record.replace(/.*\//, '')})`))).toEqual([])
})

describe.each(records)('%s', (record) => {
  test('says in its front matter where it stands, since when, and who decided', () => {
    const front = /^---\n([^]*?)\n---\n\n# \S/.exec(read(record))?.[1] ?? ''
    expect(front).toMatch(
      /^status: (proposed|rejected|accepted|deprecated|superseded by ADR-\d{4})$/m,
    )
    expect(front).toMatch(/^date: 20\d\d-[01]\d-[0-3]\d$/m)
    expect(front).toMatch(/^decision-makers: \S/m)
  })

  test('has the sections of MADR 4, in order', () => {
    const sections = [...read(record).matchAll(/^(###? .*)$/gm)].map(([line]) => line)
    const wanted = [
      '## Context and Problem Statement',
      '## Decision Drivers',
      '## Considered Options',
      '## Decision Outcome',
      '### Consequences',
      '### Confirmation',
      '## Pros and Cons of the Options',
    ]
    expect(sections.filter((section) => wanted.includes(section))).toEqual(wanted)
  })

  test('chooses one of at least two options that it weighed', () => {
    const text = read(record)
    const options = /^## Considered Options\n\n([^]*?)\n\n## /m.exec(text)?.[1]?.split(/^- /m) ?? []
    const listed = options.map((option) => onOneLine(option)).filter(Boolean)
    const chosen = onOneLine(/^Chosen option: "([^"]+)"/m.exec(text)?.[1] ?? '')
    expect(listed.length).toBeGreaterThan(1)
    expect(listed.some((option) => chosen !== '' && option.startsWith(chosen))).toBe(true)
  })
})

// Six plain commits and a merge; src/old.ts became src/a.ts in the third.
const knownCounts: Record<string, string[]> = {
  'What is counted': ['4'],
  'Commits and merges': ['7', '1'],
  Revisions: ['5', '3'],
  'Lines added and deleted, churn': ['2 1'],
  Coupling: ['2', '1'],
  'Releases and lead time': ['4', 'v1.1'],
  'Fixes, reverts, the mix of changes': ['1'],
}

test('the lines of git in docs/numbers.md count what they say', async () => {
  await using repository = await aKnownHistory()
  const env = {
    ...bareEnvironment(),
    ...{ BRANCH: 'main', FILE: 'src/a.ts', OTHER: 'src/b.ts', TAG: 'v1.1', BEFORE: 'v1.0' },
    ...{ FROM: '2020-01-01T01:00:00Z', TO: '2020-01-01T04:00:00Z' },
    COMMIT: repository.oid('both'),
  }
  const counted: Record<string, string[]> = {}
  for (const { section, command } of commandsOf('docs/numbers.md')) {
    const { stdout } = await promisify(execFile)('bash', ['-c', `set -euo pipefail\n${command}`], {
      cwd: repository.path,
      env,
    })
    expect(stdout, command).not.toBe('')
    if (section in knownCounts) (counted[section] ??= []).push(...lastLine(stdout))
  }
  expect(counted['Releases and lead time']?.splice(2)).toHaveLength(1) // Batch size prints a list.
  expect(counted).toEqual(knownCounts)
})

async function aKnownHistory() {
  const repository = await aRepository({
    commits: [
      { mark: 'born', files: { 'src/old.ts': lines(20), 'src/b.ts': lines(3) } },
      { mark: 'grown', changes: [write('src/old.ts', lines(21))] },
      {
        mark: 'moved',
        changes: [rename('src/old.ts', 'src/a.ts'), write('src/a.ts', lines(22))],
      },
      { mark: 'both', files: { 'src/a.ts': lines(23), 'src/b.ts': lines(4) } },
    ],
    tags: { 'v1.0': 'moved' },
  })
  await repository.add({
    commits: [
      {
        mark: 'back',
        message: `Revert "both"\n\nThis reverts commit ${repository.oid('both')}.\n`,
        files: { 'src/a.ts': lines(22), 'src/b.ts': lines(3) },
      },
      { mark: 'side', parents: ['moved'], files: { 'src/c.ts': lines(1) } },
      { mark: 'joined', parents: ['back', 'side'], files: { 'src/c.ts': lines(1) } },
    ],
    tags: { 'v1.1': 'joined' },
  })
  return repository
}

/** Targets of relative links, and what stands in backticks and looks like a path of ours. */
function citedIn(document: string): string[] {
  const text = read(document)
  const prose = text.replace(/^```[^]*?^```/gm, '')
  const linked = [...prose.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map(([, path]) =>
    join(dirname(document), path ?? ''),
  )
  const quoted = [...prose.matchAll(/`((?:src|test|bench|bin|docs|\.ci)\/[\w./-]*\w)`/g)]
    .map(([, path]) => path ?? '')
    // A file that stands for many ("sources/x") is no citation.
    .filter((path) => !/\/x(\/|$)/.test(path))
  return [...linked, ...quoted]
}

function commandsOf(document: string): { section: string; command: string }[] {
  return read(document)
    .split(/^## /m)
    .flatMap((part) =>
      [...part.matchAll(/^```sh\n([^]*?)^```/gm)].map(([, command]) => ({
        section: part.slice(0, part.indexOf('\n')),
        command: command ?? '',
      })),
    )
}

function lastLine(text: string): string[] {
  return [text.trimEnd().split('\n').at(-1)?.trim() ?? '']
}

function onOneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ')
}

function foldersOf(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted()
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}
