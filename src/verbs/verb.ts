/**
 * What one can do, written once. Each door makes its own thing of a verb: a route, a command, a tool; and what was done stands
 * under its name in the history. `call` (verbs/call.ts) is the one way in.
 */
import type { z } from 'zod'
import type { Access } from './access.ts'
import type { Ctx } from './ctx.ts'

export interface Verb<
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodType = z.ZodType,
> {
  /** `decisions.accept`: whose it is, and what is done. */
  name: `${string}.${string}`
  /** One sentence, as help and the description of the API show it. */
  summary: string
  access: Access
  /** Of a read that is about facts alone: no transaction on what people wrote is opened for it. */
  about?: 'evidence'
  /** Strict: what it does not name is refused. */
  input: Input
  output: Output
  /** Keys of the input that stand without a flag on a command line, in this order. */
  operands?: readonly string[]
  run(ctx: Ctx, input: z.output<Input>): Promise<z.input<Output>>
}

export function defineVerb<Input extends z.ZodObject, Output extends z.ZodType>(
  verb: Verb<Input, Output>,
): Verb<Input, Output> {
  return verb
}
