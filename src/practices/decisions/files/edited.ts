/** What was changed in a decision here, as edits of its file. Pure. */
import { bodyCharsMax } from '#records/shape.ts'
import { CairnError } from '#std/errors.ts'
import type { DecisionFile, FormatName, Status } from '../formats/decision-file.ts'
import { editDecision, type Edit } from '../formats/edit.ts'
import { readFile } from '../formats/read-file.ts'
import { statusSaid } from '../formats/status-said.ts'
import type { Named } from '../formats/supersedes-edit.ts'
import type { Decision } from '../schema.ts'

export interface Change {
  was: Decision
  now: Decision
  /** What took its place, as its file is to name it; null where that cannot be named there. */
  by: Named | null
  /** What it has taken the place of since. */
  supersedes: readonly Named[]
}

export interface Edited {
  content: Uint8Array
  /** What has no place in this format, and is kept here only. */
  leftOut: string[]
}

/** Throws where the file cannot say something that it has a place for: half an edit is none. */
export function edited(file: DecisionFile, change: Change): Edited {
  const leftOut = keptHereOnly(change)
  let current = file
  for (const { what, edit, isSo } of editsOf(file, change)) {
    if (edit === null) {
      leftOut.push(what)
      continue
    }
    let content: Uint8Array
    try {
      content = editDecision(current, edit)
    } catch (error) {
      if (!(error instanceof CairnError) || error.code !== 'decisions.edit.no_place') throw error
      leftOut.push(what)
      continue
    }
    const next = readAgain(current, content)
    if (next === undefined || isSo?.(next) === false) throw meansOther(what)
    current = next
  }
  return { content: new TextEncoder().encode(current.text), leftOut }
}

/** Whether anything that a file can say is not what it was. */
export function isEdited({ was, now, supersedes }: Omit<Change, 'by'>): boolean {
  const said = (decision: Decision) =>
    JSON.stringify([
      decision.title,
      decision.body,
      decision.status,
      reasonOf(decision),
      successorOf(decision),
      decision.options,
    ])
  return said(was) !== said(now) || supersedes.length > 0
}

interface Step {
  what: string
  /** Null where the format has no word for it. */
  edit: Edit | null
  isSo?: (file: DecisionFile) => boolean
}

function editsOf(file: DecisionFile, { was, now, by, supersedes }: Change): Step[] {
  const outcome = outcomeOf[file.format] ?? 'Decision'
  const paragraph = (what: string, words: string, before: string): Step[] =>
    words === '' || words === before ? [] : [{ what, edit: { added: { heading: outcome, words } } }]
  const { title, body } = now
  const options = now.options.filter(
    (option) => !was.options.some((each) => each.title === option.title),
  )
  return [
    ...(body === was.body
      ? []
      : [
          { what: 'body', edit: { words: { from: was.body, to: body, lettersMax: bodyCharsMax } } },
        ]),
    ...(title === was.title ? [] : [{ what: 'title', edit: { title } }]),
    ...(options.length === 0
      ? []
      : [
          {
            what: 'options',
            edit: { added: { heading: 'Considered Options', words: listOf(options) } },
          },
        ]),
    ...paragraph('because', reasonOf(now), reasonOf(was)),
    ...paragraph('noLonger', noLongerOf(now), noLongerOf(was)),
    ...(supersedes.length === 0
      ? []
      : [{ what: 'supersedes', edit: { alsoSupersedes: supersedes } }]),
    ...statusStep(file, { was, now, by }),
  ]
}

function statusStep(file: DecisionFile, { was, now, by }: Omit<Change, 'supersedes'>): Step[] {
  const meaning = meaningOf[now.status]
  const isNews = now.status !== was.status || successorOf(now) !== successorOf(was)
  if (!isNews || meaning === null) return []
  const status = statusSaid(file, meaning, by)
  return status === null
    ? [{ what: 'status', edit: null }]
    : [{ what: 'status', edit: { status }, isSo: (after) => after.meaning === meaning }]
}

export const meaningOf = {
  open: 'proposed',
  accepted: 'accepted',
  superseded: 'superseded',
  deprecated: 'deprecated',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
  unknown: null,
} as const satisfies Record<Decision['status'], Status | null>

/** Where a format says what was chosen, and why. */
const outcomeOf: Partial<Record<FormatName, string>> = {
  'madr-4': 'Decision Outcome',
  'madr-3': 'Decision Outcome',
  'madr-2': 'Decision Outcome',
  log4brains: 'Decision Outcome',
}

/** As MADR says it. */
function reasonOf(decision: Decision): string {
  const because = 'because' in decision ? decision.because.trim() : ''
  const chosen = 'chosen' in decision ? decision.chosen : null
  if (chosen === null) return because
  return `Chosen option: "${chosen}"${because === '' ? '.' : `, because ${because}`}`
}

function noLongerOf(decision: Decision): string {
  return decision.status === 'deprecated' ? decision.noLonger.trim() : ''
}

function successorOf(decision: Decision): string | null {
  return decision.status === 'superseded' ? decision.successor : null
}

function listOf(options: Decision['options']): string {
  return options.map(({ title }) => `* ${title}`).join('\n')
}

/** Of what these formats have no word for. */
function keptHereOnly({ was, now }: Change): string[] {
  const days = (decision: Decision) => ({
    until: decision.until,
    reviewOn: 'reviewOn' in decision ? decision.reviewOn : null,
  })
  const before: Record<string, string | null> = days(was)
  return Object.entries(days(now)).flatMap(([what, day]) =>
    day === null || day === before[what] ? [] : [what],
  )
}

function readAgain({ path }: DecisionFile, content: Uint8Array): DecisionFile | undefined {
  return readFile(path.replace(/#\/adrs\/\d+$/, ''), content).decisions.find(
    (each) => each.path === path,
  )
}

function meansOther(what: string): CairnError {
  return new CairnError(
    'conflict',
    'decisions.edit.two_places',
    `The file says its ${what} in two places, and only one of them could be written.`,
    { hint: 'Leave one of them in the file, and import it again.' },
  )
}
