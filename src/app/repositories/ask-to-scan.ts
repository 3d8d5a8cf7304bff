/** Has repositories read while the workspace is open: those that were named, and those that have news. */
import type { Facts } from '#facts/facts.ts'
import { locate } from '#sources/git/locate.ts'
import { repositoriesAt, sourceOf } from '../find-repositories.ts'
import { hasMoved } from '../known-repository.ts'
import type { Scans, ScanWish } from './scans.ts'

type Wish = Omit<ScanWish, 'given' | 'source'>

/**
 * Paths and URLs; a folder stands for all that lie below it. Where none of them can be read, that is said at once; of one among
 * others the scan says it.
 */
export async function askToScan(
  scans: Scans,
  given: readonly string[],
  wish: Wish = {},
): Promise<void> {
  const { trustOwner = false, trustAlternates = false } = wish
  const trust = { trustOwner, trustAlternates }
  const paths = await repositoriesAt(given, trust)
  const located = await Promise.allSettled(paths.map(async (path) => locate(path, trust)))
  const [first] = located
  if (first?.status === 'rejected' && located.every(({ status }) => status === 'rejected'))
    throw first.reason
  for (const path of paths) scans.ask({ ...wish, given: path, source: await sourceOf(path, trust) })
}

/** Whatever moved on this machine since it was read. No host is asked: that is for whoever wants it. */
export async function askForNews(scans: Scans, facts: Facts): Promise<void> {
  const known = await facts.db
    .selectFrom('repository')
    .select(['repository_id as id', 'name', 'source', 'scanned_at as scannedAt'])
    .orderBy('source')
    .execute()
  for (const repository of known)
    if (await hasMoved({ facts }, repository)) scans.again(repository.source)
}
