/** What one can do with progression frameworks: keep them, read them, begin a goal from what is in them. Shared by all. */
import { z } from 'zod'
import { line } from '#verbs/line.ts'
import { defineVerb } from '#verbs/verb.ts'
import { dropKept, keep, keptNamed, listKept } from './kept.ts'
import { FrameworkLine, FrameworkTold, lineOf, toldOf } from './told.ts'
import { sayFramework, sayFrameworks } from './framework-words.ts'

/** The largest known has half a megabyte. */
const charsMax = 4_000_000

const name = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}-]{0,59}$/u, 'letters, digits and dashes')
  .describe('What it is called here, such as backend.')

export const listFrameworks = defineVerb({
  name: 'frameworks.list',
  summary: 'List the progression frameworks that the team keeps.',
  access: 'read',
  input: z.strictObject({}),
  output: z.object({ items: z.array(FrameworkLine) }),
  says: sayFrameworks,
  run: async (ctx) => ({ items: (await listKept(ctx)).map(lineOf) }),
})

export const getFramework = defineVerb({
  name: 'frameworks.get',
  summary: 'Read a framework: its topics and levels in words, and what a goal can begin from.',
  access: 'read',
  operands: ['name'],
  input: z.strictObject({ name }),
  output: FrameworkTold,
  says: sayFramework,
  run: async (ctx, given) => toldOf(await keptNamed(ctx, given.name)),
})

export const keepFramework = defineVerb({
  name: 'frameworks.keep',
  summary: 'Keep a framework for all to read, in the place of one of the same name.',
  access: 'write',
  bytesMax: 4 * charsMax,
  input: z.strictObject({
    text: z
      .string()
      .min(1)
      .max(charsMax)
      .describe('The text of its file: Markdown, YAML or JSON in a form that is known.'),
    name: name.optional().describe('What to call it here; as it calls itself when absent.'),
  }),
  output: FrameworkLine,
  says: (kept) => sayFrameworks({ items: [kept] }),
  run: async (ctx, { text, name: called }) => lineOf(await keep(ctx, { text, name: called })),
})

export const dropFramework = defineVerb({
  name: 'frameworks.drop',
  summary: 'Keep a framework no longer. Goals that began from it keep what they began from.',
  access: 'write',
  operands: ['name'],
  input: z.strictObject({ name }),
  output: z.object({ name: z.string() }),
  says: (gone) => [line('plain', `${gone.name} is kept here no longer.`)],
  async run(ctx, given) {
    await dropKept(ctx, given.name)
    return { name: given.name }
  },
})
