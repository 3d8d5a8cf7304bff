/** Where the lines of stops are at the head of their repositories, as far as these were scanned. */
import type { TrailPorts } from '#practices/trails/ports.ts'
import type { CodePlace } from '#practices/trails/schema-stop.ts'
import { CairnError } from '#std/errors.ts'
import type { Evidence } from '../asked-scope.ts'
import { gitPlaceOf } from '../code-reader.ts'
import { follow } from '../code/follow.ts'
import { commitCalled } from '../code/lines.ts'
import { repositoryCalled } from '../known-repository.ts'

type Answers = Awaited<ReturnType<TrailPorts['follow']>>

/** In the order asked. */
export async function followScanned(
  evidence: Evidence,
  places: readonly CodePlace[],
): Promise<Answers> {
  const answers = new Map<CodePlace, Answers[number]>()
  for (const [name, asked] of Map.groupBy(places, ({ repository }) => repository))
    for (const [place, answer] of await followIn(evidence, name, asked)) answers.set(place, answer)
  return places.map((place) => answers.get(place) ?? cannotTell('Nobody looked.'))
}

async function followIn(
  { facts, dataFolder }: Evidence,
  name: string,
  places: readonly CodePlace[],
): Promise<(readonly [CodePlace, Answers[number]])[]> {
  const nobody = (says: string) => places.map((place) => [place, cannotTell(says)] as const)
  const repository = await repositoryCalled(facts, name)
  if (repository === undefined)
    return nobody(`No repository of this workspace is called ${JSON.stringify(name)}.`)
  try {
    const { gitDir, head } = await gitPlaceOf(facts, { dataFolder, repositoryId: repository.id })
    const known = new Map<string, string | undefined>()
    for (const digits of new Set(places.map(({ commit }) => commit))) {
      const found = await commitCalled(facts, repository.id, { digits, length: head.length })
      known.set(digits, found?.oid)
    }
    const found = places.flatMap((place) => {
      const commit = known.get(place.commit)
      return commit === undefined ? [] : [{ place, stood: { ...place, commit } }]
    })
    const told = await follow(
      { gitDir, head },
      found.map((one) => one.stood),
    )
    const unread = places.filter(({ commit }) => known.get(commit) === undefined)
    return [
      ...found.map(({ place }, at) => {
        const answer = told[at]
        return [
          place,
          answer === undefined ? cannotTell('Nobody looked.') : { ...answer, head },
        ] as const
      }),
      ...unread.map(
        (place) =>
          [place, cannotTell(`No commit that was read begins with ${place.commit}.`)] as const,
      ),
    ]
  } catch (error) {
    if (error instanceof CairnError) return nobody(error.message)
    throw error
  }
}

function cannotTell(says: string): Answers[number] {
  return { state: 'cannot_tell', to: null, confidence: 0, says, head: null }
}
