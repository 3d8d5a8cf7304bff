/** Office hours: when helpers are around. */
import { z } from 'zod'
import { line, type Line } from '#verbs/line.ts'
import { shortWeekdayNames } from '#std/weekdays.ts'
import { defineVerb } from '#verbs/verb.ts'
import { dropHours, listOfficeHours, OfficeHours, offerHours } from './office-hours.ts'

const All = z.object({ items: z.array(OfficeHours) })

const Clock = z
  .string()
  .trim()
  .regex(/^(?:[01]?\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time of day is written as 14:30')
  .transform((text) => {
    const [hour = 0, minute = 0] = text.split(':').map(Number)
    return hour * 60 + minute
  })

export const officeHours = defineVerb({
  name: 'questions.office-hours',
  summary: 'List when helpers are around for questions, those that are now first.',
  access: 'read',
  input: z.strictObject({}),
  output: All,
  says: sayHours,
  run: async (ctx) => ({ items: await listOfficeHours(ctx) }),
})

export const offer = defineVerb({
  name: 'questions.offer-hours',
  summary: 'Say that you are around for questions at an hour of each week.',
  access: 'write',
  input: z.strictObject({
    weekday: z.int().min(1).max(7).describe('1 is Monday, 7 is Sunday.'),
    from: Clock.describe('When they begin: 14:30.'),
    to: Clock.describe('When they end: 15:30.'),
    zone: z.string().min(1).max(60).describe('By the clocks of this zone: Europe/Berlin.'),
    about: z.string().trim().max(200).default('').describe('What you like to be asked about.'),
  }),
  output: All,
  says: sayHours,
  async run(ctx, given) {
    await offerHours(ctx, given)
    return { items: await listOfficeHours(ctx) }
  },
})

export const drop = defineVerb({
  name: 'questions.drop-hours',
  summary: 'Take office hours of yours back.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject({ id: z.uuid().describe('The hours: their id.') }),
  output: All,
  says: sayHours,
  async run(ctx, { id }) {
    await dropHours(ctx, id)
    return { items: await listOfficeHours(ctx) }
  },
})

function sayHours({ items }: z.output<typeof All>): Line[] {
  if (items.length === 0)
    return [
      line('plain', 'Nobody says yet when they are around; to say it: cairn questions offer-hours'),
    ]
  return items.flatMap(({ name, weekday, from, to, zone, about, isNow, id }) => [
    line(
      'item',
      `${name}, ${shortWeekdayNames[weekday - 1] ?? ''} ${from} to ${to}, ${zone}${isNow ? ' (now)' : ''}`,
    ),
    ...(about === '' ? [] : [line('detail', about)]),
    line('detail', id),
  ])
}
