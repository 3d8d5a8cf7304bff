/** What was found: records as all lists show them, and paths below. */
import { SearchAnswer } from '#app/search/verbs.ts'
import { inert } from '#std/inert.ts'
import type { Io } from '../io.ts'
import { showRecords } from './records.ts'
import { fold } from './wrap.ts'

export function showFound(
  io: Pick<Io, 'columns' | 'tableColumns' | 'paint'>,
  answer: unknown,
): string {
  const { records, paths } = SearchAnswer.parse(answer)
  const both = records.items.length > 0 && paths.items.length > 0
  const shown = records.items.length > 0 || paths.items.length === 0 ? showRecords(io, records) : ''
  const files = paths.items.flatMap(({ repository, path }) =>
    fold(`${inert(repository)}:${inert(path)}`, io.columns),
  )
  const more = paths.isWeighed ? [] : ['', 'There are many more; further letters tell them apart.']
  return [shown, both ? '\n' : '', ...[...files, ...more].map((line) => `${line}\n`)].join('')
}
