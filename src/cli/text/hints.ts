/** Hints of the tone coach as text: the words, why, and another way to say it. */
import { whyWithSource, type Hint } from '#coach/hint.ts'
import { inert } from '#std/inert.ts'
import type { Io } from '../io.ts'
import { counted } from '#std/words.ts'
import { wrap } from './wrap.ts'

export function showHints(
  { columns, paint }: Pick<Io, 'columns' | 'paint'>,
  { text, hints }: { text: string; hints: readonly Hint[] },
): string {
  if (hints.length === 0) return 'No hints. (Irony and mockery are mostly missed.)\n'
  const shown = hints.map((hint) => {
    const { start, end, strength, suggestion } = hint
    const words = inert(text.slice(start, end).replace(/\s+/g, ' '))
    const where = paint('dim', `line ${lineOf(text, start)}${strength === 'soft' ? ', soft' : ''}`)
    return [
      `${paint('bold', `“${words}”`)}  ${where}`,
      ...wrap(whyWithSource(hint), columns, '  '),
      ...wrap(`→ ${suggestion}`, columns, '  ', '    '),
    ].join('\n')
  })
  return `${shown.join('\n\n')}\n\n${wrap(closing(hints.length), columns).join('\n')}\n`
}

function closing(hintCount: number): string {
  return `${counted(hintCount, 'hint')}, for you alone: take what helps.`
}

function lineOf(text: string, place: number): number {
  return text.slice(0, place).split('\n').length
}
