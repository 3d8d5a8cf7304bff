/** Where an object belongs: of which project it is, by its address. */
import { z } from 'zod'
import { id } from '#facts/forge/fields.ts'

const address = z.string().max(2000).nullish().catch(null)

const Addresses = z.object({
  web_url: address,
  project_id: id.nullish().catch(null),
  deployable: z.object({ web_url: address }).nullish().catch(null),
})

export interface Place {
  /** group/name, with what stands before it where GitLab does not lie at the root of its host; null where the object does not say. */
  project: string | null
  /** GitLab's own number of the project. */
  externalId: string | null
}

export function placeOf(raw: unknown): Place {
  const { data } = Addresses.safeParse(raw)
  const page = data?.web_url ?? data?.deployable?.web_url
  const project = ofProject.exec(page ?? '')?.[1] ?? null
  // The number stands in objects of forks as well: only an address tells whose it is.
  return { project, externalId: project === null ? null : (data?.project_id ?? null) }
}

/** Until 2019 there was no `/-/` in them. */
const ofProject =
  /^https?:\/\/[^/]+\/([^?#]+?)\/(?:-\/)?(?:merge_requests|pipelines|jobs|issues|work_items|commits?)\/[^/]+$/

/** Whether both are the same project: the address may have the place that GitLab lies at before the path. */
export function isProject(told: string, wanted: string): boolean {
  const [one, other] = [told.toLowerCase(), wanted.toLowerCase()]
  return one === other || one.endsWith(`/${other}`)
}
