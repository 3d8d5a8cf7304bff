/** How a team works, as far as its numbers hang on it. What nobody said is as it is here. */
import { z } from 'zod'

const name = z.string().trim().min(1).max(200)
const patterns = z.array(name).max(100)

/** Monday is 1, as ISO 8601 counts. */
const days = z.array(z.int().min(1).max(7)).min(1).max(7)

export const Component = z.strictObject({
  name,
  /** Patterns of paths that it consists of: a change that touches one is a change of it. */
  paths: patterns.default([]),
  /** Labels of changes. */
  labels: patterns.default([]),
  /** Patterns of the names of jobs that build it. */
  jobs: patterns.default([]),
  /** Patterns of the environments that it alone is deployed to. */
  environments: patterns.default([]),
})
export type Component = z.output<typeof Component>

export const FlowSettings = z.strictObject({
  /** Of the team: an IANA time zone. */
  zone: z.string().max(100).default('UTC'),
  /** As `cairn worktime --hours` takes them. */
  hours: z.string().max(200).default('9-17'),
  days: days.default([1, 2, 3, 4, 5]),
  holidays: z.array(z.iso.date()).max(2_000).default([]),
  /** Patterns of environments that are production; several may be. */
  production: patterns.default([
    'production',
    'prod',
    'live',
    'production-*',
    'prod-*',
    '*-production',
    '*-prod',
  ]),
  components: z.array(Component).max(200).default([]),
  incidents: z
    .strictObject({
      /** Labels of issues that are incidents. */
      labels: patterns.default(['incident', 'outage', 'production-incident']),
      /** An incident belongs to the last deployment of its service within so many hours before it. */
      withinHours: z.number().positive().max(8_760).default(24),
    })
    .prefault({}),
  /** What an hour of somebody's work costs, to say what waiting costs; in words, for a currency is a word. Null: only hours are told. */
  rate: z
    .strictObject({
      perHour: z.number().positive().max(1_000_000),
      currency: z.string().trim().min(1).max(10),
    })
    .nullable()
    .default(null),
})
export type FlowSettings = z.output<typeof FlowSettings>
