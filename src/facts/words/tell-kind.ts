/** What a commit is told to be by words: its kind, and the flags that follow from what was written. */
import { flag } from './flags.ts'
import { kindOf, type Kind, type WordList } from './kinds.ts'

/** What the team says about its own commits, in files of the repository. */
export interface TeamSays {
  wordLists: readonly WordList[]
  /** Whether .git-blame-ignore-revs lists the commit. */
  isIgnoredRevision: (oid: string) => boolean
}

export interface Written {
  oid: string
  parents: number
  subject: string
  /** Whether it names a commit that it reverts. */
  reverts: boolean
  /** Whether it says that it fixes an issue (`fixes #12`; what closes one need not mend anything), or has a Fixes: trailer. */
  fixes: boolean
}

/** As explanations say it. */
export const whatIsAFix =
  'A change is a fix when its subject says so by the words for fixes (cairn explain reverts lists them), when its message says that it fixes an issue (fix, fixes or fixed before #12, ABC-12 or owner/name#12; to close or resolve one is not enough), or when it has a Fixes: trailer.'

/** The flags that `tellKind` sets or clears; the others do not depend on words. */
export const toldFlags = flag.formatOnly | flag.fix | flag.revert

export function tellKind(commit: Written, team: TeamSays): { kind: Kind; flags: number } {
  const isMerge = commit.parents > 1
  const kind: Kind = isMerge ? 'merge' : kindOf(commit.subject, team.wordLists)
  const isFix = kind === 'fix' || commit.fixes
  const isRevert = kind === 'revert' || commit.reverts
  return {
    kind,
    flags:
      (kind === 'format' || team.isIgnoredRevision(commit.oid) ? flag.formatOnly : 0) |
      (!isMerge && isFix ? flag.fix : 0) |
      (!isMerge && isRevert ? flag.revert : 0),
  }
}
