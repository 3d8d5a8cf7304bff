/** What the guide answers: the frames as they lie in the repository, and steps that ask before they tell. Held stable. */
import { z } from 'zod'

const runtimes = [
  ...(['node', 'python', 'java', 'go', 'rust', 'dotnet', 'ruby', 'php'] as const),
] as const

export const GuideLink = z.discriminatedUnion('to', [
  z.object({ to: z.literal('file'), path: z.string(), line: z.int().nullable() }),
  /** A full object id. */
  z.object({ to: z.literal('commit'), oid: z.string() }),
  z.object({ to: z.literal('record'), kind: z.string(), number: z.int(), title: z.string() }),
  /** As tips.get takes it: `bisect-run`, or `tip#3` of the team's own. */
  z.object({ to: z.literal('tip'), ref: z.string(), title: z.string() }),
])
export type GuideLink = z.output<typeof GuideLink>

export const Fact = z.object({
  says: z.string(),
  links: z.array(GuideLink),
  /** To be pasted into a shell; null where there is none. */
  command: z.string().nullable(),
})
export type Fact = z.output<typeof Fact>

const stepIds = ['code', 'recent', 'together', 'broke', 'governs', 'techniques', 'ask'] as const

export const Step = z.object({
  id: z.enum(stepIds),
  /** To ask oneself, before anything of the rest is opened. */
  question: z.string(),
  /** What to look at. */
  look: z.string(),
  facts: z.array(Fact),
})
export type Step = z.output<typeof Step>

export const GuideFrame = z.object({
  /** As it stands in what was given. */
  raw: z.string(),
  /** Of the repository at its head; null where it is none of its files, or several may be meant. */
  file: z.string().nullable(),
  /** As the trace says. */
  line: z.int().nullable(),
  /** As the repository calls it where it is known there, else as the trace does. */
  function: z.string().nullable(),
  runtime: z.enum(runtimes),
  /** `several` may be meant; `dependency` is code of others; `unknown` is in no file at the head. */
  is: z.enum(['own', 'several', 'dependency', 'unknown']),
  /** Where several may be meant. */
  candidates: z.array(z.string()),
})
export type GuideFrame = z.output<typeof GuideFrame>

const Test = z.object({
  raw: z.string(),
  name: z.string(),
  file: z.string().nullable(),
  line: z.int().nullable(),
})

export const Guide = z
  .object({
    frames: z.array(GuideFrame),
    steps: z.array(Step),
    errors: z.array(z.object({ type: z.string().nullable(), message: z.string() })),
    tests: z.array(Test),
    repository: z.string(),
    /** The files that the steps are about, the nearest to the failure first. */
    files: z.array(z.string()),
  })
  .meta({ id: 'Guide' })
export type Guide = z.output<typeof Guide>

export function fact(says: string, links: GuideLink[] = [], command: string | null = null): Fact {
  return { says, links, command }
}
