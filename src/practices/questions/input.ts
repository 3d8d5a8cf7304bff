/** What is said of a question beside its words, as verbs take it. */
import { z } from 'zod'
import { Body } from '#records/shape.ts'
import { thought } from './schema.ts'

const words = (says: string) => Body.pipe(z.string().max(10_000)).describe(says)

export const thoughtInput = {
  goal: words('What you want in the end.'),
  expected: words('What you expected to happen.'),
  observed: words('What happened instead.'),
  tried: words('What you tried, and what it showed.'),
  minutes: thought.minutes.describe('How many minutes it took so far.'),
}

export const sentence = (owed: string) => z.string().trim().min(1, owed).max(10_000)
