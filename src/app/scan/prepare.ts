/**
 * Computes, at the end of a first scan, the answers that would be too dear on arrival. After a later scan the first who asks
 * computes them, and they are kept: a scan of a few new commits stays short.
 */
import { openCodeReader } from '#app/code-reader.ts'
import { makeScope } from '#app/scope.ts'
import type { Facts } from '#facts/facts.ts'
import { writeBatchesReading } from '#insights/batches/prepare.ts'
import { writeCouplingReading } from '#insights/coupling/prepare.ts'
import { writeKnowledgeReading } from '#insights/knowledge/prepare.ts'
import { writeReleasesReading } from '#insights/releases/prepare.ts'
import { writeRevertsReading } from '#insights/reverts/prepare.ts'

export async function prepareReadings(
  facts: Facts,
  dataFolder: string,
  repositoryId: number,
): Promise<void> {
  const code = openCodeReader(facts, { dataFolder, repositoryId })
  try {
    const scope = await makeScope(facts, { repositoryId, now: new Date(), code })
    await Promise.all([
      writeKnowledgeReading(scope),
      writeReleasesReading(scope),
      writeBatchesReading(scope),
      writeCouplingReading(scope),
      writeRevertsReading(scope),
    ])
  } finally {
    await code.close()
  }
}
