/** What was changed in a decision here, as edits of its file. Pure. */
import { bodyCharsMax } from '#records/shape.ts'
import { CairnError } from '#std/errors.ts'
import type { DecisionFile, FormatName, Status } from '../formats/decision-file.ts'
import { editDecision, type Edit } from '../formats/edit.ts'
import { readFile } from '../formats/read-file.ts'
import { statusSaid } from '../formats/status-said.ts'
import type { Named } from '../formats/supersedes-edit.ts'
import type { Decision } from '../schema.ts'
import { listedOf, type Naming, type Told } from './listed.ts'

export interface Change {
  was: Decision
  now: Decision
  /** What took its place, as its file is to name it; null where that cannot be named there. */
  by: Named | null
  /** What it has taken the place of since. */
  supersedes: readonly Named[]
  naming: Naming
}

export interface Edited {
  /** Null where it is what it was. */
  text: string | null
  /** What has no place in this format, and is kept here only. */
  leftOut: string[]
}

/** Throws where the file cannot say something that it has a place for: half an edit is none. */
export function edited(file: DecisionFile, change: Change): Edited {
  const leftOut = new Set<string>()
  let current = file
  for (const { what, edit, isSo, mayFail } of [
    ...editsOf(file, change),
    ...listSteps(file, change),
  ]) {
    if (edit === null) {
      leftOut.add(what)
      continue
    }
    let content: Uint8Array
    try {
      content = editDecision(current, edit)
    } catch (error) {
      if (!(error instanceof CairnError) || !isLeftOut(error, mayFail === true)) throw error
      leftOut.add(what)
      continue
    }
    const next = readAgain(current, content)
    if (next === undefined || isSo?.(next) === false) throw meansOther(what)
    current = next
  }
  return { text: current.text === file.text ? null : current.text, leftOut: [...leftOut] }
}

function isLeftOut({ code }: CairnError, mayFail: boolean): boolean {
  return code === 'decisions.edit.no_place' || (mayFail && code === 'decisions.edit.not_taken')
}

/** Whether anything that a file can say is not what it was. */
export function isEdited({ was, now, supersedes }: Omit<Change, 'by' | 'naming'>): boolean {
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
  /** Whether words that would read as something else are named, and the rest is written. */
  mayFail?: true
}

function editsOf(file: DecisionFile, { was, now, by, supersedes }: Change): Step[] {
  const outcome = outcomeOf[file.format] ?? 'Decision'
  const paragraph = (what: string, words: string, before: string): Step[] =>
    words === '' || words === before ? [] : [{ what, edit: { added: { heading: outcome, words } } }]
  const { title, body } = now
  return [
    ...(body === was.body
      ? []
      : [
          { what: 'body', edit: { words: { from: was.body, to: body, lettersMax: bodyCharsMax } } },
        ]),
    ...(title === was.title ? [] : [{ what: 'title', edit: { title } }]),
    ...paragraph('because', reasonOf(now), reasonOf(was)),
    ...paragraph('noLonger', noLongerOf(now), noLongerOf(was)),
    ...(supersedes.length === 0
      ? []
      : [{ what: 'supersedes', edit: { alsoSupersedes: supersedes } }]),
    ...statusStep(file, { was, now, by }),
  ]
}

/** What the file does not list yet, whoever forgot to; and what was taken away here since it was read. */
function listSteps(file: DecisionFile, { was, now, naming }: Change): Step[] {
  const { path, format } = file
  const [before, after] = [was, now].map((each) => listedOf(each, { path, format, naming }))
  const wanted = new Set(after?.map(keyOf))
  const step = ({ what, under, words }: Told, isThere: boolean): Step => {
    const item = { under: under ?? [], words }
    const edit = isThere ? { listed: item } : { unlisted: item }
    return { what, edit: under === null ? null : edit, mayFail: true }
  }
  return [
    ...(before ?? []).filter((told) => !wanted.has(keyOf(told))).map((told) => step(told, false)),
    ...(after ?? []).map((told) => step(told, true)),
  ]
}

function keyOf(told: Told): string {
  return JSON.stringify(told)
}

function statusStep(
  file: DecisionFile,
  { was, now, by }: Omit<Change, 'supersedes' | 'naming'>,
): Step[] {
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
