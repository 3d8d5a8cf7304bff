/** How the team works, as far as its numbers hang on it: read by all, said by those who belong to the team. */
import { z } from 'zod'
import { FlowSettings } from '#insights/flow/settings.ts'
import { defineVerb } from '#verbs/verb.ts'
import type { Facts } from '#facts/facts.ts'
import { repositoryNamed, type Evidence } from '../asked-scope.ts'
import { apart } from './apart.ts'
import { flowSettings, sayFlowSettings } from './settings.ts'

const repository = z
  .string()
  .min(1)
  .max(500)
  .optional()
  .describe('Of this repository alone; else of the workspace.')

const { shape } = FlowSettings

/** Each by its name, so that whoever asks in types knows them. */
const said = {
  ...{ zone: sayable(shape.zone), hours: sayable(shape.hours), days: sayable(shape.days) },
  ...{ holidays: sayable(shape.holidays), production: sayable(shape.production) },
  ...{ components: sayable(shape.components), incidents: sayable(shape.incidents) },
  rate: sayable(shape.rate),
} satisfies Record<keyof FlowSettings, z.ZodType>

/** Null takes back what was said; what is not named stays. */
function sayable<Said extends z.ZodType>(usual: { unwrap: () => Said }) {
  return usual.unwrap().nullable().optional()
}

export function settingsVerbs(evidence: Promise<Evidence>) {
  const idOf = async (facts: Facts, name: string | undefined): Promise<number> =>
    name === undefined ? 0 : (await repositoryNamed(facts, name)).id
  return [
    defineVerb({
      name: 'flow.settings',
      summary: 'Read how the team works, as far as its numbers hang on it.',
      access: 'read',
      about: 'evidence',
      input: z.strictObject({ repository }),
      output: FlowSettings.meta({ id: 'FlowSettings' }),
      async run(_, { repository: name }) {
        const { facts } = await evidence
        return flowSettings(facts, await idOf(facts, name))
      },
    }),
    defineVerb({
      name: 'flow.set',
      summary: 'Say how the team works: its hours, what is production, what its components are.',
      access: 'administer',
      input: z.strictObject({ repository, ...said }),
      output: FlowSettings.meta({ id: 'FlowSettings' }),
      run: async (_, { repository: name, ...given }) =>
        apart(evidence, async (facts) =>
          sayFlowSettings(facts, { repositoryId: await idOf(facts, name), said: given }),
        ),
    }),
  ]
}
