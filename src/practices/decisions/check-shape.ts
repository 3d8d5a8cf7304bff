/** What would show, in the code at the head, that a decision is honoured. */
import { z } from 'zod'
import { posixOf } from '#std/pattern.ts'
import { RepositoryName } from './code-place.ts'

/** Of a file or a folder, as git writes it. */
const PathPattern = z
  .string()
  .trim()
  .min(1)
  .max(1000)
  .refine((path) => !/[\n\r]/.test(path), 'a path is one line')
  .refine((path) => !path.startsWith('/') && !path.split('/').includes('..'), {
    message: 'a path inside the repository, such as src/legacy or src/**/*.js',
  })
const Words = z
  .string()
  .min(1)
  .max(500)
  .refine((words) => !/[\n\r]/.test(words), 'what is looked for stands in one line')
const Pattern = Words.refine((pattern) => posixOf(pattern) !== undefined, {
  message:
    'no such pattern can be looked for: take letters, ., [a-z], \\d \\w \\s \\b, groups, |, *, +, ? and {2,5}, and no looking around or back',
})

const check = {
  id: z.uuid(),
  repository: RepositoryName,
  /** Otherwise it must not be there. */
  mustBe: z.boolean(),
}
const within = {
  /** Only in files at or below this path; '' for all. */
  within: z.union([z.literal(''), PathPattern]),
}

export const Check = z.discriminatedUnion('by', [
  z.object({ ...check, by: z.literal('path'), path: PathPattern }),
  z.object({ ...check, by: z.literal('dependency'), dependency: Words }),
  z.object({ ...check, by: z.literal('text'), text: Words, ...within }),
  z.object({ ...check, by: z.literal('pattern'), pattern: Pattern, ...within }),
])
export type Check = z.output<typeof Check>
