/** Reads hours of GH Archive for the events of one repository. They never tell that they are whole: hours and events are missing. */
import { basename } from 'node:path'
import { CairnError } from '#std/errors.ts'
import { readRecords } from '#std/json/read-records.ts'
import { batched, type SeenBatch, type SeenObject } from '../batches.ts'
import { whyNot, type Tally } from '../tally.ts'
import { archiveEvent, archiveSeen, type ArchiveEvent } from './events.ts'
import { hoursIn } from './files.ts'

export interface ArchiveWish {
  /** Files, or folders of them. */
  given: readonly string[]
  /** owner/name. */
  repository: string
  tally: Tally
  batchSize?: number
}

export async function* readArchive(wish: ArchiveWish): AsyncGenerator<SeenBatch> {
  const { given, repository, tally, batchSize = 3000 } = wish
  const files = await hoursIn(given)
  yield* batched(eventsOf(files, wish), {
    size: batchSize,
    check() {
      if (tally.own > 0) return
      throw new CairnError(
        'not_found',
        'import.no_events',
        `None of the events are about ${repository}.`,
        { hint: 'Check its name, which may have been another one in those hours.' },
      )
    },
    last: () => ({}),
  })
}

async function* eventsOf(
  files: readonly string[],
  { repository, tally }: ArchiveWish,
): AsyncGenerator<SeenObject> {
  const wanted = repository.toLowerCase()
  let externalId: string | null = null
  const wants = (bytes: Buffer): boolean => bytes.toString('latin1').toLowerCase().includes(wanted)
  for (const file of files)
    for await (const { value, line } of readRecords(file, { listKeys: [], wants })) {
      const at = `${basename(file)}:${line}`
      const event = about(value, at, tally)
      if (event === null || event.repo.name.toLowerCase() !== wanted) continue
      tally.own++
      externalId ??= event.repo.id
      yield { piece: pieceOf(event, at, tally), externalId }
    }
}

function about(value: unknown, at: string, tally: Tally): ArchiveEvent | null {
  try {
    return archiveEvent(value)
  } catch (error) {
    tally.leftOut('events', whyNot(error), at)
    return null
  }
}

function pieceOf(event: ArchiveEvent, at: string, tally: Tally): SeenObject['piece'] {
  try {
    const seen = archiveSeen(event)
    if (!('leftOut' in seen)) {
      tally.kept(event.type)
      return seen
    }
    tally.leftOut(event.type, seen.leftOut, at)
  } catch (error) {
    tally.leftOut(event.type, whyNot(error), at)
  }
  return null
}
