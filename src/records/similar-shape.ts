/** What is said of a record that is about to be written, to look for its like. */
import { z } from 'zod'
import { Body, Title } from './shape.ts'

export const similarInput = {
  title: Title,
  body: Body.default(''),
  limit: z.int().min(1).max(20).default(5).describe('How many at most.'),
}
