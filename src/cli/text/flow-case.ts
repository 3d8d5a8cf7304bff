/** The case on a terminal, as Markdown, or as a page. */
import { casePage } from '#app/flow/case/page.ts'
import { FlowCase } from '#app/flow/case/shape.ts'
import { inert } from '#std/inert.ts'
import type { Io } from '../io.ts'
import { wrap } from './wrap.ts'

export function caseText(
  io: Pick<Io, 'columns' | 'paint'>,
  answer: unknown,
  { markdown, html }: Readonly<Record<string, unknown>>,
): string {
  const told = FlowCase.parse(answer)
  if (html === true) return casePage(told)
  if (markdown === true) return told.markdown
  const lines = told.sections.flatMap(({ title, says, items }) => [
    '',
    io.paint('bold', title),
    ...says.flatMap((text) => wrap(inert(text), io.columns)),
    ...items.flatMap((text) =>
      wrap(inert(text), io.columns - 2).map((line, place) => `${place === 0 ? '- ' : '  '}${line}`),
    ),
  ])
  return `${[io.paint('bold', inert(told.title)), ...lines].join('\n')}\n`
}
