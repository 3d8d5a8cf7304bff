/** Records from files: all of them or none, and where something is wrong, at which line of which file. */
import { CairnError } from '#std/errors.ts'
import type { Ctx } from '#verbs/ctx.ts'
import type { About, Kind } from '../shape.ts'
import { checkRecord, twiceIn } from './check-record.ts'
import type { FileOfRecord } from './export-records.ts'
import { knownHere, type Given } from './known-here.ts'
import { readRecordFile, type Problem } from './record-file.ts'
import { writeRecord } from './write-record.ts'

export interface Imported {
  added: number
  changed: number
  unchanged: number
  /** Files that say nothing of being a record. */
  skipped: string[]
  /** How often somebody is named who does not belong to this workspace: they are left unnamed. */
  strangers: number
}

export async function importRecords(
  ctx: Ctx,
  kinds: readonly Kind<About>[],
  files: readonly FileOfRecord[],
): Promise<Imported> {
  const problems: Problem[] = []
  const skipped: string[] = []
  const given: Given[] = []
  for (const { path, content } of files) {
    const read = readRecordFile(path, content)
    if (read === null) skipped.push(path)
    else if (Array.isArray(read)) problems.push(...read)
    else given.push({ ...read, path })
  }
  const known = await knownHere(ctx, given)
  const checked = given.flatMap((each) => {
    const found = checkRecord(each, { kinds, known, now: ctx.now })
    if (!Array.isArray(found)) return found
    problems.push(...found)
    return []
  })
  problems.push(...twiceIn(given))
  if (problems.length > 0) throw notImported(problems)
  const strangers = { count: 0 }
  const counts = { added: 0, changed: 0, unchanged: 0 }
  for (const each of checked) counts[await writeRecord(ctx, each, { known, strangers })] += 1
  return { ...counts, skipped, strangers: strangers.count }
}

function notImported(problems: readonly Problem[]): CairnError {
  const [first] = problems
  const more = problems.length - 1
  const where = first === undefined ? '' : `${first.path}:${first.line} ${first.message}`
  return new CairnError(
    'invalid',
    'records.import.wrong',
    `Nothing was imported. ${where}${more === 0 ? '' : ` ${more} more ${more === 1 ? 'is' : 'are'} wrong.`}`,
    { hint: 'Mend the files, and import them again.', details: { problems } },
  )
}
