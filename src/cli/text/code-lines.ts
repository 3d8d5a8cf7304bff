/** Lines of code with their numbers, and below them where they are now. */
import { Lines } from '#app/code/lines.ts'
import { inert } from '#std/inert.ts'
import type { Io } from '../io.ts'
import { wrap } from './wrap.ts'

export function showCodeLines(
  { columns, paint }: Pick<Io, 'columns' | 'paint'>,
  answer: unknown,
): string {
  const { path, commit, lines, notes, now } = Lines.parse(answer)
  const width = String(lines.at(-1)?.number ?? '').length
  const sure =
    now.state === 'cannot_tell' || now.confidence >= 0.9 ? '' : ` (${sureness(now.confidence)})`
  return [
    ...wrap(`${inert(path)} in commit ${commit.slice(0, 10)}`, columns).map((line) =>
      paint('bold', line),
    ),
    '',
    ...lines.map(
      ({ number, text }) =>
        `${paint('dim', String(number).padStart(width))}  ${inert(text.replaceAll('\t', '    '))}`,
    ),
    ...(lines.length > 0 ? [''] : []),
    ...[...notes, `${now.says}${sure}`].flatMap((says) => wrap(inert(says), columns)),
    '',
  ].join('\n')
}

/** A number would claim to have been measured. */
function sureness(confidence: number): string {
  return confidence >= 0.75 ? 'quite sure' : 'not sure'
}
