/** The jobs that a question about CI means: all, or of a component those that the team said build it. */
import type { Facts } from '#facts/facts.ts'
import { pickJobs } from '#insights/flow/ci/job.ts'
import { jobsOfComponent } from '#insights/flow/ci/of-component.ts'
import { allJobs, type Months } from '#insights/flow/ci/read-jobs.ts'
import { shownWord } from '#std/shown-word.ts'
import { wordsOf } from './scope.ts'
import { flowSettings } from './settings.ts'

/** Bytes as `eachJob` reads them. Without any, why: nobody said which jobs are meant, and those of all would be another number. */
export type MeantJobs = { jobs: Buffer[] } | { because: string; hint: string }

export async function meantJobs(
  facts: Facts,
  repositoryIds: readonly number[],
  { component, months }: { component: string | undefined; months?: Months },
): Promise<MeantJobs> {
  if (component === undefined) return { jobs: await allJobs(facts, repositoryIds, months) }
  const jobs: Buffer[] = []
  let isSaid = false
  for (const id of repositoryIds) {
    const patterns = await jobPatterns(facts, id, component)
    if (patterns.length === 0) continue
    isSaid = true
    const words = await wordsOf(facts, [id])
    const wants = jobsOfComponent(patterns, (word) => words.get(word) ?? null)
    for (const bytes of await allJobs(facts, [id], months)) jobs.push(pickJobs(bytes, wants))
  }
  if (isSaid) return { jobs }
  return noJobsSaid(component)
}

export function noJobsSaid(component: string): { because: string; hint: string } {
  return {
    because: `nobody said which jobs build ${shownWord(component)}`,
    hint: 'Patterns of their names stand beside its paths in the setting components, as "jobs": ["api-*"].',
  }
}

/** Of which jobs the team said that they build a component; none where nobody said. */
export async function jobPatterns(
  facts: Facts,
  repositoryId: number,
  component: string,
): Promise<string[]> {
  const { components } = await flowSettings(facts, repositoryId)
  return components.filter(({ name }) => name === component).flatMap((one) => one.jobs)
}
