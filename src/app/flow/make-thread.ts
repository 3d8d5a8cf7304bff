/** The thread that makes the flow of all that a forge told of, once. */
import { workerData } from 'node:worker_threads'
import { makeFacts } from '#facts/facts.ts'
import { makePool } from '../postgres/pool.ts'
import { makeFlow } from './make.ts'
import type { FlowThread } from './make-behind.ts'
import { flowRepositories } from './scope.ts'

const { connection }: FlowThread = workerData
const pool = makePool({ ...connection, max: 2 })
try {
  const facts = makeFacts(pool)
  for (const { id } of await flowRepositories({ facts }, undefined)) await makeFlow(facts, id)
} finally {
  await pool.end()
}
