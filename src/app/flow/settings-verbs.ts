/** How the team works, as far as its numbers hang on it: read by all, said by those who belong to the team. */
import { z } from 'zod'
import { FlowSettings } from '#insights/flow/settings.ts'
import { defineVerb } from '#verbs/verb.ts'
import type { Facts } from '#facts/facts.ts'
import { repositoryNamed, type Evidence } from '../asked-scope.ts'
import { apart } from './apart.ts'
import { daysFrom } from './work-days.ts'
import { flowSettings, sayFlowSettings } from './settings.ts'
import { saySettings } from './settings-words.ts'

const repository = z
  .string()
  .min(1)
  .max(500)
  .optional()
  .describe('Of this repository alone; else of the workspace.')

/** Of each setting, what it is; null takes back what was said of it. */
const words = {
  zone: 'The time zone of the team, such as Europe/Berlin.',
  hours: 'Its hours of work: 9-17, or 9-12:30,13:30-18.',
  days: 'Its days of work: mon-fri, names such as sun, or numbers from 1 for Monday to 7 for Sunday.',
  holidays: 'Days off, as 2026-12-25.',
  production: 'Patterns of environments that are production, such as prod-*.',
  components:
    'Its components, each as {"name": "api", "paths": ["src/api/"]}; labels, jobs and environments may stand beside the paths.',
  incidents:
    'Labels of issues that are incidents, and within how many hours of a deployment, as {"labels": ["incident"], "withinHours": 24}.',
  rate: 'What an hour of work costs, as {"perHour": 80, "currency": "EUR"}; only for what waiting costs.',
} as const satisfies Record<keyof typeof FlowSettings.shape, string>

const { shape } = FlowSettings
const said = {
  zone: shape.zone.unwrap().nullable().optional().describe(words.zone),
  hours: shape.hours.unwrap().nullable().optional().describe(words.hours),
  days: z
    .array(z.union([z.int().min(1).max(7), z.string().trim().min(1).max(100)]))
    .min(1)
    .max(7)
    .nullable()
    .optional()
    .describe(words.days),
  holidays: shape.holidays.unwrap().nullable().optional().describe(words.holidays),
  production: shape.production.unwrap().nullable().optional().describe(words.production),
  components: shape.components.unwrap().nullable().optional().describe(words.components),
  incidents: shape.incidents.unwrap().nullable().optional().describe(words.incidents),
  rate: shape.rate.unwrap().optional().describe(words.rate),
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
      says: saySettings,
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
      says: saySettings,
      run: async (_, { repository: name, days, ...given }) => {
        const settings = { ...given, days: days && daysFrom(days) }
        return apart(evidence, async (facts) =>
          sayFlowSettings(facts, { repositoryId: await idOf(facts, name), said: settings }),
        )
      },
    }),
  ]
}
