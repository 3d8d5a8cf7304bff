/** The draft of a first week: what a newcomer may read, in an order that can be followed, each with why it is there. Pure. */
import { practiceOf } from '#std/practice-of.ts'
import { counted } from '#std/words.ts'
import { empty } from './draft-stops.ts'
import type { StopGiven } from './schema-stop.ts'

export interface FirstWeekFacts {
  repository: string
  /** Of the head that the files are of. */
  commit: string
  /** All files and folders of the head. */
  places: ReadonlySet<string>
  /** Read first, where they are there: README and the like. */
  welcome: readonly string[]
  /** What much else changes with, the most first. */
  central: readonly { path: string; partnerCount: number; changeCount: number }[]
  /** Complicated and often changed, the most first. */
  hotspots: readonly { path: string; changeCount: number; lineCount: number | null }[]
  /** Parts of the code, and whether more than one person knows them; no names. */
  areas: readonly { path: string; knownBy: number }[]
}

/** A record that the path names: a trail, or what governs. */
export interface FirstWeekRecord {
  kind: string
  number: number
  title: string
}

const [centralMax, hotspotsMax, areasMax] = [5, 3, 4]
/** So that many trails leave room for decisions. */
const ofKindMax = 4

export function firstWeek(
  facts: FirstWeekFacts,
  records: readonly FirstWeekRecord[],
): { title: string; body: string; stops: StopGiven[] } {
  const { repository, commit } = facts
  const name = `A first week in ${repository}`
  const seen = new Set<string>()
  const file = (path: string, body: string): StopGiven[] => {
    if (seen.has(path)) return []
    seen.add(path)
    const target = { is: 'code', repository, path, from: null, to: null, commit } as const
    // Where it is stands beside it.
    return [{ ...empty, title: path.slice(path.lastIndexOf('/') + 1), body, target }]
  }
  return {
    title: name,
    body: 'A draft, made from what the history tells: take out what does not help, and write down what only people know.',
    stops: [
      ...facts.welcome.flatMap((path) =>
        file(path, '**Why it is here:** it says what all of this is for.'),
      ),
      // One that was written before leads to the same.
      ...fewOfEach(records.filter((record) => record.title !== name)).map((record) =>
        recordStop(record),
      ),
      ...facts.central
        .slice(0, centralMax)
        .flatMap(({ path, partnerCount, changeCount }) =>
          file(
            path,
            `**Why it is here:** ${counted(partnerCount, 'other file')} often changed together with it, in ${counted(changeCount, 'change')}. Whoever knows it finds the way to the rest.\n\nWhat does it promise to those that lean on it?`,
          ),
        ),
      // Where much changes with a file, it is often a hotspot, too.
      ...facts.hotspots
        .filter(({ path }) => !seen.has(path))
        .slice(0, hotspotsMax)
        .flatMap(({ path, changeCount, lineCount }) =>
          file(
            path,
            `**Why it is here:** much work passes through it: ${counted(changeCount, 'change')}${lineCount === null ? '' : `, ${counted(lineCount, 'line')}`}. You will meet it soon, and it is not simple.\n\nWhich part of it would you change last, and why?`,
          ),
        ),
      ...facts.areas.slice(0, areasMax).map((area) => areaStop(facts, area)),
      last,
    ],
  }
}

function fewOfEach(records: readonly FirstWeekRecord[]): FirstWeekRecord[] {
  return [...Map.groupBy(records, ({ kind }) => kind).values()].flatMap((alike) =>
    alike.slice(0, ofKindMax),
  )
}

function recordStop({ kind, number, title }: FirstWeekRecord): StopGiven {
  const why =
    kind === 'trail'
      ? 'somebody walked this way before, and wrote down what they saw.'
      : 'it holds here, and says why things are as they are.'
  return {
    ...{ ...empty, title, body: `**Why it is here:** ${why} See ${practiceOf(kind)}.` },
    target: { is: 'record', record: `${kind}#${number}` },
  }
}

function areaStop(
  { repository }: FirstWeekFacts,
  { path, knownBy }: FirstWeekFacts['areas'][number],
): StopGiven {
  const known =
    knownBy === 1
      ? 'one person knows most of it, so a second pair of hands is welcome'
      : `${counted(knownBy, 'person', 'people')} know it, so there is somebody to ask`
  return {
    ...{ ...empty, title: `Whom to ask about ${path === '' ? repository : path}` },
    body: `**Why it is here:** ${known}. Who can be asked is found beside each file.\n\nWhat would you like to see somebody do here, once, beside you?`,
    target: path === '' ? { is: 'none' } : { is: 'directory', repository, path },
  }
}

const last: StopGiven = {
  ...empty,
  title: 'What was missing?',
  body: 'You are the only one who sees this with fresh eyes. What did you look for and not find? Add it here for whoever comes next.',
  target: { is: 'none' },
}
