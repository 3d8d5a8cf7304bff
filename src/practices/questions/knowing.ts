/** What questions want to know about code: the facts fill it. */
import { z } from 'zod'

/** Lines that a text names: by a link, a frame of a stack trace, or a failing test. */
export const CodeNamed = z
  .object({
    /** As it stands in the text. */
    raw: z.string(),
    /** As records point at code: `repository:src/app.ts#L10@0123abc`. */
    reference: z.string(),
  })
  .meta({ id: 'CodeNamed' })
export type CodeNamed = z.output<typeof CodeNamed>

export interface CodeKnown {
  code: CodeNamed[]
  /** Members who know this code, the best first. */
  members: string[]
}

/** Nothing is known of a text that names no code. */
export type KnowCode = (text: string) => Promise<CodeKnown>
