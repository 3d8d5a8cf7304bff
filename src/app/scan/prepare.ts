/** Computes, at the end of a scan, the answers that would be too dear on arrival. */
import { openCodeReader } from '#app/code-reader.ts'
import { makeScope } from '#app/scope.ts'
import type { Facts } from '#facts/facts.ts'
import { writeKnowledgeReading } from '#insights/knowledge/prepare.ts'

export async function prepareReadings(facts: Facts, dataFolder: string, repositoryId: number): Promise<void> {
  const code = openCodeReader(facts, { dataFolder, repositoryId })
  try {
    await writeKnowledgeReading(await makeScope(facts, { repositoryId, now: new Date(), code }))
  } finally {
    await code.close()
  }
}
