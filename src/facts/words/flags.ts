/** What is remarkable about a commit, as a bit set (column commit.flags). */
export const flag = {
  merge: 1,
  /** Its author or committer date is no date. */
  dateSuspect: 2,
  /** Its message was longer than 64 KiB. */
  messageCut: 4,
  /** It touches more than 50 paths: left out of coupling and knowledge. */
  bulk: 8,
  /** It only reformats: said by its subject, or by .git-blame-ignore-revs. */
  formatOnly: 16,
  fix: 32,
  revert: 64,
  /** fixup!, squash! or amend!. */
  fixup: 128,
} as const

export const bulkPathsMax = 50

/** Changes of at least this many paths count, but with doubt: code-maat leaves them out. */
export const widePathsMin = 31
