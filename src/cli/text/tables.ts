/** Which columns each insight's items have on a terminal. JSON has all the rest. */
import type { AnswerOf, InsightName } from '#app/insights.ts'
import type { Answer } from '#insights/insight.ts'
import { shellWord } from '#std/shell.ts'
import { inert } from '#std/inert.ts'
import type { Paint } from '../io.ts'
import { count, counted, days, percent } from '#std/words.ts'
import { table, type Column } from './table.ts'
import { shorten, wrap } from './wrap.ts'

type ItemOf<Name extends InsightName> =
  AnswerOf<Name> extends { items: (infer Item)[] } ? Item : never

function complexityOf({ complexity, complexityMeasure }: ItemOf<'hotspots'>): string {
  if (complexityMeasure === 'none') return '–'
  return `${complexityMeasure === 'cognitive' ? '' : '~'}${count(complexity)}`
}

const hotspots: Column<ItemOf<'hotspots'>>[] = [
  { head: '#', of: (item) => count(item.rank), isNumber: true },
  {
    head: 'code',
    of: (item) => (item.name === null ? item.path : `${item.path}:${item.startLine} ${item.name}`),
    mayShrink: true,
  },
  { head: 'changes', of: (item) => count(item.revisions), isNumber: true },
  { head: 'fixes', of: (item) => count(item.fixes), isNumber: true, minor: 2 },
  {
    head: 'complexity',
    of: complexityOf,
    isNumber: true,
  },
  {
    head: '9 in 10',
    of: (item) => `${item.rankInterval.low}–${item.rankInterval.high}`,
    isNumber: true,
    minor: 1,
  },
]
/** In one word: the rule itself is in the JSON, and in the sentences above. */
function whyTogether({ expected, namedIn, sameDirectory }: ItemOf<'coupling'>): string {
  if (expected !== null) return 'expected'
  if ((namedIn ?? []).length > 0) return 'import'
  return sameDirectory ? 'folder' : ''
}

const coupling: Column<ItemOf<'coupling'>>[] = [
  { head: 'when this changes', of: (item) => item.a, mayShrink: true },
  { head: 'this does, too', of: (item) => item.b, mayShrink: true },
  {
    head: 'together',
    of: (item) => `${count(item.shared)} of ${count(item.revisionsA)}`,
    isNumber: true,
  },
  { head: 'at least', of: (item) => percent(item.interval.low), isNumber: true, minor: 1 },
  { head: 'why', of: whyTogether, minor: 2 },
]
const missing: Column<ItemOf<'missing'>>[] = [
  { head: 'usually changes, too', of: (item) => item.path, mayShrink: true },
  {
    head: 'together',
    of: (item) => `${count(item.shared)} of ${count(item.revisions)}`,
    isNumber: true,
  },
  { head: 'at least', of: (item) => percent(item.interval.low), isNumber: true, minor: 1 },
]
const areas: Column<AnswerOf<'knowledge'>['areas'][number]>[] = [
  {
    head: 'area',
    // Its files alone are counted: what is below stands in rows of its own.
    of: (area) => (area.without.length === 0 ? area.path : `${area.path} (itself)`),
    mayShrink: true,
  },
  { head: 'files', of: (area) => count(area.files), isNumber: true },
  { head: 'authors', of: (area) => count(area.people), isNumber: true },
  { head: 'at risk', of: (area) => area.risk ?? 'no' },
]
const trend: Column<ItemOf<'trend'>>[] = [
  { head: 'when', of: (item) => item.at?.slice(0, 10) ?? 'unknown' },
  { head: 'commit', of: (item) => item.oid.slice(0, 10) },
  {
    head: 'complexity',
    of: (item) => (item.complexity === null ? '–' : count(item.complexity)),
    isNumber: true,
  },
  { head: 'lines', of: (item) => (item.lines === null ? '-' : count(item.lines)), isNumber: true },
]
const releases: Column<ItemOf<'releases'>>[] = [
  { head: 'release', of: (item) => item.name, mayShrink: true },
  { head: 'on', of: (item) => item.at?.slice(0, 10) ?? 'unknown' },
  { head: 'commits', of: (item) => count(item.commits), isNumber: true },
  {
    head: 'half waited',
    of: (item) => (item.leadTimeDays.p50 === null ? '-' : days(item.leadTimeDays.p50)),
    isNumber: true,
  },
  {
    head: 'mended soon',
    of: (item) => (item.failed === null ? '-' : item.failed ? 'yes' : 'no'),
    minor: 1,
  },
]
const batches: Column<ItemOf<'batches'>>[] = [
  { head: 'month', of: (item) => item.month },
  { head: 'changes', of: (item) => count(item.n), isNumber: true },
  {
    head: 'paths, half',
    of: (item) => (item.paths.p50 === null ? '-' : count(item.paths.p50)),
    isNumber: true,
  },
  {
    head: 'lines, half',
    of: (item) => (item.lines.p50 === null ? '-' : count(item.lines.p50)),
    isNumber: true,
  },
  { head: 'over 50 paths', of: (item) => count(item.bulk), isNumber: true, minor: 1 },
]
const largest: Column<AnswerOf<'batches'>['largest'][number]>[] = [
  { head: 'largest changes', of: (item) => item.subject, mayShrink: true },
  { head: 'paths', of: (item) => count(item.paths), isNumber: true },
  { head: 'lines', of: (item) => count(item.lines), isNumber: true },
  { head: 'on', of: (item) => item.at?.slice(0, 10) ?? '', minor: 2 },
  { head: 'commit', of: (item) => item.oid?.slice(0, 10) ?? '', minor: 1 },
]
const reverts: Column<ItemOf<'reverts'>>[] = [
  { head: 'area', of: (item) => item.path, mayShrink: true },
  { head: 'changes', of: (item) => count(item.changes), isNumber: true },
  { head: 'fixes', of: (item) => count(item.fixes), isNumber: true },
  { head: 'share', of: (item) => percent(item.fixShare), isNumber: true },
  { head: 'taken back', of: (item) => count(item.reverted), isNumber: true, minor: 1 },
]
const lately: Column<ItemOf<'mix'>> = {
  head: 'lately',
  of: (item) =>
    item.trend === null || !isMoving(item)
      ? ''
      : `${item.trend.direction}, from ${percent(item.trend.before)} to ${percent(item.trend.recent)}`,
  minor: 1,
}
const isMoving = (item: ItemOf<'mix'>): boolean =>
  item.trend !== null && item.trend.direction !== 'unclear'
const mix: Column<ItemOf<'mix'>>[] = [
  { head: 'kind', of: (item) => item.kind },
  { head: 'changes', of: (item) => count(item.n), isNumber: true },
  { head: 'share', of: (item) => percent(item.share), isNumber: true },
  lately,
]
const files: Column<ItemOf<'files'>>[] = [
  { head: 'path', of: (item) => item.path, mayShrink: true },
  { head: 'changes', of: (item) => count(item.revisions), isNumber: true },
  { head: 'added', of: (item) => linesOf(item, item.added), isNumber: true },
  { head: 'deleted', of: (item) => linesOf(item, item.deleted), isNumber: true },
  { head: '', of: (item) => (item.atHead ? '' : 'gone') },
]

/** A binary file has no lines. */
function linesOf({ revisions, uncounted }: ItemOf<'files'>, lines: number): string {
  return uncounted === revisions && revisions > 0 ? '–' : count(lines)
}

const lineAge: Column<NonNullable<AnswerOf<'files'>['lineAge']>['byYear'][number]>[] = [
  { head: 'last changed in', of: ({ year }) => year?.toString() ?? 'unknown' },
  { head: 'lines', of: ({ lines }) => count(lines), isNumber: true },
]

/** Long lists are for programs; here the most recent points of a series say enough. */
const pointsShown = 24

function earlier(items: readonly unknown[], what: string): string[] {
  const more = items.length - pointsShown
  return more > 0 ? [`… and ${counted(more, `earlier ${what}`)}; --json has all.`] : []
}

/** Reasons are sentences: they stand below the name. */
function people(items: readonly ItemOf<'ask'>[], width: number, paint: Paint): string[] {
  return items.flatMap(({ name, email, reasons }) => [
    paint('bold', shorten(inert(`${name} <${email}>`), width)),
    ...reasons.flatMap((reason) => wrap(inert(reason), width, '  ')),
  ])
}

/** An area is enough to begin with; more than these are for programs. */
const areasShown = 8

/** What would be left without an author, by area, and who could grow into it: of whoever would leave nothing is told. */
function absence(
  { name, email, namesakes, areas: all }: NonNullable<AnswerOf<'knowledge'>['without']>,
  width: number,
  paint: Paint,
): string[] {
  const more = all.length - areasShown
  return [
    paint('bold', shorten(inert(`Without ${name} <${email}>`), width)),
    ...(namesakes.length === 0
      ? []
      : wrap(
          inert(
            `Also called so: ${namesakes.join(', ')}. If they are one person: cairn people merge ${shellWord(email)} ${shellWord(namesakes[0] ?? '')}`,
          ),
          width,
        )),
    ...all
      .slice(0, areasShown)
      .flatMap(({ path, files: size, filesLosingLastAuthor: lost, examples, pairWith }) => [
        ...wrap(inert(`${path}: ${count(lost)} of ${counted(size, 'file')}`), width, '  '),
        ...wrap(
          inert(`${examples.join(', ')}${lost > examples.length ? ', …' : ''}`),
          width,
          '    ',
        ),
        ...(pairWith.length === 0
          ? wrap(
              `→ Nobody else who is active changed these; cairn ask says who is near.`,
              width,
              '    ',
            )
          : pairWith.flatMap((one) =>
              wrap(
                inert(`→ ${one.name} <${one.email}> ${one.reasons.join('; ')}`),
                width,
                '    ',
                '      ',
              ),
            )),
      ]),
    ...(more > 0
      ? [`  … and ${counted(more, 'more area', 'more areas')}: --json has them all`]
      : []),
  ]
}

interface Table {
  /** Given the answer of its own insight, as the list in app/insights.ts has it. */
  draw(answer: Answer, width: number, paint: Paint): string[]
}

export const tables: Record<InsightName, Table> = {
  hotspots: { draw: ({ items }: AnswerOf<'hotspots'>, ...rest) => table(hotspots, items, ...rest) },
  trend: {
    draw: ({ items }: AnswerOf<'trend'>, ...rest) => [
      ...table(trend, items.slice(-pointsShown), ...rest),
      ...earlier(items, 'point'),
    ],
  },
  coupling: { draw: ({ items }: AnswerOf<'coupling'>, ...rest) => table(coupling, items, ...rest) },
  missing: { draw: ({ items }: AnswerOf<'missing'>, ...rest) => table(missing, items, ...rest) },
  knowledge: {
    draw: (answer: AnswerOf<'knowledge'>, ...rest) =>
      answer.without === undefined
        ? table(areas, answer.areas, ...rest)
        : absence(answer.without, ...rest),
  },
  ask: { draw: ({ items }: AnswerOf<'ask'>, ...rest) => people(items, ...rest) },
  releases: { draw: ({ items }: AnswerOf<'releases'>, ...rest) => table(releases, items, ...rest) },
  batches: {
    draw: ({ items, largest: changes }: AnswerOf<'batches'>, ...rest) => [
      ...table(batches, items.slice(-pointsShown), ...rest),
      ...earlier(items, 'month'),
      ...(changes.length === 0 ? [] : ['', ...table(largest, changes, ...rest)]),
    ],
  },
  reverts: { draw: ({ items }: AnswerOf<'reverts'>, ...rest) => table(reverts, items, ...rest) },
  mix: {
    draw: ({ items }: AnswerOf<'mix'>, ...rest) =>
      table(items.some(isMoving) ? mix : mix.filter((column) => column !== lately), items, ...rest),
  },
  files: {
    draw: ({ items, lineAge: age }: AnswerOf<'files'>, ...rest) => [
      ...table(files, items, ...rest),
      ...(age ? ['', ...table(lineAge, age.byYear, ...rest)] : []),
    ],
  },
}
