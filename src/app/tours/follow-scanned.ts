/** Where the lines of stops are at the head of their repositories, as far as these were scanned. */
import type { TrailPorts } from '#practices/trails/ports.ts'
import type { CodePlace } from '#practices/trails/schema-stop.ts'
import { CairnError } from '#std/errors.ts'
import type { Evidence } from '../asked-scope.ts'
import { openCodeReader } from '../code-reader.ts'
import { linesOf } from '../code/lines.ts'
import { repositoryCalled } from '../known-repository.ts'

type Answers = Awaited<ReturnType<TrailPorts['follow']>>

export async function followScanned(
  evidence: Evidence,
  places: readonly CodePlace[],
): Promise<Answers> {
  const answers = new Map<CodePlace, Answers[number]>()
  for (const [name, asked] of Map.groupBy(places, ({ repository }) => repository))
    await followIn(evidence, name, asked, answers)
  return places.map((place) => answers.get(place) ?? cannotTell('Nobody looked.'))
}

async function followIn(
  { facts, dataFolder }: Evidence,
  name: string,
  places: readonly CodePlace[],
  answers: Map<CodePlace, Answers[number]>,
): Promise<void> {
  const repository = await repositoryCalled(facts, name)
  const code =
    repository === undefined
      ? undefined
      : openCodeReader(facts, { dataFolder, repositoryId: repository.id })
  try {
    for (const place of places)
      answers.set(
        place,
        repository === undefined || code === undefined
          ? cannotTell(`No repository of this workspace is called ${JSON.stringify(name)}.`)
          : await one({ facts, repository, code, texts: { colour: async () => undefined } }, place),
      )
  } finally {
    await code?.close()
  }
}

async function one(
  parts: Parameters<typeof linesOf>[0],
  place: CodePlace,
): Promise<Answers[number]> {
  try {
    const { now, head } = await linesOf(parts, place)
    const { state, path, from, to, confidence, says } = now
    return {
      ...{ state, confidence, says, head },
      to: path === null || from === null || to === null ? null : { path, from, to },
    }
  } catch (error) {
    if (error instanceof CairnError) return cannotTell(error.message)
    throw error
  }
}

function cannotTell(says: string): Answers[number] {
  return { state: 'cannot_tell', to: null, confidence: 0, says, head: null }
}
