/** The closed vocabulary of what one sees when something is wrong, and of where code runs. Other parts of Cairn speak in these words, too. */
import { z } from 'zod'

const ofSight = ['stack-trace', 'failing-test', 'wrong-result', 'crash', 'hang', 'slow'] as const
const ofWhen = ['flaky-test', 'regression', 'works-here'] as const
const ofMachine = ['memory', 'leak', 'race', 'network', 'permission'] as const
const ofSetting = ['environment', 'configuration', 'build', 'dependency'] as const
const ofMatter = ['data', 'encoding', 'time-and-zones', 'interface'] as const
const ofMind = ['unknown-code', 'stuck'] as const

export const signs = [
  ...[...ofSight, ...ofWhen, ...ofMachine],
  ...[...ofSetting, ...ofMatter, ...ofMind],
] as const

/** What one sees; all that a tip can fit. */
export const Sign = z.enum(signs)
export type Sign = z.output<typeof Sign>

/** Those of the names that are signs, in their order. */
export function toSigns(names: readonly string[]): Sign[] {
  return names.flatMap((name) => signs.find((sign) => sign === name) ?? [])
}

/** As whoever sees it would say it. */
export const signWords: Readonly<Record<Sign, string>> = {
  'stack-trace': 'A stack trace',
  'failing-test': 'A failing test',
  'wrong-result': 'A wrong result',
  crash: 'It crashes',
  hang: 'It hangs',
  slow: 'It is slow',
  'flaky-test': 'It fails now and then',
  regression: 'It worked before',
  'works-here': 'It works here, not there',
  memory: 'It needs much memory',
  leak: 'Something grows and grows',
  race: 'Two things at once',
  network: 'Between two machines',
  permission: 'Access is denied',
  environment: 'The machine and its setup',
  configuration: 'Settings and flags',
  build: 'The build fails',
  dependency: 'A dependency',
  data: 'What the data holds',
  encoding: 'Odd letters',
  'time-and-zones': 'Times and zones',
  interface: 'What a page shows',
  'unknown-code': 'Code one does not know',
  stuck: 'Nothing helps any more',
}

/** In the order in which one meets them. */
export const areas: readonly { label: string; signs: readonly Sign[] }[] = [
  { label: 'What you see', signs: ofSight },
  { label: 'When', signs: ofWhen },
  { label: 'Machine', signs: ofMachine },
  { label: 'Setup', signs: ofSetting },
  { label: 'Matter', signs: ofMatter },
  { label: 'You', signs: ofMind },
]

export const runtimes = [
  ...['node', 'python', 'java', 'go', 'rust', 'dotnet', 'ruby', 'php'],
  ...['native', 'browser', 'sql'],
] as const

/** Where code runs, as far as a tip is for that alone. */
export const Runtime = z.enum(runtimes)
export type Runtime = z.output<typeof Runtime>

export function toRuntimes(names: readonly string[]): Runtime[] {
  return names.flatMap((name) => runtimes.find((runtime) => runtime === name) ?? [])
}

export const runtimeWords: Readonly<Record<Runtime, string>> = {
  node: 'Node.js',
  python: 'Python',
  java: 'Java',
  go: 'Go',
  rust: 'Rust',
  dotnet: '.NET',
  ruby: 'Ruby',
  php: 'PHP',
  native: 'C and C++',
  browser: 'the browser',
  sql: 'SQL',
}
