/** The words of a stop: what it is about, what its reader is asked, and what is to be filled in. */
import { z } from 'zod'
import { kindNames } from '#records/kinds.ts'

export const stopsMax = 500
/** Of all stops of a trail together: more is a book. */
export const charsMax = 600_000

export const RepositoryName = z.string().trim().min(1).max(200)
const Path = z
  .string()
  .min(1)
  .max(4096)
  .refine(
    (path) =>
      !path.startsWith('/') && !path.split('/').some((part) => part === '..' || part === ''),
    'a path is named from the top of its repository',
  )
const Line = z.int().min(1).max(99_999_999)
const Commit = z.string().regex(/^[0-9a-f]{7,64}$/, 'seven or more digits of an object id')

/** Lines of a file as they stood at a commit. */
export const CodePlace = z.object({
  repository: RepositoryName,
  path: Path,
  from: Line,
  to: Line,
  commit: Commit,
})
export type CodePlace = z.output<typeof CodePlace>

export const Target = z
  .discriminatedUnion('is', [
    z.object({
      is: z.literal('code'),
      repository: RepositoryName,
      path: Path,
      /** 1-based, both included; both null where it is about the whole file. */
      from: Line.nullable(),
      to: Line.nullable(),
      /** At which the lines stood so; null where nobody knows, and then nobody can tell where they went. */
      commit: Commit.nullable(),
    }),
    z.object({ is: z.literal('directory'), repository: RepositoryName, path: Path }),
    z.object({ is: z.literal('uri'), uri: z.string().min(1).max(2000) }),
    z.object({
      is: z.literal('record'),
      record: z
        .string()
        .regex(/^[a-z]{2,30}#[1-9]\d{0,8}$/, 'a kind and a number as in decision#12'),
    }),
    z.object({ is: z.literal('none') }),
  ])
  .refine((target) => target.is !== 'code' || areLines(target), 'lines have a first and a last one')
export type Target = z.output<typeof Target>

function areLines({ from, to }: { from: number | null; to: number | null }): boolean {
  return from === null || to === null ? from === to : from <= to
}

const Words = z.string().max(20_000)
const Sentence = z.string().trim().min(1).max(5_000)

export const StopId = z.string().regex(/^[a-z0-9-]{1,40}$/, 'small letters, digits and dashes')

const said = {
  title: z.string().trim().min(1).max(300).nullable(),
  /** Markdown. */
  body: Words,
  target: Target,
  /** "What do you expect here?", with the answer that is folded until the reader had a thought. */
  check: z.object({ question: Sentence, answer: Sentence }).nullable(),
  /** A gap for the reader to fill in, with what fits. What is filled in stays with the reader. */
  blank: z.object({ asks: Sentence, fits: Sentence }).nullable(),
  /** What an editor would do here (commands, views), as text: nobody runs it. */
  asides: z.array(z.string().max(2_000)).max(50),
}

export const Stop = z.object({ id: StopId, ...said })
export type Stop = z.output<typeof Stop>

/** No record is of a kind that is mistyped; whether there is one of this number changes from day to day. */
const TargetGiven = Target.refine(
  (target) => target.is !== 'record' || kindNames.has(target.record.split('#', 1)[0] ?? ''),
  `a record is one of ${[...kindNames].join(', ')}, and its number`,
)

/** As one is given: what is left out is nothing, and whoever has no id gets one. */
export const StopGiven = z.strictObject({
  id: StopId.optional().describe('Of a stop that is there already.'),
  title: said.title.default(null),
  body: said.body.default(''),
  target: TargetGiven.default({ is: 'none' }),
  check: said.check.default(null),
  blank: said.blank.default(null),
  asides: said.asides.default([]),
})
export type StopGiven = z.output<typeof StopGiven>

/** The lines of a stop whose commit is known: these alone can be followed. */
export function placeOf({ target }: Pick<Stop, 'target'>): CodePlace | null {
  if (target.is !== 'code') return null
  const { repository, path, from, to, commit } = target
  return from === null || to === null || commit === null
    ? null
    : { repository, path, from, to, commit }
}
