/** What one can ask about code by its place. */
import { z } from 'zod'
import { CairnError } from '#std/errors.ts'
import { defineVerb } from '#verbs/verb.ts'
import { openCodeReader } from '../code-reader.ts'
import { repositoryNamed } from '../asked-scope.ts'
import { guideVerb } from '../guide/verb.ts'
import { prefixOf } from '../scope.ts'
import type { Place } from '../verbs.ts'
import { learnVerb } from './learn-verb.ts'
import { Lines, linesOf } from './lines.ts'
import { Why, whyOf } from './why.ts'

const line = z.int().min(1).max(99_999_999)

export function codeVerbs(place: Promise<Place>) {
  return [linesVerb(place), whyVerb(place), learnVerb(place), guideVerb(place)]
}

function linesVerb(place: Promise<Place>) {
  return defineVerb({
    name: 'code.lines',
    summary: 'Read lines of code as they stood at a commit, and where they are now.',
    access: 'read',
    about: 'evidence',
    operands: ['repository', 'path'],
    input: z.strictObject({
      repository: z.string().min(1).max(500).describe('Its name.'),
      path: z.string().min(1).max(4096).describe('The file, as it was called at the commit.'),
      commit: z
        .string()
        .regex(/^[0-9a-f]{7,64}$/, 'seven or more digits of an object id')
        .optional()
        .describe("The commit, by seven digits or more; the branch's head when absent."),
      from: line.default(1).describe('The first line.'),
      to: line.optional().describe('The last line; the first one alone when absent.'),
    }),
    output: Lines,
    async run(_, { repository: name, path: given, commit, from, to = from }) {
      const path = prefixOf(given)
      if (to < from)
        throw new CairnError('invalid', 'code.lines.order', 'The last line is above the first.')
      const { facts, dataFolder, texts } = await place
      const repository = await repositoryNamed(facts, name)
      const code = openCodeReader(facts, { dataFolder, repositoryId: repository.id })
      try {
        return await linesOf({ facts, repository, code, texts }, { path, commit, from, to })
      } finally {
        await code.close()
      }
    },
  })
}

export function whyVerb(place: Promise<Pick<Place, 'facts'>>) {
  return defineVerb({
    name: 'code.why',
    summary: 'Find the decisions and other records that govern a file or a folder.',
    access: 'read',
    operands: ['repository', 'path'],
    input: z.strictObject({
      repository: z.string().min(1).max(500).describe('Its name.'),
      path: z.string().max(4096).default('').describe('The file or folder; all of it when absent.'),
      limit: z.int().min(1).max(500).default(100).describe('How many at most.'),
    }),
    output: Why,
    async gather({ read }, { repository: name, path, limit }) {
      const { facts } = await place
      const repository = await repositoryNamed(facts, name)
      return whyOf(read, { facts, repository }, { path: prefixOf(path), limit })
    },
    run: async (_, __, found) => found,
  })
}
