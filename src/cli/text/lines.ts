/** What a verb says of its answer, drawn as wide as the terminal. */
import type { Line } from '#verbs/line.ts'
import { inert } from '#std/inert.ts'
import type { Io } from '../io.ts'
import { wrap } from './wrap.ts'

export function showLines(
  { columns, paint }: Pick<Io, 'columns' | 'paint'>,
  lines: readonly Line[],
): string {
  const drawn = lines.flatMap(({ as, text }, index) => {
    const { indent, rest = indent, tone, isApart } = looks[as]
    const wrapped = text
      .split('\n')
      .flatMap((part) => (part.trim() === '' ? [''] : wrap(inert(part), columns, indent, rest)))
    const painted =
      tone === undefined ? wrapped : wrapped.map((each) => (each === '' ? each : paint(tone, each)))
    return [...(isApart === true && index > 0 ? [''] : []), ...painted]
  })
  return `${drawn.join('\n')}\n`
}

interface Look {
  indent: string
  rest?: string
  tone?: 'bold' | 'dim'
  /** With an empty line before it. */
  isApart?: true
}

const looks: Record<Line['as'], Look> = {
  title: { indent: '', tone: 'bold' },
  heading: { indent: '', tone: 'bold', isApart: true },
  plain: { indent: '' },
  item: { indent: '  ', rest: '    ' },
  detail: { indent: '    ', rest: '      ' },
  soft: { indent: '', tone: 'dim' },
}
