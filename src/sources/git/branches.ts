/** Chooses the branches a scan reads. */
import { CairnError } from '#std/errors.ts'
import { shownWord } from '#std/shown-word.ts'
import type { Refs } from './refs.ts'

export interface ChosenBranch {
  /** Short name: `main`, `origin/main`, or `HEAD` when detached. */
  name: string
  head: string
  isDefault: boolean
}

export interface Choice {
  branches: ChosenBranch[]
  /** Things the reader should know about the choice, in words. */
  notes: string[]
}

/** The default branch, and those that match `wanted` (names, or patterns with *). One that matches nothing is refused. */
export function chooseBranches(refs: Refs, wanted: readonly string[]): Choice {
  return choose(refs, wanted, (pattern) => {
    throw new CairnError('not_found', 'git.ref.none', `There is no branch ${shownWord(pattern)}.`, {
      hint: 'List them with `git branch --all`.',
    })
  })
}

/** The same by what was wanted once: a branch that is gone by now is told, and keeps nobody from the others. */
export function rememberedBranches(refs: Refs, wanted: readonly string[]): Choice {
  const gone: string[] = []
  const { branches, notes } = choose(refs, wanted, (pattern) => gone.push(pattern))
  return {
    branches,
    notes: [
      ...notes,
      ...gone.map((name) => `There is no branch ${JSON.stringify(name)} any more.`),
    ],
  }
}

function choose(
  refs: Refs,
  wanted: readonly string[],
  whenNone: (pattern: string) => void,
): Choice {
  const notes: string[] = []
  const byDefault = defaultBranch(refs, notes)
  if (refs.isWorktree && byDefault !== undefined)
    notes.push(
      `This is a linked worktree: the default branch of its repository is read, "${byDefault.name}".`,
    )
  const chosen = new Map<string, ChosenBranch>()
  if (byDefault !== undefined) chosen.set(byDefault.name, { ...byDefault, isDefault: true })
  for (const pattern of wanted) {
    const found = matching(refs, pattern)
    if (found.length === 0 && !chosen.has(pattern)) whenNone(pattern)
    for (const branch of found) if (!chosen.has(branch.name)) chosen.set(branch.name, branch)
  }
  return { branches: [...chosen.values()], notes }
}

const usual = ['main', 'master', 'trunk', 'develop', 'default']

/**
 * Which branch the team calls its own. A clone recorded what its origin says; a bare repository says it in HEAD; a working
 * tree's HEAD may stand on any feature branch, so the usual names go before it.
 */
function defaultBranch(refs: Refs, notes: string[]): Omit<ChosenBranch, 'isDefault'> | undefined {
  const { originHead, head } = refs
  const headRef = head && 'ref' in head && !head.ref.startsWith('refs/tags/') ? head.ref : undefined
  const guessed = (name: string) => {
    const branch = branchOf(refs, name)
    if (headRef === undefined || !refs.byName.has(headRef))
      notes.push(`${onNone}; "${branch.name}" is taken as the default branch.`)
    return branch
  }
  if (originHead !== undefined)
    for (const name of [`refs/heads/${originHead}`, `refs/remotes/origin/${originHead}`])
      if (refs.byName.has(name)) return headRef === undefined ? guessed(name) : branchOf(refs, name)
  const names = [...refs.byName.keys()]
  const hasRemotes = names.some((name) => name.startsWith('refs/remotes/'))
  if (headRef !== undefined && refs.byName.has(headRef) && !hasRemotes)
    return branchOf(refs, headRef)
  for (const name of usual)
    for (const full of [`refs/heads/${name}`, `refs/remotes/origin/${name}`])
      if (refs.byName.has(full)) return guessed(full)
  if (headRef !== undefined && refs.byName.has(headRef)) return branchOf(refs, headRef)
  if (head && 'oid' in head) {
    notes.push(`${onNone}; it is detached, and the history it stands on is read.`)
    return { name: 'HEAD', head: head.oid }
  }
  const all = names.toSorted()
  const any =
    all.find((name) => name.startsWith('refs/heads/')) ??
    all.find((name) => name.startsWith('refs/remotes/')) ??
    (head && 'ref' in head && refs.byName.has(head.ref) ? head.ref : undefined)
  return any === undefined ? undefined : guessed(any)
}

const onNone = 'git.head.unresolved: HEAD is on no branch'

function branchOf(refs: Refs, name: string): Omit<ChosenBranch, 'isDefault'> {
  return { name: name.replace(/^refs\/(heads|remotes)\//, ''), head: refs.byName.get(name) ?? '' }
}

function matching(refs: Refs, pattern: string): ChosenBranch[] {
  if (!isRefName(pattern.replaceAll('*', 'x')))
    throw new CairnError(
      'invalid',
      'git.ref.invalid',
      `${shownWord(pattern)} cannot be the name of a branch.`,
      {
        hint: 'Give a branch as `git branch --all` lists it; * stands for any characters.',
      },
    )
  const expression = new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'))
      .join('.*')}$`,
  )
  const names = [...refs.byName.keys()].filter((name) => !name.startsWith('refs/tags/'))
  const found = names.filter(
    (name) =>
      expression.test(name.replace(/^refs\/(heads|remotes)\//, '')) || expression.test(name),
  )
  return found.sort().map((name) => ({ ...branchOf(refs, name), isDefault: false }))
}

/** The rules of git check-ref-format, and no leading dash. */
function isRefName(name: string): boolean {
  if (
    name === '' ||
    name.length > 1000 ||
    name.startsWith('-') ||
    name.endsWith('.') ||
    name.endsWith('/')
  )
    return false
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u0020\u007f~^:?[\\]|\.\.|@\{|\/\/|^\/|^@$/.test(name)) return false
  return name
    .split('/')
    .every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'))
}
