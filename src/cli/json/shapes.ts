/** What the commands that are no insight print with --json. Keys are added here, never changed: programs read them. */
import { z } from 'zod'
import { CiAnswer, FlowAnswer, FlowDelivery, FlowWork, TestsAnswer } from '#app/flow/verbs.ts'
import { kinds } from '#coach/hint.ts'

const count = z.int().min(0)
const nullableText = z.string().nullable()
const WindowShape = z.object({ label: z.string(), from: nullableText, to: nullableText })
const LeftOut = z.array(z.object({ what: z.string(), count, why: z.string() }))

export const ScanShape = z.object({
  schema: z.literal(1),
  repositories: z.array(
    z.object({
      name: z.string(),
      commits: count,
      merges: count,
      changes: count,
      files: count,
      people: count,
      releases: count,
      undated: count,
      decisionFiles: count,
      branch: nullableText,
      partial: z.array(z.string()),
      tookMs: z.object({ shape: count, lines: count, complexity: count, total: count }),
      skipped: z.array(z.object({ code: z.string(), count, example: z.string() })),
    }),
  ),
  failed: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
})

export const SyncShape = z.object({
  schema: z.literal(1),
  projects: z.array(
    z.object({
      project: z.string(),
      host: z.string(),
      isWhole: z.boolean(),
      requests: count,
      remaining: count.nullable(),
      kinds: z.array(
        z.object({
          kind: z.string(),
          state: z.enum(['waiting', 'reading', 'paused', 'done', 'failed']),
          read: count,
          total: count.nullable(),
          leftOut: count,
          requests: count,
          problem: z
            .object({ code: z.string(), message: z.string(), hint: nullableText })
            .nullable(),
          wholeAt: nullableText,
        }),
      ),
    }),
  ),
  failed: z.array(
    z.object({ project: z.string(), host: z.string(), code: z.string(), message: z.string() }),
  ),
})

export const ImportShape = z.object({
  schema: z.literal(1),
  project: z.string(),
  host: z.string(),
  repository: z.string(),
  read: z.array(z.object({ kind: z.string(), files: count, read: count, kept: count })),
  leftOut: z.array(z.object({ kind: z.string(), why: z.string(), count, example: z.string() })),
  coverage: z.array(
    z.object({
      kind: z.string(),
      requests: count.nullable(),
      of: count.nullable(),
      isWhole: z.boolean(),
    }),
  ),
  otherFiles: z.array(z.string()),
})

const Chart = z.object({
  what: z.string(),
  from: z.string(),
  to: z.string(),
  values: z.array(z.number()),
})

export const ReportShape = z.object({
  schema: z.literal(1),
  repository: z.string(),
  branch: z.string(),
  window: WindowShape,
  n: count,
  activity: Chart.nullable(),
  findings: z.array(
    z.object({
      kind: z.string(),
      title: z.string(),
      evidence: z.string(),
      rows: z.array(z.object({ label: z.string(), says: z.string(), chart: Chart.nullable() })),
      doubt: z.string(),
      next: z.string(),
      explain: z.array(z.string()),
      window: z.enum(['asked', 'all']),
      matters: z.number().min(0).max(1),
      sure: z.number().min(0).max(1),
      command: z.string(),
    }),
  ),
  well: z.array(z.string()),
  untold: z.array(z.string()),
  leftOut: z.array(z.string()),
})

export const ExplanationShape = z.object({
  subject: z.string(),
  definition: z.string(),
  formula: z.string(),
  values: z.record(z.string(), z.union([z.number(), z.string(), z.null()])),
  window: WindowShape,
  n: count,
  leftOut: LeftOut,
  commands: z.array(z.string()),
  counts: z.array(
    z.object({
      what: z.string(),
      number: z.number(),
      command: z.string(),
      gives: z.number().nullable(),
      because: z.string().optional(),
    }),
  ),
  commitCount: count,
  notCounted: count,
  commits: z.array(
    z.object({
      oid: z.string(),
      at: nullableText,
      subject: z.string(),
      added: z.int().nullable(),
      deleted: z.int().nullable(),
      fix: z.literal(true).optional(),
      revert: z.literal(true).optional(),
      leftOut: z.string().optional(),
      repository: z.string().optional(),
    }),
  ),
})

const person = z.object({
  mark: z.string(),
  name: z.string(),
  email: z.string(),
  botBecause: nullableText,
  identities: z.array(
    z.object({
      name: z.string(),
      email: z.string(),
      because: z.enum(['email', 'mailmap', 'hand', 'forge']),
    }),
  ),
})

export const PeopleShape = z.object({
  schema: z.literal(1),
  repository: z.string(),
  people: z.array(person),
  bots: z.array(person),
  namesakes: z.array(
    z.object({ name: z.string(), emails: z.array(z.string()), merge: z.array(z.string()) }),
  ),
  choices: z.array(
    z.object({
      what: z.enum(['merge', 'split', 'bot', 'human']),
      who: z.string(),
      other: nullableText,
    }),
  ),
})

/** Of `people merge`, `split`, `bot`, `human` and `undo`. */
export const ChosenShape = z.object({
  schema: z.literal(1),
  says: z.string(),
  undo: nullableText,
  people: z.array(person),
  bots: z.array(person),
})

/** Of `decisions import`. */
export const ImportedDecisionsShape = z.object({
  items: z.array(
    z.object({
      path: z.string(),
      number: z.int().min(0).nullable(),
      title: z.string(),
      status: z.enum([
        'idea',
        'proposed',
        'accepted',
        'implemented',
        'rejected',
        'deprecated',
        'superseded',
        'withdrawn',
        'deferred',
        'unknown',
      ]),
      rawStatus: nullableText,
      date: nullableText,
      supersedes: z.array(z.string()),
      supersededBy: z.array(z.string()),
      format: z.enum([
        'madr-4',
        'madr-3',
        'madr-2',
        'nygard',
        'log4brains',
        'json-adr',
        'rust-rfc',
        'react-rfc',
        'ember-rfc',
        'kep',
        'rfd',
        'markdown',
      ]),
      warnings: z.array(z.object({ code: z.string(), line: z.int().min(1), message: z.string() })),
    }),
  ),
  duplicateNumbers: z.array(z.object({ number: count, paths: z.array(z.string()) })),
  brokenLinks: z.array(z.object({ path: z.string(), line: z.int().min(1), target: z.string() })),
  skipped: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
  kept: z
    .object({
      added: count,
      changed: count,
      unchanged: count,
      conflicts: z.array(z.object({ path: z.string(), record: count, message: z.string() })),
      gone: z.array(z.string()),
    })
    .nullable(),
})

/** Of `decisions export`. */
export const ExportedDecisionsShape = z.object({
  written: z.array(z.string()),
  same: count,
  refused: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
  leftOut: z.array(z.object({ path: z.string(), what: z.string() })),
})

const tourStep = z.object({
  tour: z.string(),
  step: z.int().min(1),
  file: nullableText,
  line: z.int().min(1).nullable(),
  state: z.enum(['same', 'moved', 'changed', 'gone']),
  to: z.object({ file: z.string(), line: z.int().min(1) }).nullable(),
  confidence: z.number().min(0).max(1).nullable(),
  says: z.string(),
})
const skippedTours = z.array(z.object({ path: z.string(), code: z.string(), message: z.string() }))

/** Of `trails check`. */
export const CheckedToursShape = z.object({ items: z.array(tourStep), skipped: skippedTours })

/** Of `trails import`. */
export const ImportedToursShape = z.object({
  items: z.array(tourStep),
  skipped: skippedTours,
  kept: z
    .object({
      added: count,
      changed: count,
      unchanged: count,
      conflicts: z.array(z.object({ path: z.string(), record: count, message: z.string() })),
    })
    .nullable(),
})

/** Of `trails export`. */
export const ExportedToursShape = z.object({
  written: z.array(z.string()),
  same: count,
  refused: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
})

export const DoctorShape = z.object({
  schema: z.literal(1),
  ok: z.boolean(),
  checks: z.array(
    z.object({
      name: z.string(),
      state: z.enum(['ok', 'warn', 'fail']),
      says: z.string(),
      todo: nullableText,
    }),
  ),
})

/** Held stable since before there was a `schema`. With --lines, one such object per line that was read. */
export const ToneShape = z.object({
  hints: z.array(
    z.object({
      kind: z.enum(kinds),
      strength: z.enum(['firm', 'soft']),
      start: count,
      end: count,
      why: z.string(),
      suggestion: z.string(),
    }),
  ),
})

export const FlowShape = FlowAnswer.extend({
  ...{ delivery: FlowDelivery, work: FlowWork, ci: CiAnswer, tests: TestsAnswer },
})

/** Held stable: `elapsed` and `working` are numbers of minutes. */
export const WorktimeShape = z.object({
  from: z.string(),
  to: z.string(),
  zone: z.string(),
  hours: z.string(),
  days: z.string(),
  holidays: z.array(z.string()),
  elapsed: z.number().min(0),
  working: z.number().min(0),
  unit: z.literal('minutes'),
})
