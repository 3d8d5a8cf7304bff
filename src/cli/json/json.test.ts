/** What docs/json.md promises is what the commands print. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { z } from 'zod'
import { Why } from '#app/code/why.ts'
import { FlowChange } from '#app/flow/verbs.ts'
import { Guide } from '#app/guide/shape.ts'
import { insights, isInsight, listedInsight } from '#app/insights.ts'
import { exitCodeBug, exitCodeOf } from '#std/errors.ts'
import { test } from '../../../test/cairn.ts'
import { errorCodesOf } from '../../../test/error-codes.ts'
import { notation } from '../../../test/notation.ts'
import { aTeamsRepository } from '../../../test/a-teams-repository.ts'
import { cairn } from '../cairn.fixture.ts'
import {
  CheckedToursShape,
  ChosenShape,
  DoctorShape,
  ExplanationShape,
  ExportedDecisionsShape,
  ExportedToursShape,
  FlowShape,
  ImportShape,
  ImportedDecisionsShape,
  ImportedToursShape,
  PeopleShape,
  ReportShape,
  ScanShape,
  SyncShape,
  ToneShape,
  WorktimeShape,
} from './shapes.ts'

const document = join(import.meta.dirname, '../../../docs/json.md')
const names = Object.keys(insights).filter((name) => isInsight(name))

async function shapes(): Promise<Record<string, z.core.$ZodType>> {
  const ofInsights = await Promise.all(
    names.map(async (name) => [name, (await listedInsight(name).load()).output] as const),
  )
  return {
    scan: ScanShape,
    report: ReportShape,
    explain: ExplanationShape,
    people: PeopleShape,
    'people merge': ChosenShape,
    tone: ToneShape,
    worktime: WorktimeShape,
    import: ImportShape,
    sync: SyncShape,
    doctor: DoctorShape,
    'decisions import': ImportedDecisionsShape,
    'decisions export': ExportedDecisionsShape,
    'trails check': CheckedToursShape,
    'trails import': ImportedToursShape,
    'trails export': ExportedToursShape,
    why: Why,
    guide: Guide,
    flow: FlowShape,
    'flow changes': FlowChange,
    ...Object.fromEntries(ofInsights),
  }
}

describe('docs/json.md', () => {
  test('shows the shape of each command as it is; UPDATE_DOCS=1 writes it anew', async () => {
    for (const [name, shape] of Object.entries(await shapes())) {
      const text = readFileSync(document, 'utf8')
      const block = new RegExp(`(## cairn ${name}\\n[^]*?\`\`\`ts\\n)[^]*?(\`\`\`)`)
      if (process.env['UPDATE_DOCS'])
        writeFileSync(
          document,
          text.replace(block, (_, before, after) => `${before}${notation(shape)}\n${after}`),
        )
      expect(readFileSync(document, 'utf8'), `## cairn ${name}`).toContain(
        `\`\`\`ts\n${notation(shape)}\n\`\`\``,
      )
    }
  })
})

describe('the error codes in docs/json.md', () => {
  const root = join(import.meta.dirname, '../../..')
  const table = /(\| Code \| Exit code \| Kind \| What it means \|\n\| --- .*\n)((?:\|.*\n)*)/
  /** What these mean is not for their kind to say. */
  const exitCodes: Partial<Record<string, number>> = {
    bug: exitCodeBug,
    'scan.stopped': 130,
    'cli.stopped': 130,
    'import.stopped': 130,
    'forge.stopped': 130,
  }
  const listed = (text: string): string[][] =>
    (table.exec(text)?.[2] ?? '')
      .split('\n')
      .filter(Boolean)
      .map((row) =>
        [...row.matchAll(/\| ((?:[^|\\]|\\.)*?) (?=\|)/g)].map(([, cell]) => cell ?? ''),
      )
  const rowsFrom = (meanings: ReadonlyMap<string, string>): string[][] =>
    errorCodesOf(root).map(({ code, kinds, says }) => {
      const exits = kinds.map((kind) => exitCodes[code] ?? exitCodeOf[kind])
      return [
        `\`${code}\``,
        [...new Set(exits)].join(', ') || '0',
        kinds.join(', ') || 'named, not thrown',
        meanings.get(`\`${code}\``) ?? says.replaceAll('|', '\\|'),
      ]
    })

  test('are all that the sources have, as they have them; UPDATE_DOCS=1 lists them anew', () => {
    const text = readFileSync(document, 'utf8')
    const meanings = new Map(listed(text).map(([code = '', , , says = '']) => [code, says]))
    const rows = rowsFrom(meanings)
    const lines = rows.map((cells) => `| ${cells.join(' | ')} |\n`).join('')
    if (process.env['UPDATE_DOCS'])
      writeFileSync(
        document,
        text.replace(table, (_, head: string) => `${head}${lines}`),
      )
    expect(listed(readFileSync(document, 'utf8'))).toEqual(rows)
    expect(rows.length).toBeGreaterThan(80)
  })

  test('have one line each that says what they mean, and one exit code', () => {
    const rows = listed(readFileSync(document, 'utf8'))
    expect(new Set(rows.map(([code]) => code)).size).toBe(rows.length)
    for (const [code = '', exit = '', , says = ''] of rows) {
      expect(exit, code).toMatch(/^\d+$/)
      expect(says, code).toMatch(/^[^$]{10,}\.$/)
    }
  })
})

describe('each command prints what its shape says, and nothing but that, on standard output', () => {
  const operands: Partial<Record<string, string[]>> = {
    trend: ['src/engine.ts'],
    missing: ['src/engine.ts'],
    ask: ['src/engine.ts'],
  }
  const subjects: Partial<Record<string, string[]>> = {
    hotspots: ['src/engine.ts'],
    trend: ['src/engine.ts'],
    coupling: ['src/engine.ts', 'lib/wheel.ts'],
    missing: ['lib/wheel.ts', 'src/engine.ts'],
    ask: ['src/engine.ts'],
    files: ['src/engine.ts'],
    releases: ['v1.0.0'],
    reverts: ['src'],
    mix: ['fix'],
  }

  test('scan, report, doctor, decisions, people, the insights and their explanations', async ({
    databaseUrl,
    folder,
  }) => {
    await using repository = await aTeamsRepository()
    const run = cairn({ databaseUrl, folder })
    const told = async (shape: z.core.$ZodType, ...argv: string[]): Promise<unknown> => {
      const { exitCode, out, err } = await run(...argv, '--json')
      expect({ argv, exitCode, err: exitCode === 0 ? '' : err }).toEqual({
        argv,
        exitCode: 0,
        err: '',
      })
      const answer: unknown = JSON.parse(out)
      const parsed = z.safeParse(shape, answer)
      expect({ argv, issues: parsed.error?.issues ?? [] }).toEqual({ argv, issues: [] })
      // A key that the shape does not know would be lost here.
      expect(parsed.data).toEqual(answer)
      return answer
    }
    await told(ScanShape, 'scan', repository.path)
    await told(ReportShape, 'report', repository.path)
    await told(DoctorShape, 'doctor')
    await told(Why, 'why', repository.path, 'src/engine.ts')
    await told(Guide, 'guide', repository.path, 'src/engine.ts')
    await told(ImportedDecisionsShape, 'decisions', 'import', join(document, '../decisions'))
    await told(ExportedDecisionsShape, 'decisions', 'export', join(folder, 'copy'))
    await told(ChosenShape, 'people', 'merge', 'Ana Example', 'Ben Example')
    await told(ChosenShape, 'people', 'bot', 'Cleo Example')
    await told(PeopleShape, 'people', repository.path)
    await told(ChosenShape, 'people', 'undo')
    for (const name of names.filter((each) => each !== 'files')) {
      const { output } = await listedInsight(name).load()
      await told(output, name, repository.path, ...(operands[name] ?? []))
    }
    for (const name of names)
      await told(ExplanationShape, 'explain', name, repository.path, ...(subjects[name] ?? []))
  })

  test('files, one line for each path ever seen, renames followed or not', async ({
    databaseUrl,
    folder,
  }) => {
    await using repository = await aTeamsRepository()
    const run = cairn({ databaseUrl, folder })
    const rows = async (...flags: string[]) => {
      const { out } = await run('files', repository.path, '--json', '--window', 'all', ...flags)
      return out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line))
    }
    const followed = await rows()
    expect(followed.map((row) => row.path)).toEqual([
      'README.md',
      'lib/wheel.ts',
      'src/engine.ts',
      'src/gone.ts',
    ])
    expect(followed.find((row) => row.path === 'src/gone.ts')).toMatchObject({
      atHead: false,
      revisions: 2,
    })
    const [aged] = await rows('--lines', '--path', 'src/engine.ts')
    const { lineAge, ...rest } = aged
    expect(rest).toEqual(followed.find(({ path }) => path === 'src/engine.ts'))
    expect(lineAge).toMatchObject({ path: 'src/engine.ts', lines: expect.any(Number) })
    const plain = await rows('--no-follow')
    expect(plain.map((row) => row.path)).toContain('src/motor.ts')
    const counted = (
      await repository.git('log', '--no-merges', '-M', '--name-only', '--format=', 'main')
    ).split('\n')
    for (const row of plain)
      expect([row.path, row.revisions]).toEqual([
        row.path,
        counted.filter((path) => path === row.path).length,
      ])
  })
})
