/** The words of questions: the states a question can be in, and what each of them knows. */
import { z } from 'zod'
import { OtherRecord } from '#records/other-record.ts'
import { about, aboutLine, type Kind } from '#records/shape.ts'
import { Rung } from './schema-ladder.ts'

const minutesMax = 60 * 24 * 30

/** What the draft asks for: often the answer is found while it is written. All may be left empty. */
export const thought = {
  /** What the asker wants in the end. */
  goal: z.string(),
  expected: z.string(),
  observed: z.string(),
  tried: z.string(),
  /** How long it took so far; null where nobody said. */
  minutes: z.int().min(1).max(minutesMax).nullable(),
}

const known = {
  ...thought,
  /** It burns: every hint is open as soon as it is there. */
  unblocked: z.boolean(),
}

const closed = {
  /** In the asker's own words. */
  found: z.string(),
  /** What would have told them, where the way was shown; null where nobody said. */
  wouldHaveTold: z.string().nullable(),
}

export const Question = z
  .discriminatedUnion('status', [
    z.object({ ...about, ...known, status: z.literal('open') }),
    z.object({ ...about, ...known, status: z.literal('guided') }),
    /** Closed before the way was shown. */
    z.object({ ...about, ...known, ...closed, status: z.literal('found') }),
    /** Closed after a worked example or the answer. */
    z.object({ ...about, ...known, ...closed, status: z.literal('answered') }),
  ])
  .meta({ id: 'Question' })
export type Question = z.output<typeof Question>

export type Status = Question['status']

/** In the order of a life. */
const statuses = [...['open', 'guided', 'found', 'answered']] as const satisfies readonly Status[]

export const Hint = z
  .object({
    id: z.uuid(),
    rung: Rung,
    /** Null while it is folded. */
    body: z.string().nullable(),
    /** The member's id; null where it was left without a name. */
    author: z.uuid().nullable(),
    isOpen: z.boolean(),
    version: z.int().min(1),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Hint' })
export type Hint = z.output<typeof Hint>

/** Code that a question is about. */
export const QuestionPlace = z
  .object({
    repository: z.string(),
    path: z.string(),
    /** Both null where it is about the whole file. */
    from: z.int().nullable(),
    to: z.int().nullable(),
  })
  .meta({ id: 'QuestionPlace' })
export type QuestionPlace = z.output<typeof QuestionPlace>

const told = {
  /** By rung, and by when they were left. */
  hints: z.array(Hint),
  /** The rung that can be opened next; null where there is none. */
  next: Rung.nullable(),
  /** Whether the reader asked it. Of a question without a name nobody can tell. */
  isMine: z.boolean(),
  /** Other questions that name the same files. */
  samePlace: z.array(OtherRecord),
  /** The code that its words point at. */
  places: z.array(QuestionPlace),
}

const [isOpen, isGuided, isFound, isAnswered] = Question.options

/** As it is read one by one. */
export const QuestionTold = z
  .discriminatedUnion('status', [
    isOpen.safeExtend(told),
    isGuided.safeExtend(told),
    isFound.safeExtend(told),
    isAnswered.safeExtend(told),
  ])
  .meta({ id: 'QuestionTold' })
export type QuestionTold = z.output<typeof QuestionTold>

/** One of a list. */
export const QuestionLine = z
  .object({ ...aboutLine, status: z.enum(statuses), unblocked: z.boolean() })
  .meta({ id: 'QuestionLine' })

export const questions: Kind<Question> = { name: 'question', shape: Question }
