/** One-to-ones, for what takes all of growth along or deletes it: two practices that know nothing of each other. */
import type { Beside } from '#practices/growth/whole.ts'
import { OneToOne } from '#practices/one-to-one/schema.ts'
import { leaveAll, readAll } from '#practices/one-to-one/whole.ts'
import { asMarkdown } from '#practices/one-to-one/words.ts'

export const oneToOnes: Beside<OneToOne> = { One: OneToOne, readAll, asMarkdown, leaveAll }
