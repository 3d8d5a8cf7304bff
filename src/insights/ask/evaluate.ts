/**
 * How good are the suggestions? The newest commits are held back; for every file of each, made from the history before it:
 * does the suggestion contain the person who changes the file next? Beside it stands what many tools do (ask the owner: who
 * changed the file most often), and how many people the questions would be spread over. Trailers, fading, damping, silence
 * and the files beside are used as in the answer; coupled files are not.
 */
import type { Scope } from '../insight.ts'
import { PastContacts } from './past-contacts.ts'
import { pastHistory, type PastHistory } from './query-history.ts'
import { loadsOf, ranked, type Loads } from './rank.ts'
import { enough } from './suggest.ts'

export interface AskEvaluation {
  heldBackCommits: number
  /** Questions asked: files of held-back commits that somebody had changed before. */
  questions: number
  suggestion: Score
  /** The same without damping. */
  undamped: Score
  ownership: Score
  /** Right is also who reviewed that commit or wrote it with its author, by its trailers. */
  orReviewer: { suggestion: Score; ownership: Score }
}

export interface Score {
  /** Share of questions where the next author (or reviewer) is among the first one, three, five, ten. */
  top1: number
  top3: number
  top5: number
  top10: number
  /** 1 ÷ Σ p² over the people named first. */
  spread: number
  /** The largest share of questions that goes to one person first. */
  topLoad: number
}

export async function evaluateAsk(
  scope: Scope,
  { heldBack = 1000 }: { heldBack?: number } = {},
): Promise<AskEvaluation> {
  return evaluateOn(await pastHistory(scope), heldBack)
}

/** Pure: the part of the evaluation that needs no database. */
export function evaluateOn({ commits, folderOf }: PastHistory, heldBack: number): AskEvaluation {
  const past = new PastContacts()
  const from = Math.max(0, commits.length - heldBack)
  for (const commit of commits.slice(0, from)) past.add(commit, folderOf)
  const tallies = { suggestion: makeTally(), undamped: makeTally(), ownership: makeTally() }
  const orReviewer = { suggestion: makeTally(), ownership: makeTally() }
  const even: Loads = { share: new Map(), team: 1 }
  for (const commit of commits.slice(from)) {
    const loads = loadsOf(past.team)
    const author = new Set([commit.author])
    const either = new Set([commit.author, ...commit.reviewed, ...commit.wroteWith])
    for (const file of commit.files) {
      const own = past.faded.get(file)
      if (own === undefined) continue
      const beside = past.faded.get(`folder ${folderOf.get(file) ?? ''}`)
      const suggestion = suggestFrom(past, own, beside, commit.at, loads)
      const ownership = owners(past.commits.get(file))
      count(tallies.suggestion, suggestion, author)
      count(tallies.undamped, suggestFrom(past, own, beside, commit.at, even), author)
      count(tallies.ownership, ownership, author)
      count(orReviewer.suggestion, suggestion, either)
      count(orReviewer.ownership, ownership, either)
    }
    past.add(commit, folderOf)
  }
  return {
    heldBackCommits: commits.length - from,
    questions: tallies.suggestion.questions,
    suggestion: scoreOf(tallies.suggestion),
    undamped: scoreOf(tallies.undamped),
    ownership: scoreOf(tallies.ownership),
    orReviewer: {
      suggestion: scoreOf(orReviewer.suggestion),
      ownership: scoreOf(orReviewer.ownership),
    },
  }
}

function suggestFrom(
  past: PastContacts,
  own: Map<string, number>,
  beside: Map<string, number> | undefined,
  at: number,
  loads: Loads,
): string[] {
  const order = (contacts: Map<string, number>) =>
    ranked(
      [...contacts].map(([email, contact]) => ({
        email,
        contact,
        isSilent: past.isSilent(email, at),
      })),
      loads,
    )
  const people = order(own)
  const active = people.filter((person) => !person.isSilent).map((person) => person.email)
  const silent = people.filter((person) => person.isSilent).map((person) => person.email)
  if (active.length < enough && beside !== undefined)
    for (const { email, isSilent } of order(beside))
      if (!isSilent && active.length < enough && !active.includes(email)) active.push(email)
  return [...active, ...silent]
}

/** Most changes first, whoever they are and whenever that was; ties by e-mail. */
function owners(commits: Map<string, number> | undefined): string[] {
  return [...(commits ?? [])]
    .toSorted(([a, own], [b, other]) => other - own || (a < b ? -1 : 1))
    .map(([email]) => email)
}

interface Tally {
  questions: number
  hits: [number, number, number, number]
  first: Map<string, number>
}

const makeTally = (): Tally => ({ questions: 0, hits: [0, 0, 0, 0], first: new Map() })

function count(tally: Tally, people: readonly string[], right: ReadonlySet<string>): void {
  const place = people.findIndex((one) => right.has(one))
  tally.questions++
  if (place === 0) tally.hits[0]++
  if (place >= 0 && place < 3) tally.hits[1]++
  if (place >= 0 && place < 5) tally.hits[2]++
  if (place >= 0 && place < 10) tally.hits[3]++
  const first = people[0]
  if (first !== undefined) tally.first.set(first, (tally.first.get(first) ?? 0) + 1)
}

function scoreOf({ questions, hits, first }: Tally): Score {
  const share = (part: number): number =>
    questions === 0 ? 0 : Math.round((10_000 * part) / questions) / 10_000
  const { team } = loadsOf(first)
  return {
    top1: share(hits[0]),
    top3: share(hits[1]),
    top5: share(hits[2]),
    top10: share(hits[3]),
    spread: first.size === 0 ? 0 : Math.round(team * 10_000) / 10_000,
    topLoad: share(Math.max(0, ...first.values())),
  }
}
