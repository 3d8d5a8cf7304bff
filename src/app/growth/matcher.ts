/** What matching asks of the facts, and how it reads what everybody keeps for it. */
import { knowledge } from '#insights/knowledge/insight.ts'
import type { KnowledgeAnswer } from '#insights/knowledge/schema.ts'
import type { Matcher } from '#practices/growth/pairs/round-verbs.ts'
import { CairnError } from '#std/errors.ts'
import { inAskedScope, type Evidence } from '../asked-scope.ts'
import { repositoryNames } from '../known-repository.ts'
import { withOwnConnections } from '../postgres/pool.ts'
import { recordsOn } from '../session.ts'

/** Of a repository that fewer people wrote, what is known to one points at them. */
const authorsMin = 5
/** A single file is no part that one could learn. */
const filesMin = 2
/** As many as one likes to read. */
const areasMax = 12
/** Further repositories are not asked: a page waits for the answer. */
const repositoriesMax = 20

export function matcher(opened: Promise<Evidence>): Matcher {
  return {
    apart: async (work) =>
      withOwnConnections((await opened).facts.pool, (own) => work(recordsOn(own))),
    async countKnowing(areas) {
      const paths = Map.groupBy(areas, (area) => area.slice(0, Math.max(0, area.lastIndexOf(':'))))
      const counted = await Promise.all(
        [...paths]
          .filter(([repository]) => repository !== '')
          .slice(0, repositoriesMax)
          .map(async ([repository, named]) => {
            const known = new Map(
              (await areasOf(await opened, repository)).map(({ path, people }) => [path, people]),
            )
            return named.flatMap((area) => {
              const knownTo = known.get(area.slice(repository.length + 1))
              return knownTo === undefined ? [] : [{ area, knownTo }]
            })
          }),
      )
      return counted.flat()
    },
    async knownToOne() {
      const evidence = await opened
      const names = (await repositoryNames(evidence.facts)).slice(0, repositoriesMax)
      const found = await Promise.all(
        names.map(async (name) => {
          const areas = await areasOf(evidence, name)
          return areas
            .filter(({ people, isCode, files }) => people === 1 && isCode && files >= filesMin)
            .map(({ path, files }) => ({ area: `${name}:${path}`, files }))
        }),
      )
      return found
        .flat()
        .toSorted((one, other) => other.files - one.files)
        .slice(0, areasMax)
    },
  }
}

/** Areas of a repository that is the work of enough people; else none. */
async function areasOf(evidence: Evidence, repository: string): Promise<KnowledgeAnswer['areas']> {
  try {
    const { areas, authors } = await inAskedScope(
      evidence,
      { given: { repository }, now: new Date() },
      (scope) => knowledge.answer(scope, {}),
    )
    return authors < authorsMin ? [] : areas
  } catch (error) {
    // What people write may name what is not there, or what several are called; and a scan may be under way.
    if (error instanceof CairnError) return []
    throw error
  }
}
