/** A decision that was born here as a file: MADR 4. */
import { plainHeading } from './page.ts'
import { outlineOf } from './outline.ts'
import { linesOf } from './source-text.ts'
import { isPlainInYaml } from './splice.ts'
import { linkTo, type Named } from './supersedes-edit.ts'

export interface MadrPage {
  path: string
  title: string
  status: string
  /** YYYY-MM-DD. */
  date: string
  body: string
  options: readonly { title: string; pros: readonly string[]; cons: readonly string[] }[]
  /** The title of the option taken. */
  chosen: string | null
  because: string
  /** Why it holds no longer. */
  noLonger: string
  /** Each with which side it is on. */
  consequences: readonly string[]
  /** What would show that it is honoured. */
  confirmation: readonly string[]
  supersedes: readonly Named[]
  /** What else there is to know: an item each. */
  more: readonly string[]
}

export function madrPage({
  path,
  title,
  status,
  date,
  body,
  options,
  chosen,
  because,
  noLonger,
  consequences,
  confirmation,
  supersedes,
  more,
}: MadrPage): string {
  const parts = [
    `---\nstatus: ${isPlainInYaml(status) ? status : JSON.stringify(status)}\ndate: ${date}\n---`,
    `# ${title}`,
    ...context(body),
    ...(options.length === 0
      ? []
      : ['## Considered Options', options.map((option) => `* ${option.title}`).join('\n')]),
    ...outcome(
      [chosen, because, noLonger],
      [...listed('### Consequences', consequences), ...listed('### Confirmation', confirmation)],
    ),
    ...prosAndCons(options),
    ...listed('## More Information', [
      ...supersedes.map((named) => `Supersedes ${linkTo(path, named)}`),
      ...more,
    ]),
  ]
  return `${parts.join('\n\n')}\n`
}

/** Whoever wrote the sections of MADR has them already. */
function context(body: string): string[] {
  const words = body.trim()
  const { headings } = outlineOf(linesOf(words))
  const isTold = headings.some(({ text }) => plainHeading(text) === 'context and problem statement')
  if (isTold) return [words]
  return ['## Context and Problem Statement', ...(words === '' ? [] : [words])]
}

function listed(heading: string, words: readonly string[]): string[] {
  return words.length === 0 ? [] : [heading, words.map(item).join('\n')]
}

function outcome(
  [chosen, because, noLonger]: [string | null, string, string],
  below: readonly string[],
): string[] {
  const words = because.trim()
  const isSentence = chosen !== null && words !== '' && !words.includes('\n\n')
  const told = [
    ...(chosen === null
      ? []
      : [`Chosen option: "${chosen}"${isSentence ? `, because ${words}` : '.'}`]),
    isSentence ? '' : words,
    noLonger.trim(),
  ].filter((paragraph) => paragraph !== '')
  return told.length + below.length === 0 ? [] : ['## Decision Outcome', ...told, ...below]
}

function prosAndCons(options: MadrPage['options']): string[] {
  const told = options.filter(({ pros, cons }) => pros.length + cons.length > 0)
  return told.length === 0
    ? []
    : [
        '## Pros and Cons of the Options',
        ...told.flatMap(({ title, pros, cons }) => [
          `### ${title}`,
          [
            ...pros.map((words) => item(`Good, because ${words}`)),
            ...cons.map((words) => item(`Bad, because ${words}`)),
          ].join('\n'),
        ]),
      ]
}

/** What goes on over several lines stays within its item. */
function item(words: string): string {
  return `* ${words.trim().replaceAll('\n', '\n  ')}`
}

/** `0012-use-a-queue.md` */
export function madrFileName(number: number, title: string): string {
  const slug = title
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
  // Names longer than 255 bytes are refused by most disks; a letter may take four, and two places here.
  const short = slug.slice(0, 60).replace(/[\uD800-\uDBFF]$|-+$/, '')
  return `${String(number).padStart(4, '0')}-${short === '' ? 'decision' : short}.md`
}
