/** `cairn flow deployments` and `cairn flow jobs`: what lies behind the numbers, one by one. */
import { z } from 'zod'
import { FlowDeployment, FlowJob } from '#app/flow/verbs.ts'
import type { Io } from '../io.ts'
import { ask } from './flow.ts'
import { atDesk } from './desk.ts'

interface Flags {
  repository?: string
  window?: string
  component?: string
  environment?: string
  name?: string
  queue?: string
  only?: string
  limit?: number
  data?: string
  json?: true
}

export async function showFlowDeployments(io: Io, flags: Flags): Promise<number> {
  const { items, isMore } = await listed(io, flags, { act: 'deployments', item: FlowDeployment })
  if (!flags.json) {
    const { deploymentsText } = await import('../text/flow-listed.ts')
    io.out(deploymentsText(io, items, isMore))
  }
  return 0
}

export async function showFlowJobs(io: Io, flags: Flags): Promise<number> {
  const { items, isMore } = await listed(io, flags, { act: 'jobs', item: FlowJob })
  if (!flags.json) {
    const { jobsText } = await import('../text/flow-listed.ts')
    io.out(jobsText(io, items, isMore))
  }
  return 0
}

/** Nobody reads 200,000 lines in a window; a program does. */
const usualMost = 50
const pageMost = 200

/** As JSON, a line for each as they are read, the oldest first; else as many of the latest as are read. */
async function listed<Item extends z.ZodType>(
  io: Io,
  flags: Flags,
  { act, item }: { act: string; item: Item },
): Promise<{ items: z.output<Item>[]; isMore: boolean }> {
  const { repository, window, component, environment, name, queue, only, json } = flags
  const most = flags.limit ?? (json ? Infinity : usualMost)
  const page = z.object({ items: z.array(item), next: z.string().nullable() })
  const items: z.output<Item>[] = []
  let told = 0
  let after: string | null | undefined
  await atDesk(io, flags.data, async ({ workspace }) => {
    do {
      const where = { repository, window, component, environment, name, queue, only, after }
      const order = json ? 'oldest' : 'newest'
      // What is no number of lines is refused by the verb.
      const limit = most - told > pageMost ? pageMost : most - told
      const answer = await ask(io, workspace, { act, given: { ...where, order, limit } })
      const read = page.parse(answer)
      told += read.items.length
      if (json) for (const one of read.items) io.out(`${JSON.stringify(one)}\n`)
      else items.push(...read.items)
      after = read.next
    } while (told < most && after !== null)
  })
  return { items, isMore: after !== null && after !== undefined }
}
