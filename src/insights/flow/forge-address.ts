/** Where something is seen on its forge, told by where its project is. Pure. */

export interface ForgePlace {
  forge: 'github' | 'gitlab' | 'gitea'
  host: string
  /** owner/name */
  path: string
}

/** `oid` in full, hexadecimal. */
export function commitOnForge({ forge, host, path }: ForgePlace, oid: string): string {
  return `https://${host}/${path}${forge === 'gitlab' ? '/-/commit/' : '/commit/'}${oid}`
}

export function changeOnForge({ forge, host, path }: ForgePlace, number: number): string {
  const words = { github: '/pull/', gitlab: '/-/merge_requests/', gitea: '/pulls/' } as const
  return `https://${host}/${path}${words[forge]}${number}`
}

/** Null where nobody can tell: Gitea counts the jobs of a run anew, and what no forge numbered has a number of ours. */
export function jobOnForge(
  { forge, host, path }: ForgePlace,
  { id, runId }: { id: string; runId: string },
): string | null {
  if (forge === 'gitea' || isOurs(id)) return null
  if (forge === 'gitlab') return `https://${host}/${path}/-/jobs/${id}`
  return isOurs(runId) ? null : `https://${host}/${path}/actions/runs/${runId}/job/${id}`
}

/** Numbers that are made here have 63 bits (facts/forge/made-number.ts); a forge that counts is far from 53. */
function isOurs(id: string): boolean {
  return BigInt(id) > Number.MAX_SAFE_INTEGER
}
