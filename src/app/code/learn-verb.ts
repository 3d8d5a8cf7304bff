/** `code.learn`: what there is to learn a file or a folder by. */
import { z } from 'zod'
import { standingInWords } from '#std/standing.ts'
import { line, section, type Line } from '#verbs/line.ts'
import { defineVerb } from '#verbs/verb.ts'
import { inAskedScope, type Evidence } from '../asked-scope.ts'
import { prefixOf } from '../scope.ts'
import { Learn, learn } from './learn.ts'

export function learnVerb(place: Promise<Evidence>) {
  return defineVerb({
    name: 'code.learn',
    summary: 'Learn a file or a folder: trails, questions, tips, what governs it, and whom to ask.',
    access: 'read',
    operands: ['repository', 'path'],
    input: z.strictObject({
      repository: z.string().min(1).max(500).describe('Its name.'),
      path: z.string().max(4096).default('').describe('The file or folder; all of it when absent.'),
    }),
    output: Learn,
    says: sayLearn,
    gather: async ({ read, now }, { repository, path }) =>
      inAskedScope(await place, { given: { repository }, now }, (scope) =>
        learn(scope, { read, now }, prefixOf(path)),
      ),
    run: async (_, __, found) => found,
  })
}

function sayLearn({ trails, questions, tips, governs, people, nobody, hours }: Learn): Line[] {
  const around = hours.now.length > 0 ? hours.now : hours.next === null ? [] : [hours.next]
  return [
    ...group(
      'Trails that pass here',
      trails.flatMap(recordLines),
      'None yet; to begin one: cairn trails post',
    ),
    ...group(
      'Asked here',
      questions.flatMap(({ wouldHaveTold, ...one }) => [
        ...recordLines(one),
        ...(wouldHaveTold === null ? [] : [line('detail', `It would have told: ${wouldHaveTold}`)]),
      ]),
      'Nothing yet; to ask: cairn questions ask',
    ),
    ...group(
      'Tips that fit',
      tips.flatMap(({ ref, title, why }) => [
        line('item', `${title} (${ref})`),
        ...(why === null ? [] : [line('detail', why)]),
      ]),
      'None yet; to add one: cairn tips add',
    ),
    ...group(
      'What was decided about it',
      governs.flatMap(recordLines),
      'No record names it, or a folder above it.',
    ),
    ...group(
      'Who can be asked, in no order',
      people.flatMap(({ name, reasons }) => [
        line('item', name),
        ...(reasons.length === 0 ? [] : [line('detail', reasons.join('; '))]),
      ]),
      nobody ?? '',
    ),
    ...group(
      hours.now.length > 0 ? 'Around now' : 'Around next',
      around.map(({ name, from, to, zone, about }) =>
        line('item', `${name}, ${from} to ${to} ${zone}${about === '' ? '' : `: ${about}`}`),
      ),
      'Nobody says yet when they are around; to say it: cairn questions offer-hours',
    ),
  ]
}

function group(title: string, lines: Line[], none: string): Line[] {
  return section(title, lines.length === 0 ? [line('soft', none)] : lines)
}

function recordLines(one: Learn['trails'][number]): Line[] {
  const { kind, number, title } = one
  return [line('item', `${title} (${kind}#${number}, ${standingInWords(one)})`)]
}
