/** Reads files of CDEvents: an array, an event on each line, or one event. What is of no use here is left out and counted. */
import { basename } from 'node:path'
import { gathered } from '#facts/forge/dump/batches.ts'
import type { Tally } from '#facts/forge/dump/tally.ts'
import { understood, type LeftOut } from '#facts/forge/dump/understood.ts'
import type { ForgeBatch } from '#facts/forge/seen.ts'
import { readRecords } from '#std/json/read-records.ts'
import { changeIn } from './changes.ts'
import { deploymentIn } from './deployments.ts'
import { cdEvent, type CdEvent } from './event.ts'
import { Stories } from './stories.ts'

/** All files together: what one begins another may end. `repository` is owner/name. */
export async function eventsIn(
  files: readonly string[],
  { repository, tally }: { repository: string; tally: Tally },
): Promise<ForgeBatch> {
  const [pieces, stories]: [ForgeBatch[], Stories] = [[], new Stories()]
  for (const file of files) {
    tally.file('events')
    for await (const { value, line } of readRecords(file, { listKeys: [] })) {
      const at = `${basename(file)}:${line}`
      const read = () => pieceOf(cdEvent(value), { repository, stories })
      const piece = understood(read, { kind: 'events', at, tally })
      if (piece !== null) pieces.push(piece)
    }
  }
  return gathered([...pieces, stories.batch])
}

function pieceOf(
  event: CdEvent,
  { repository, stories }: { repository: string; stories: Stories },
): ForgeBatch | LeftOut {
  if (deployed.has(event.kind)) return deploymentIn(event)
  if (stories.learn(event)) return {}
  return changeIn(event, repository) ?? { leftOut: whyLeftOut(event) }
}

/** Of what CDEvents tell of by itself; who makes up kinds makes up no lines here. */
function whyLeftOut({ kind }: CdEvent): string {
  const [what = ''] = kind.split('.')
  return others.has(what) ? `of a kind that is not kept: ${what}` : 'of a kind that is not kept'
}

const others = new Set([
  ...['approval', 'artifact', 'branch', 'build', 'change', 'environment', 'repository'],
  ...['service', 'testcaserun', 'testoutput', 'testsuiterun', 'ticket'],
])

const deployed = new Set(['service.deployed', 'service.upgraded', 'service.rolledback'])
