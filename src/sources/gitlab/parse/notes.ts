/** Notes of a merge request: that somebody spoke, or that GitLab says what happened; the words stay where they are. */
import { z } from 'zod'
import { id, number, time } from '#facts/forge/fields.ts'
import { eventKey, numberedKey, type RequestEventSeen } from '#facts/forge/seen.ts'
import { account } from './account.ts'
import { turn } from './requests.ts'
import { systemNotes, type SystemNote } from './system-notes.ts'

const Note = z.object({
  id,
  type: z.string().nullable().catch(null),
  body: z.string().catch(''),
  author: account,
  created_at: time.refine((at) => at !== null),
  system: z.boolean().catch(false),
  noteable_type: z.string().nullable().catch(null),
  noteable_iid: number.nullable().catch(null),
})

export interface NoteSeen {
  id: string
  /** Of the request, where the note says so. */
  number: number | null
  /** Written by somebody, and not by GitLab. */
  isComment: boolean
  /** It belongs to an issue, a commit, a snippet. */
  isOfOther: boolean
  /** What it tells of this request. */
  events: (of: number) => RequestEventSeen[]
}

/** Throws a ZodError where it does not say what it is. */
export function noteSeen(raw: unknown): NoteSeen {
  const note = Note.parse(raw)
  const { noteable_type: type, created_at: at } = note
  return {
    ...{ id: note.id, number: note.noteable_iid, isComment: !note.system },
    isOfOther: type !== null && type !== 'MergeRequest',
    events: (of) => (at === null ? [] : eventsOf(note, of, at)),
  }
}

function eventsOf(note: z.output<typeof Note>, of: number, at: number): RequestEventSeen[] {
  if (note.system) return systemNotes(note.body).flatMap((told) => happened(told, { note, of, at }))
  const kind = note.type === 'DiffNote' ? 'line_commented' : 'commented'
  const key = numberedKey('note', note.id)
  return [{ number: of, key, kind, at, actor: note.author, version: at }]
}

/** Not by the number of the note: other ways to hear of it do not tell one. */
function happened(
  told: SystemNote,
  { note: { author: actor }, of, at }: { note: z.output<typeof Note>; of: number; at: number },
): RequestEventSeen[] {
  const { kind, subject, verdict } = told
  if (kind === 'merged' || kind === 'closed' || kind === 'reopened')
    return turn(of, kind, at, actor)
  const who = { actor, ...(subject === undefined ? {} : { subject }) }
  return [
    {
      ...{ number: of, key: eventKey(kind, at, who), kind, at, ...who, version: at },
      ...(verdict === undefined ? {} : { verdict }),
    },
  ]
}
