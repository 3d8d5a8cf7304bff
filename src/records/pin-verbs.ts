/** What one can do with pins. They ask for evidence, which the app gives them. */
import { z } from 'zod'
import { defineVerb } from '#verbs/verb.ts'
import { comparePins } from './compare-pins.ts'
import type { EvidencePort } from './evidence-port.ts'
import { pageOf, paging } from './page.ts'
import { Better, Pin, PinComparison, PinMeasure, WholePin } from './pin-shape.ts'
import { addPin, getPin, pinsOn, removePin, restorePin } from './pins.ts'
import { AnyRecord } from './shape.ts'

const onePin = {
  access: 'write',
  operands: ['id'],
  input: z.strictObject({ id: z.uuid() }),
} as const

/** What is asked of evidence, and which row of the answer is meant. */
const question = {
  evidence: z
    .string()
    .max(50)
    .regex(/^(?:evidence\.)?[a-z]+$/, 'the name of evidence, such as hotspots')
    .describe('What is asked, such as hotspots or batches.'),
  with: z
    .union([
      z.array(
        z
          .string()
          .max(5000)
          .regex(/^[a-zA-Z]+=/, 'a key and its value, such as window=12m'),
      ),
      z.record(z.string().max(50), z.unknown()),
    ])
    .default([])
    .describe('What it is asked with, such as repository=app or window=12m.'),
  place: z
    .string()
    .max(8192)
    .nullable()
    .default(null)
    .describe('The row of the answer that is meant, such as a file of the hotspots.'),
}

export function pinVerbs(port: EvidencePort) {
  return {
    pin: defineVerb({
      name: 'pins.add',
      summary: 'Pin evidence to a record: its question, and its answer of today.',
      access: 'write',
      operands: ['record', 'evidence'],
      input: z.strictObject({
        record: AnyRecord,
        ...question,
        measure: z
          .string()
          .max(50)
          .nullable()
          .default(null)
          .describe('The number that is meant; the usual one when absent.'),
        better: Better.nullable()
          .default(null)
          .describe('Which way is hoped for; as is usual for the number when absent.'),
        note: z.string().trim().max(2000).default('').describe('Why it is pinned.'),
      }),
      output: Pin,
      gather: ({ now }, { evidence: verb, with: input, place, measure }) =>
        port.freeze({ verb, input, place, measure }, now),
      run: addPin,
    }),
    measures: defineVerb({
      name: 'pins.measures',
      summary: 'Say which numbers of evidence can be pinned, each as it is today.',
      access: 'read',
      operands: ['evidence'],
      input: z.strictObject(question),
      output: z.object({ items: z.array(PinMeasure) }),
      gather: ({ now }, { evidence: verb, with: input, place }) =>
        port.offer({ verb, input, place }, now),
      run: async (_, __, items) => ({ items }),
    }),
    list: defineVerb({
      name: 'pins.list',
      summary: 'List the pins of a record, with the numbers of their day.',
      access: 'read',
      operands: ['record'],
      input: z.strictObject({ record: AnyRecord, ...paging }),
      output: pageOf(Pin),
      run: pinsOn,
    }),
    get: defineVerb({
      name: 'pins.get',
      summary: 'Read one pin, with the whole answer of its day.',
      access: 'read',
      operands: ['id'],
      input: z.strictObject({ id: z.uuid() }),
      output: WholePin,
      run: (ctx, { id }) => getPin(ctx, id),
    }),
    compare: defineVerb({
      name: 'pins.compare',
      summary: 'Ask the pins of a record again: what each said then beside what it says today.',
      access: 'read',
      operands: ['record'],
      input: z.strictObject({
        record: AnyRecord,
        pin: z.uuid().optional().describe('Only this pin.'),
        since: z.iso
          .date('a day is written like 2026-12-24')
          .optional()
          .describe('The day of the change; the day of each pin when absent.'),
      }),
      output: z.object({ items: z.array(PinComparison) }),
      gather: (ctx, wish) => comparePins(ctx, port, wish),
      run: async (_, __, items) => ({ items }),
    }),
    remove: defineVerb({
      ...onePin,
      name: 'pins.remove',
      summary: 'Take a pin off its record; it can be put back.',
      output: Pin,
      run: (ctx, { id }) => removePin(ctx, id),
    }),
    restore: defineVerb({
      ...onePin,
      name: 'pins.restore',
      summary: 'Put a pin back that was taken off.',
      output: Pin,
      run: (ctx, { id }) => restorePin(ctx, id),
    }),
  }
}
