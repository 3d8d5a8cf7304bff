/** Whatever a verb that reads is asked with, as long as its shape lets it through: the answer is one, or says what is wrong. */
import { inspect } from 'node:util'
import fc from 'fast-check'
import { expect } from 'vitest'
import { z } from 'zod'
import { allVerbs } from '#app/verbs.ts'
import { CairnError } from '#std/errors.ts'
import { call } from '#verbs/call.ts'
import type { Verb } from '#verbs/verb.ts'
import { aTeamsRepository } from './a-teams-repository.ts'
import { anotherMember } from './another-member.ts'
import { test } from './cairn.ts'
import { membersWhoOffer } from './members-who-offer.ts'
import { scanned } from './scanned.ts'

const runsOfEach = 30
const onePixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

const words = [
  ...[
    '',
    ' ',
    'x',
    '0',
    '1',
    '-1',
    '7',
    'src',
    'src/engine.ts',
    'src/',
    '/',
    '.',
    '..',
    '../..',
    './src',
  ],
  ...[
    '%',
    '_',
    '\\',
    "'",
    '"',
    '*',
    '**',
    '(',
    '[a',
    '{',
    '$1',
    ';--',
    '\t',
    '\n',
    '\u202e',
    'é',
    '🙂',
    'İ',
  ],
  ...['2026-01-05', '2026-02-30', '0001-01-01', '9999-12-31', '2026-01-05T09:00:00.000Z'],
  ...[
    '0001-01-01T00:00:00.000Z',
    '9999-12-31T23:59:59.999Z',
    '12m',
    '0d',
    '1d',
    '999999d',
    '99999999999y',
  ],
  ...[
    '2020-01-01..2020-02-01',
    'v1..v2',
    'HEAD',
    '-x',
    '--all',
    'main',
    'a=b',
    'window=0d',
    'limit=x',
  ],
  ...[
    'decision#1',
    'idea#1',
    'remedy#1',
    'tip#1',
    'trail#1',
    'friction#1',
    'question#1',
    'smaller-changes',
    'bisect-run',
    'pickup',
    'ci_queue',
    'stack-trace',
    'python',
    'decision#999999999',
    'none#1',
    'decision:new',
    'decision',
    'idea',
    'long',
  ],
  ...['00000000-0000-4000-8000-000000000000', 'ffffffff-ffff-4fff-8fff-ffffffffffff'],
  ...[
    'unread x',
    'read 2026-01-05T09:00:00.000Z',
    '2026-01-05T09:00:00.000Z x',
    '1 1',
    'NaN',
    '1e9',
  ],
  ...[
    '99999999999999999999',
    'hotspots',
    'evidence.hotspots',
    'trend',
    'x'.repeat(200),
    'é'.repeat(4000),
  ],
  ...['ana@example.org', 'https://example.org/a', 'repository', 'repository:src/engine.ts'],
]
const numbers = [-1, 0, 1, 2, 3, 20, 200, 0.5, -0, 1e9, 2 ** 31, 2 ** 53 - 1, 1e300]

/** What a key lets through of all that is odd; enough of one kind each. */
function letThrough(shape: z.ZodType, more: readonly unknown[]): unknown[] {
  const ones = [...words, ...numbers, true, false, null, {}, { a: 1 }, ...more]
  const lists = [[], ...ones.map((one) => [one]), ['x', 'x'], ['src', 'src/engine.ts', '..']]
  return [...ones, ...lists].filter((one) => shape.safeParse(one).success)
}

function oddInput({ input }: Verb, names: Readonly<Record<string, readonly unknown[]>>) {
  const keys = Object.entries(input.shape).map(([key, shape]) => {
    const known = (names[key] ?? []).filter((one) => shape.safeParse(one).success)
    const odd = letThrough(shape, known)
    const ways = [
      ...(known.length > 0 ? [{ weight: 5, arbitrary: fc.constantFrom(...known) }] : []),
      ...(shape.safeParse(undefined).success
        ? [{ weight: 5, arbitrary: fc.constant(undefined) }]
        : []),
      ...(odd.length > 0 ? [{ weight: 2, arbitrary: fc.constantFrom(...odd) }] : []),
    ]
    // A shape of a kind that none of these is has to be named above.
    expect(ways.length, key).toBeGreaterThan(0)
    return [key, fc.oneof(...ways)] as const
  })
  return fc.record(Object.fromEntries(keys))
}

test('no verb that reads breaks by what it is asked with', async ({ facts, folder, session }) => {
  await using repository = await aTeamsRepository()
  await scanned(facts, folder, repository.path)
  const { rows } = await facts.pool.query<{ name: string }>('select name from repository')
  const verbs = await allVerbs({ facts, dataFolder: folder })
  const act = async (name: string, input: unknown): Promise<string> => {
    const verb = verbs.find((each) => each.name === name)
    if (verb === undefined) throw new Error(name)
    return z.object({ id: z.string().default('') }).parse(await call(verb, session, input)).id
  }
  const id = await act('decisions.propose', { title: 'Use a queue', options: ['a', 'b'] })
  await act('ideas.post', { title: 'Better' })
  await act('frictions.report', { title: 'The build is slow' })
  await act('remedies.add', { title: 'Quieter', helps: ['toil'], ask: 'Was it quieter?' })
  await act('questions.ask', { title: 'Why is it slow?', body: 'repository:src/engine.ts' })
  await act('questions.close', { id: '1', found: 'A lock.' })
  await act('tips.add', { title: 'Ask the log', fits: ['hang'], runtimes: ['node'] })
  const target = { is: 'code', repository: rows[0]?.name, path: 'src/engine.ts', from: 1, to: 1 }
  await act('trails.post', { title: 'A walk', stops: [{ target: { ...target, commit: null } }] })
  await membersWhoOffer(facts.pool, { topics: ['sql'], areas: ['repository:src'] })
  await act('growth.wish', { topics: ['sql'], areas: ['repository:src'] })
  await act('growth.match', {})
  const goal = await act('growth.begin', { title: 'Read a query plan' })
  const ours = { framework: { id: 'ours', title: 'Ours' }, topics: [] }
  await act('frameworks.keep', { text: JSON.stringify(ours) })
  const other = await anotherMember(facts, session)
  const two = await act('one-to-one.begin', { member: other.actor.id })
  await act('comments.add', { record: id, body: 'Hm.' })
  await act('drafts.keep', { key: 'decision:new', text: 'So f' })
  const evidence = { evidence: 'hotspots', with: ['repository=repository'] }
  const pin = await act('pins.add', { record: id, ...evidence, place: 'src/engine.ts' })
  const trial = await act('trials.begin', { remedy: 'review-hours', friction: '1' })
  const picture = await act('attachments.add', { file: onePixel })
  const names = {
    repository: rows.map(({ name }) => name),
    id: [id, '1', pin, picture, trial, goal, two],
    remedy: ['review-hours', 'remedy#1', 'smaller-changes'],
    friction: ['1'],
    record: [id],
    path: ['src/engine.ts', 'src'],
    at: ['src/engine.ts'],
    trace: ['Error: x\n    at f (/app/src/engine.ts:1:1)', 'thread panicked at src/a.rs:1:1:'],
    file: ['src/engine.ts'],
    files: [['src/engine.ts']],
    subject: [['src/engine.ts'], ['src/engine.ts', 'src/wheel.ts']],
    question: ['hotspots', 'trend'],
    evidence: ['hotspots', 'trend', 'coupling', 'knowledge'],
    with: [['repository=repository'], { repository: 'repository' }, { repository: 7 }],
    insight: ['trend', 'missing', 'hotspots', 'coupling'],
    key: ['decision:new'],
    cause: ['toil'],
    causes: [['toil']],
    sign: ['hang'],
    signs: [['hang', 'crash']],
    runtime: ['node'],
    runtimes: [['node'], []],
    kind: ['decision'],
    name: ['long', 'ours'],
    about: ['cause pickup', 'queue linux'],
    currency: ['EUR'],
  }
  const broken: string[] = []
  const answered = new Set<string>()
  const reading: string[] = []
  for (const verb of verbs) {
    if (verb.access !== 'read') continue
    reading.push(verb.name)
    const inputs = fc.sample(oddInput(verb, names), { numRuns: runsOfEach, seed: 20_261_128 })
    for (const given of inputs) {
      const error = await call(verb, session, given).then(
        () => void answered.add(verb.name),
        (caught: unknown) => caught,
      )
      if (error === undefined || error instanceof CairnError) continue
      broken.push(
        `${verb.name} ${JSON.stringify(given).slice(0, 300)}: ${inspect(error).slice(0, 500)}`,
      )
    }
  }
  expect(broken).toEqual([])
  const explain = verbs.find(({ name }) => name === 'evidence.explain')
  for (const insight of ['trend', 'missing', 'ask'])
    await expect(
      explain && call(explain, session, { insight, repository: 'repository' }),
    ).rejects.toMatchObject({ code: 'explain.subject', kind: 'invalid' })
  // What is only ever refused has not been tried.
  expect(reading.filter((name) => !answered.has(name))).toEqual([])
}, 180_000)
