/** Where the lines of stops are at the head of their repositories, as far as these were scanned. */
import type { TrailPorts } from '#practices/trails/ports.ts'
import type { CodePlace } from '#practices/trails/schema-stop.ts'
import { keptAnswers, placeKey } from '#practices/trails/standing.ts'
import type { Facts } from '#facts/facts.ts'
import { CairnError } from '#std/errors.ts'
import type { Evidence } from '../asked-scope.ts'
import { gitPlaceOf } from '../code-reader.ts'
import { follow } from '../code/follow.ts'
import { commitCalled } from '../code/lines.ts'
import { repositoryCalled } from '../known-repository.ts'
import { recordsOn } from '../session.ts'

type Answers = Awaited<ReturnType<TrailPorts['follow']>>
type Answer = Answers[number]

/** In the order asked. */
export async function followScanned(
  evidence: Evidence,
  places: readonly CodePlace[],
): Promise<Answers> {
  const answers = new Map<CodePlace, Answer>()
  for (const [name, asked] of Map.groupBy(places, ({ repository }) => repository))
    for (const [place, answer] of await followIn(evidence, name, asked)) answers.set(place, answer)
  return places.map((place) => answers.get(place) ?? cannotTell('Nobody looked.'))
}

/** Those of one repository. */
export async function followIn(
  { facts, dataFolder }: Evidence,
  name: string,
  places: readonly CodePlace[],
): Promise<Map<CodePlace, Answer>> {
  const nobody = (says: string) => new Map(places.map((place) => [place, cannotTell(says)]))
  try {
    const repository = await repositoryCalled(facts, name)
    if (repository === undefined)
      return nobody(`No repository of this workspace is called ${JSON.stringify(name)}.`)
    const repositoryId = repository.id
    const { gitDir, head } = await gitPlaceOf(facts, { dataFolder, repositoryId })
    // What a scan looked up is not looked up again.
    const kept = await keptAnswers({ db: recordsOn(facts.pool) }, places, head)
    const open = places.filter((place) => !kept.has(placeKey(place)))
    const found = await followFrom(facts, { repositoryId, gitDir, head }, open)
    return new Map(
      places.map((place) => {
        const answer = kept.get(placeKey(place))
        return [place, answer === undefined ? (found.get(place) ?? noAnswer) : { ...answer, head }]
      }),
    )
  } catch (error) {
    if (error instanceof CairnError) return nobody(error.message)
    throw error
  }
}

async function followFrom(
  facts: Facts,
  { repositoryId, gitDir, head }: { repositoryId: number; gitDir: string; head: string },
  places: readonly CodePlace[],
): Promise<Map<CodePlace, Answer>> {
  const known = new Map<string, string | undefined>()
  for (const digits of new Set(places.map(({ commit }) => commit))) {
    const found = await commitCalled(facts, repositoryId, { digits, length: head.length })
    known.set(digits, found?.oid)
  }
  const found = places.flatMap((place) => {
    const commit = known.get(place.commit)
    return commit === undefined ? [] : [{ place, stood: { ...place, commit } }]
  })
  const told = await follow(
    { gitDir, head },
    found.map(({ stood }) => stood),
  )
  const answers = new Map<CodePlace, Answer>()
  for (const [index, { place }] of found.entries()) {
    const answer = told[index]
    if (answer !== undefined) answers.set(place, { ...answer, head })
  }
  for (const place of places)
    if (known.get(place.commit) === undefined)
      answers.set(place, cannotTell(`No commit that was read begins with ${place.commit}.`))
  return answers
}

function cannotTell(says: string): Answer {
  return { state: 'cannot_tell', to: null, confidence: 0, says, head: null }
}

const noAnswer = cannotTell('Nobody looked.')
