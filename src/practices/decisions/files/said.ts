/** What a file says, as a record of ours says it. Pure; nothing is guessed. */
import type { Contents } from '#records/record.ts'
import { bodyCharsMax, titleCharsMax } from '#records/shape.ts'
import { titleOf } from '../formats/collection.ts'
import type { DecisionFile, Status } from '../formats/decision-file.ts'
import { isListed, withoutLink } from '../formats/items.ts'
import { optionsIn, type ToldOption } from '../formats/options.ts'
import { wordsOf } from '../formats/words.ts'
import { unsaid, type Decision } from '../schema.ts'
import { consequenceIn } from './listed.ts'

export interface Said {
  file: DecisionFile
  /** The record that took its place, where the file names one that is here. */
  successor: string | null
}

export function contentsOf(said: Said): Contents<Decision> {
  return {
    title: titleHere(said.file),
    body: wordsHere(said.file),
    ...standing(said, { ...unsaid, options: optionsIn(said.file), ...untried }),
  }
}

/** Of a record whose file says something else now: what stayed the same in the file stays as it is here. */
export function changedBy(
  decision: Decision,
  before: DecisionFile | undefined,
  now: Said,
): Decision {
  const { file } = now
  const title =
    before !== undefined && titleHere(before) === titleHere(file) ? decision.title : titleHere(file)
  const body =
    before !== undefined && wordsHere(before) === wordsHere(file) ? decision.body : wordsHere(file)
  const options = optionsAfter(decision.options, before, file)
  const consequences = consequencesAfter(decision.consequences, before, file)
  const isStatusSame =
    before !== undefined &&
    before.meaning === file.meaning &&
    before.status?.value === file.status?.value &&
    before.day === file.day
  if (isStatusSame && !(decision.status === 'superseded' && now.successor !== null))
    return { ...decision, title, body, options, consequences }
  const { id, number, author, tags, version, createdAt, updatedAt } = decision
  const { until, related, code, checks, debt, tries } = decision
  const tried =
    'trial' in decision ? { trial: decision.trial, reviewed: decision.reviewed } : untried
  return {
    ...{ id, number, author, tags, version, createdAt, updatedAt, title, body },
    ...standing(now, {
      ...{ options, until, consequences, related, code, checks, debt, tries },
      ...tried,
    }),
  }
}

/** What the file said before and says no more is gone; what it never said stays. */
function optionsAfter(
  here: Decision['options'],
  before: DecisionFile | undefined,
  file: DecisionFile,
): Decision['options'] {
  const [was, is] = [before === undefined ? [] : optionsIn(before), optionsIn(file)]
  if (JSON.stringify(was) === JSON.stringify(is)) return here
  const after = (mine: readonly string[], old: readonly string[], now: readonly string[]) => {
    const told = new Set([...old, ...now])
    return [...now, ...mine.filter((words) => !told.has(withoutLink(words)))]
  }
  const all = after(titlesOf(here), titlesOf(was), titlesOf(is))
  return all.slice(0, 20).map((title) => {
    const [mine, old, now] = [here, was, is].map((each) => each.find((one) => one.title === title))
    return {
      title,
      pros: after(mine?.pros ?? [], old?.pros ?? [], now?.pros ?? []).slice(0, 50),
      cons: after(mine?.cons ?? [], old?.cons ?? [], now?.cons ?? []).slice(0, 50),
    }
  })
}

/** What the file listed before and lists no more was taken away there, and is not to come back with the next export. */
function consequencesAfter(
  here: Decision['consequences'],
  before: DecisionFile | undefined,
  now: DecisionFile,
): Decision['consequences'] {
  const isIn = (file: DecisionFile | undefined, side: 'good' | 'bad', words: string): boolean => {
    if (file === undefined) return false
    const told = consequenceIn(file.format, side, words)
    return told.under !== null && isListed(file, { under: told.under, words: told.words })
  }
  const left = (side: 'good' | 'bad') =>
    here[side].filter((words) => isIn(now, side, words) || !isIn(before, side, words))
  return { good: left('good'), bad: left('bad') }
}

function titlesOf(options: readonly ToldOption[]): string[] {
  return options.map(({ title }) => title)
}

function titleHere(file: DecisionFile): string {
  const title = titleOf(file)
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
  return title === '' ? 'Untitled' : cutTo(title, titleCharsMax)
}

function wordsHere(file: DecisionFile): string {
  return wordsOf(file, bodyCharsMax).body
}

/** A letter may take two places, and none is cut in half. */
function cutTo(letters: string, most: number): string {
  let cut = ''
  for (const letter of letters) {
    if (cut.length + letter.length > most) break
    cut += letter
  }
  return cut
}

/** What was said here of a decision, and no file says. */
type Considered = Pick<Decision, keyof typeof unsaid>
type Tried = Pick<Extract<Decision, { status: 'accepted' }>, 'trial' | 'reviewed'>

const untried = { trial: null, reviewed: null }

function standing(
  { file, successor }: Said,
  { trial, reviewed, ...considered }: Considered & Tried,
) {
  const decidedAt = decidedAtOf(file)
  const decided = {
    ...{ ...considered, decidedAt, chosen: null, because: '', reviewOn: null },
    ...{ trial, reviewed },
  }
  switch (stateOf[file.meaning]) {
    case 'open':
      return { status: 'open', ...considered } as const
    case 'accepted':
      return { status: 'accepted', ...decided } as const
    case 'superseded':
      return { status: 'superseded', ...decided, successor } as const
    case 'deprecated':
      return { status: 'deprecated', ...decided, noLonger: '' } as const
    case 'rejected':
      return { status: 'rejected', ...considered, decidedAt, because: '' } as const
    case 'withdrawn':
      return { status: 'withdrawn', ...considered, because: '' } as const
    case 'unknown':
      return {
        status: 'unknown',
        ...considered,
        said: file.status?.value.replaceAll('\0', '') ?? null,
        decidedAt,
      } as const
  }
}

/** That it is implemented is a fact about an accepted decision; for one put off we have no state, and a person says. */
const stateOf = {
  idea: 'open',
  proposed: 'open',
  accepted: 'accepted',
  implemented: 'accepted',
  rejected: 'rejected',
  deprecated: 'deprecated',
  superseded: 'superseded',
  withdrawn: 'withdrawn',
  deferred: 'unknown',
  unknown: 'unknown',
} as const satisfies Record<Status, Decision['status']>

/** Noon, so that it is that day in nearly every zone. The day of an RFC and of a KEP is when it was begun. */
function decidedAtOf({ format, day }: DecisionFile): string | null {
  const isOfDecision = !/rfc$|^kep$/.test(format)
  return day !== null && isOfDecision ? `${day}T12:00:00.000Z` : null
}
