/** What is said of offers and wishes, as it is given. */
import { z } from 'zod'

const Topic = z.string().trim().min(1).max(100)
const Area = z
  .string()
  .trim()
  .min(1)
  .max(1000)
  // A folder is the same with and without it.
  .transform((text) => (text.length > 1 ? text.replace(/\/+$/, '') : text))
  .pipe(z.string().min(1))

export const topics = z
  .array(Topic)
  .max(50)
  .default([])
  .transform((all) => [...new Map(all.map((topic) => [topic.toLowerCase(), topic])).values()])
export const areas = z
  .array(Area)
  .max(50)
  .default([])
  .transform((all) => [...new Set(all)])
  .describe('Parts of the code, such as app:src/billing.')
export const isShown = z.boolean().default(false)
export const members = z.array(z.uuid()).max(100).default([])
