/** Turns steps into a history: keeps the branches, the clock and every commit's tree, and writes down the plan. */
import type { CommitPlan, RepositoryPlan, Signature } from '../plan.ts'
import { firstSecond } from '../plan.ts'
import type { Clock, Step } from './steps.ts'
import { difference, edited, merged, reverted } from './tree.ts'
import type { Tree } from './tree.ts'

interface Told {
  commits: CommitPlan[]
  trees: Map<string, Tree>
  /** Short name to the mark of its head. */
  branches: Map<string, string>
  tags: Map<string, NonNullable<RepositoryPlan['tags']>[string]>
  now: number
}

export function tell(steps: readonly Step[]): {
  plan: RepositoryPlan
  trees: ReadonlyMap<string, Tree>
} {
  const told: Told = {
    commits: [],
    trees: new Map(),
    branches: new Map(),
    tags: new Map(),
    now: firstSecond,
  }
  branchTo(told, 'main', commit(told, [], new Map(), { message: 'Begin\n' }))
  for (const step of steps) take(told, step)
  const { commits, trees, branches, tags } = told
  return {
    plan: { commits, branches: Object.fromEntries(branches), tags: Object.fromEntries(tags) },
    trees,
  }
}

function take(told: Told, step: Step): void {
  switch (step.step) {
    case 'work': {
      const [name, head] = branchAt(told, step.branch)
      return branchTo(
        told,
        name,
        commit(told, [head], edited(treeOf(told, head), step.edits), step),
      )
    }
    case 'branch':
      return branchTo(told, newBranch(told), markAt(told, step.from))
    case 'merge':
      return takeMerge(told, step)
    case 'criss-cross': {
      const [one, oneHead] = branchAt(told, step.one)
      const [other, otherHead] = branchAt(told, step.other)
      if (oneHead === otherHead) return
      const [ours, theirs] = [treeOf(told, oneHead), treeOf(told, otherHead)]
      branchTo(told, one, commit(told, [oneHead, otherHead], merged(ours, [theirs], 0), step))
      return branchTo(
        told,
        other,
        commit(told, [otherHead, oneHead], merged(theirs, [ours], 0), step),
      )
    }
    case 'revert':
      return takeRevert(told, step)
    case 'root':
      return branchTo(
        told,
        newBranch(told),
        commit(told, [], edited(new Map(), step.edits), { message: 'Begin again\n' }),
      )
    case 'tag': {
      const mark = markAt(told, step.commit)
      const name = `v${told.tags.size}.0`
      told.tags.set(
        name,
        step.isAnnotated
          ? { of: mark, message: `Release ${name}\n`, tagger: { at: told.now } }
          : mark,
      )
    }
  }
}

function takeMerge(told: Told, step: Extract<Step, { step: 'merge' }>): void {
  const [name, head] = branchAt(told, step.into)
  const parents = new Set([head, ...step.others.map((other) => branchAt(told, other)[1])])
  if (parents.size === 1) return
  const [, ...others] = [...parents].map((mark) => treeOf(told, mark))
  const tree = edited(merged(treeOf(told, head), others, step.ours), step.edits)
  branchTo(
    told,
    name,
    commit(told, [...parents], tree, {
      ...step,
      message: `Merge ${parents.size - 1} into ${name}\n`,
    }),
  )
}

function takeRevert(told: Told, step: Extract<Step, { step: 'revert' }>): void {
  const [name, head] = branchAt(told, step.branch)
  const bad = told.commits[step.commit % told.commits.length]
  const mark = bad?.mark
  if (mark === undefined) return
  const parent = bad?.parents?.[0]
  const before: Tree = parent === undefined ? new Map() : treeOf(told, parent)
  const tree = reverted(treeOf(told, head), before, treeOf(told, mark))
  branchTo(
    told,
    name,
    commit(told, [head], tree, { ...step, message: `Revert "Commit ${mark}"\n` }),
  )
}

/** Writes down a commit and gives its mark. */
function commit(
  told: Told,
  parents: readonly string[],
  tree: Tree,
  about: { author?: number; clock?: Clock; message?: string },
): string {
  const mark = `c${told.commits.length + 1}`
  const clock = about.clock ?? { committed: 60, authoredBefore: 0, zone: 0 }
  told.now = Math.max(0, told.now + clock.committed)
  const person = people[(about.author ?? 0) % people.length] ?? {}
  const zone = zones[clock.zone % zones.length] ?? '+0000'
  const [first] = parents
  told.commits.push({
    mark,
    parents,
    author: { ...person, at: Math.max(0, told.now - clock.authoredBefore), zone },
    committer: { ...person, at: told.now, zone },
    message: about.message ?? `Commit ${mark}${ticketOf(told.commits.length)}\n`,
    changes: difference(first === undefined ? new Map() : treeOf(told, first), tree),
  })
  told.trees.set(mark, tree)
  return mark
}

/** Every third names one of a few. */
function ticketOf(number: number): string {
  return number % 3 === 0 ? ` for TEAM-${1 + (number % 4)}` : ''
}

/** Ana has two addresses, one written in two ways; one author is a machine, one has no name. */
const people: readonly Signature[] = [
  { name: 'Ana', email: 'ana@example.org' },
  { name: 'Ana Lima', email: 'Ana@Example.org' },
  { name: 'Ana', email: 'ana@home.example' },
  { name: 'Zoë Åström', email: 'zoe@example.org' },
  { name: 'renovate[bot]', email: 'bot@example.org' },
  { name: Buffer.from([0x4a, 0xf6, 0x72, 0x67]), email: 'jorg@example.org' },
  { name: '', email: 'nameless@example.org' },
]

const zones = ['+0000', '+0545', '-0800', '+1400', '-1200', '-0000']

const branchesMax = 6

/** The oldest branch but main gives way when there are many. */
function newBranch(told: Told): string {
  const [, oldest] = told.branches.keys()
  if (told.branches.size >= branchesMax && oldest !== undefined) told.branches.delete(oldest)
  return `b${told.commits.length + 1}`
}

function branchTo(told: Told, name: string, mark: string): void {
  told.branches.set(name, mark)
}

/** Half of all picks mean main, so that it grows long. */
function branchAt(told: Told, pick: number): [name: string, head: string] {
  const all = [...told.branches]
  const main = all[0]
  const picked = pick % 2 === 0 ? main : all[(pick >> 1) % all.length]
  return picked ?? ['main', 'c1']
}

function markAt(told: Told, pick: number): string {
  return told.commits[pick % told.commits.length]?.mark ?? 'c1'
}

function treeOf(told: Told, mark: string): Tree {
  return told.trees.get(mark) ?? new Map()
}
