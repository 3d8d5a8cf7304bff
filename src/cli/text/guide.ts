/** A guide in a terminal: one step after the other, the question before what to look at. */
import { Guide, type GuideLink, type Step } from '#app/guide/shape.ts'
import { inert } from '#std/inert.ts'
import type { Io } from '../io.ts'
import { toPaste } from '../paste.ts'
import { wrap } from './wrap.ts'

type Terminal = Pick<Io, 'columns' | 'paint'>

/** One of the steps, counted from 1, or all. */
export function showGuide(
  terminal: Terminal,
  { steps }: Pick<Guide, 'steps'>,
  which: number | 'all',
): string {
  const shown = steps.map((step, place) => [
    ...asked(terminal, steps, place),
    ...told(terminal, step),
  ])
  const lines =
    which === 'all'
      ? shown.flatMap((step, place) => (place === 0 ? step : ['', ...step]))
      : (shown[Math.min(which, steps.length) - 1] ?? [])
  return `${lines.join('\n')}\n`
}

/** For a door that shows whatever a verb answers. */
export function showWholeGuide(terminal: Terminal, answer: unknown): string {
  return showGuide(terminal, Guide.parse(answer), 'all')
}

/** Enter shows what to look at, then the next question; q ends it. */
export async function walkGuide(
  io: Pick<Io, 'columns' | 'paint' | 'out' | 'err' | 'input' | 'signal'>,
  { steps }: Guide,
): Promise<void> {
  const keys = linesOf(io)
  for (const [place, step] of steps.entries()) {
    io.out(`${[...(place === 0 ? [] : ['']), ...asked(io, steps, place)].join('\n')}\n`)
    io.err(io.paint('dim', 'Enter shows what to look at, q ends. '))
    if (await hasEnough(keys)) return
    io.out(`${told(io, step).join('\n')}\n`)
    if (place === steps.length - 1) return
    io.err(io.paint('dim', 'Enter for the next question, q ends. '))
    if (await hasEnough(keys)) return
  }
}

async function hasEnough(keys: AsyncIterator<string>): Promise<boolean> {
  const { done, value } = await keys.next()
  return done === true || value.trim().toLowerCase() === 'q'
}

async function* linesOf({ input, signal }: Pick<Io, 'input' | 'signal'>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let begun = ''
  try {
    for await (const chunk of input.chunks()) {
      const lines = (begun + decoder.decode(chunk, { stream: true })).split('\n')
      begun = lines.pop() ?? ''
      yield* lines
    }
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

function asked({ columns, paint }: Terminal, steps: readonly Step[], place: number): string[] {
  const number = `${place + 1} of ${steps.length}  `
  const question = steps[place]?.question ?? ''
  return wrap(`${number}${question}`, columns, '', '  ').map((line) => paint('bold', line))
}

function told({ columns, paint }: Terminal, { look, facts }: Step): string[] {
  return [
    '',
    ...wrap(inert(look), columns),
    ...facts.flatMap(({ says, links, command }) => [
      ...wrap(`- ${inert(says)}`, columns, '', '  '),
      ...links.flatMap((link) => toRead(link).map((text) => paint('dim', `  ${text}`))),
      ...(command === null ? [] : [paint('cyan', `  $ ${inert(command)}`)]),
    ]),
  ]
}

/** How a change was made is read in it; by whom is left out, as in all of the guide. */
function toRead(link: GuideLink): string[] {
  if (link.to === 'tip') return [toPaste('cairn', ['tips', 'get', link.ref])]
  if (link.to !== 'commit') return []
  return [toPaste('git', ['show', '--format=%h %as %s', link.oid.slice(0, 12)])]
}
