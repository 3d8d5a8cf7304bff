/** Answers about another repository than the one that was named, or of another forge. */
import { CairnError } from '#std/errors.ts'
import { notUnderstood, type Tally } from './tally.ts'

/**
 * Before anything is written. Some objects of others are left out and counted: a long history has them from before it was renamed. But
 * where all are, the wrong repository was named.
 */
export function refuseOthers(repository: string, tally: Tally): void {
  const other = tally.foremostOther
  if (tally.own > 0 || other === undefined) return
  throw new CairnError(
    'invalid',
    'import.other_repository',
    `These are answers about ${other}, not about ${repository}.`,
    { hint: `Say --repository ${other}, if that is meant; nothing was imported.` },
  )
}

const forges = {
  GitHub: { other: 'GitLab', command: 'cairn import gitlab' },
  GitLab: { other: 'GitHub', command: 'cairn import github' },
} as const

/** Files of two forges are called the same: where not one object is what this forge answers, they are of another. */
export function refuseStrange(forge: keyof typeof forges, tally: Tally): void {
  const [first] = tally.leftOutRows
  const isStrange = tally.leftOutRows.every(({ why }) => why.startsWith(notUnderstood))
  if (first === undefined || !isStrange || tally.rows.some(({ kept }) => kept > 0)) return
  const { other, command } = forges[forge]
  throw new CairnError(
    'invalid',
    'import.not_understood',
    `Nothing in these files is an answer of ${forge}: ${first.example} is ${first.why}.`,
    { hint: `If they are of ${other}, say ${command}; nothing was imported.` },
  )
}
