/**
 * What one can do, written once. Each door makes its own thing of a verb: a route, a command, a tool; and what was done stands
 * under its name in the history. `call` (verbs/call.ts) is the one way in.
 */
import type { z } from 'zod'
import type { Access } from './access.ts'
import type { Ctx, Gathering } from './ctx.ts'
import type { Line } from './line.ts'

export interface Verb<
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodType = z.ZodType,
  Gathered = unknown,
  Name extends VerbName = VerbName,
> {
  /** `decisions.accept`: whose it is, and what is done. */
  name: Name
  /** One sentence, as help and the description of the API show it. */
  summary: string
  access: Access
  /** A read for owners; or what a person does and no token, lest a lost one makes itself more. All that is `own` is such. */
  onlyFor?: 'owners' | 'a person'
  /** Its answer is shown once and kept nowhere. */
  isSecret?: true
  /** Of a read that is about facts alone: no transaction on what people wrote is opened for it. */
  about?: 'evidence'
  /** Nobody else's business: no line in the history, no answer kept, and as a rule no assistant asks for it. Done twice, it is done once. */
  isPrivate?: true
  /** An assistant may do it all the same, in the name of whoever it asks for: nobody else sees what comes of it. */
  mayBeAssisted?: true
  /** Of a write that is not worth a notice to those who watch. */
  isQuiet?: true
  /** Of a read whose input may be longer than an address may be: HTTP has it in a body. */
  isLong?: true
  /** How much may be sent at once, where it is more than a text has. */
  bytesMax?: number
  /** True of an act that is not to be told by: it stands in no history, and no answer to it is kept. */
  leavesNoName?(input: z.output<Input>): boolean
  /** Strict: what it does not name is refused. */
  input: Input
  output: Output
  /** The answer in words; of a verb that has none, a door shows the answer as it is. */
  says?(answer: z.output<Output>): Line[]
  /** Keys of the input that stand without a flag on a command line, in this order. */
  operands?: readonly string[]
  /**
   * What is needed of the facts, asked before the transaction of the act is opened: it may take long, and wants connections of its
   * own, which those who wait for it in a transaction could hold all.
   */
  gather?(ctx: Gathering, input: z.output<Input>): Promise<Gathered>
  run(ctx: Ctx, input: z.output<Input>, gathered: Gathered): Promise<z.input<Output>>
}

export type VerbName = `${string}.${string}`

/** Its name is part of its type: the page knows by it what is given and what comes back. */
export function defineVerb<
  Input extends z.ZodObject,
  Output extends z.ZodType,
  Gathered,
  const Name extends VerbName,
>(verb: Verb<Input, Output, Gathered, Name>): Verb<Input, Output, Gathered, Name> {
  return verb
}
