/** What is told of test cases: which fail and pass on one and the same commit, what that costs, and which take longest. */
import { z } from 'zod'
import { answerShape } from '../../answer-shape.ts'

/** Null where it is known of none; `notMeasurable` are those of which it is not. */
const Cost = (unit: 'minutes' | 'hours') =>
  z.object({
    value: z.number().min(0).nullable(),
    notMeasurable: z.int().min(0),
    unit: z.literal(unit),
  })

const Flaky = z.object({
  /** Failures on commits on which the same case passed as well, and on how many commits. */
  failures: z.int().min(0),
  commits: z.int().min(0),
  /** What these tries took. */
  runner: Cost('minutes'),
  /** From the first failure's report to the first report in which it passed, later than that or the same. */
  wait: Cost('hours'),
})

export const TestsAnswer = z
  .object({
    ...answerShape,
    repositories: z.array(z.string()),
    /** Why nothing can be told, and what to do; null where something can. */
    because: z.string().nullable(),
    hint: z.string().nullable(),
    /** How often cases ran. `n` is how many cases there are. */
    tries: z.int().min(0),
    /** Cases that ran more than once on one commit: only of these it can be told whether they are flaky. */
    repeated: z.int().min(0),
    /** Of all cases together; of one commit the longest wait counts, for they wait side by side. Null where nothing can be told. */
    flaky: Flaky.extend({ cases: z.int().min(0) }).nullable(),
    /** Flaky cases, those that failed so most often first. */
    items: z.array(Flaky.extend({ repository: z.string(), name: z.string() })),
    /** Cases that took most time together; half of their tries took at most so long, and null below eight. */
    slowest: z.array(
      z.object({
        ...{ repository: z.string(), name: z.string(), n: z.int().min(1) },
        ...{ totalMinutes: z.number().min(0), p50Seconds: z.number().nullable() },
      }),
    ),
  })
  .meta({ id: 'TestsAnswer' })
export type TestsAnswer = z.output<typeof TestsAnswer>
