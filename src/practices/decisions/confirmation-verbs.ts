/** What one can do to see whether a decision is honoured. The code is looked at through a port. */
import { z } from 'zod'
import { oneRecord } from '#records/kind-verbs.ts'
import { pageOf, paging } from '#records/page.ts'
import { RecordRef } from '#records/shape.ts'
import { CairnError } from '#std/errors.ts'
import { defineVerb } from '#verbs/verb.ts'
import {
  Confirmation,
  confirm,
  confirmationOf,
  expectOf,
  listConfirmations,
  lookAll,
  unexpectOf,
  type CodeLooks,
  type Wanted,
} from './confirmation.ts'
import { sayConfirmation, sayConfirmations } from './confirmation-words.ts'
import { Check } from './check-shape.ts'
import { RepositoryName } from './code-place.ts'

const [byPath, byDependency, byText, byPattern] = Check.options

const expectation = z.strictObject({
  ...oneRecord,
  repository: RepositoryName.describe('In which repository.'),
  path: byPath.shape.path
    .optional()
    .describe('That something lies there: a file, a folder, or a pattern such as src/**/*.js.'),
  dependency: byDependency.shape.dependency
    .optional()
    .describe('That it depends on this, as package.json, go.mod and the like say.'),
  text: byText.shape.text.optional().describe('That these words stand in some file.'),
  pattern: byPattern.shape.pattern
    .optional()
    .describe('That some line fits this, such as new\\s+Date\\(.'),
  within: byText.shape.within
    .default('')
    .describe('Words are looked for only at or below this path.'),
  absent: z.boolean().default(false).describe('That it must not be so.'),
})

/** All of them; what they tell is held against what was read of the code since. */
export function confirmationVerbs(code: CodeLooks) {
  return [
    expectVerb(code),
    unexpectVerb(code),
    confirmationVerb(code),
    confirmationsVerb(code),
    confirmVerb(code),
  ]
}

export function expectVerb(code: Pick<CodeLooks, 'heads'>) {
  return defineVerb({
    name: 'decisions.expect',
    summary: 'Say what would show that a decision is honoured.',
    access: 'write',
    operands: ['id'],
    input: expectation,
    output: Confirmation,
    says: sayConfirmation,
    gather: () => code.heads(),
    run: (ctx, { id, version, ...given }, heads) =>
      expectOf(ctx, { id, version }, wantedFrom(given), heads),
  })
}

export function unexpectVerb(code: Pick<CodeLooks, 'heads'>) {
  return defineVerb({
    name: 'decisions.unexpect',
    summary: 'Take away something that was to show that a decision is honoured.',
    access: 'write',
    operands: ['id', 'check'],
    input: z.strictObject({
      ...oneRecord,
      check: z.uuid().describe('Its id, as decisions.confirmation has it.'),
    }),
    output: Confirmation,
    says: sayConfirmation,
    gather: () => code.heads(),
    run: unexpectOf,
  })
}

export function confirmationVerb(code: Pick<CodeLooks, 'heads'>) {
  return defineVerb({
    name: 'decisions.confirmation',
    summary: 'Read whether a decision was honoured when somebody last looked.',
    access: 'read',
    operands: ['id'],
    input: z.strictObject({ id: RecordRef }),
    output: Confirmation,
    says: sayConfirmation,
    gather: () => code.heads(),
    run: (ctx, { id }, heads) => confirmationOf(ctx, id, heads),
  })
}

export function confirmationsVerb(code: Pick<CodeLooks, 'heads'>) {
  return defineVerb({
    name: 'decisions.confirmations',
    summary: 'List decisions that say what would show it, with whether they were honoured.',
    access: 'read',
    input: z.strictObject(paging),
    output: pageOf(Confirmation),
    says: sayConfirmations,
    gather: () => code.heads(),
    run: listConfirmations,
  })
}

export function confirmVerb(code: CodeLooks) {
  return defineVerb({
    name: 'decisions.confirm',
    summary: 'Look whether a decision is honoured, and if not, since when.',
    access: 'write',
    operands: ['id'],
    input: z.strictObject({ id: RecordRef }),
    output: Confirmation,
    says: sayConfirmation,
    gather: (ctx, one) => lookAll(ctx, code, one),
    run: confirm,
  })
}

type Given = Omit<z.output<typeof expectation>, 'id' | 'version'>

/** One thing at a time: two in one check could be so in two ways. */
function wantedFrom({ repository, absent, within, ...given }: Given): Wanted {
  const shared = { repository, mustBe: !absent }
  const wanted: Wanted[] = [
    ...(given.path === undefined ? [] : [{ by: 'path' as const, path: given.path, ...shared }]),
    ...(given.dependency === undefined
      ? []
      : [{ by: 'dependency' as const, dependency: given.dependency, ...shared }]),
    ...(given.text === undefined
      ? []
      : [{ by: 'text' as const, text: given.text, within, ...shared }]),
    ...(given.pattern === undefined
      ? []
      : [{ by: 'pattern' as const, pattern: given.pattern, within, ...shared }]),
  ]
  const [one, ...more] = wanted
  if (one === undefined || more.length > 0)
    throw new CairnError(
      'invalid',
      'decisions.check.one',
      'A check looks for one thing: a path, a dependency, a text or a pattern.',
      { hint: 'Give exactly one of them; a decision may have several checks.' },
    )
  if (within !== '' && !('within' in one))
    throw new CairnError(
      'invalid',
      'decisions.check.within',
      'Only words are looked for below a path.',
      { hint: 'Leave `within` out.' },
    )
  return one
}
