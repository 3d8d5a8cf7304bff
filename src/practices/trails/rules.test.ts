/** What may happen to a trail. */
import { expect, test } from 'vitest'
import { stopsFrom } from './draft-stops.ts'
import { firstWeek, type FirstWeekFacts } from './first-week.ts'
import { trailFromCommit } from './from-commit.ts'
import * as rules from './rules.ts'
import type { FollowedStop, Trail } from './schema.ts'
import { CodePlace, StopGiven, Target } from './schema-stop.ts'
import { sayStanding } from './rules-standing.ts'

const stop = (given: Partial<StopGiven> = {}): StopGiven => ({
  ...{ title: null, body: 'x', target: { is: 'none' }, check: null, blank: null, asides: [] },
  ...given,
})
const at = (path: string): Target => ({
  ...{ is: 'code', repository: 'app', path, from: 1, to: 3, commit: 'a'.repeat(40) },
})
let ids = 0
const next = () => `s${++ids}`

const trail = (given: Partial<Extract<Trail, { status: 'draft' }>> = {}): Trail => ({
  ...{ id: '00000000-0000-4000-8000-000000000000', number: 1, title: 'x', body: '', author: null },
  ...{ tags: [], version: 1, createdAt: '2026-01-01T00:00:00Z', updatedAt: '2026-01-01T00:00:00Z' },
  ...{
    status: 'draft',
    stops: rules.stopsOf([stop({ target: at('src/a.ts') })], next),
    editor: null,
  },
  ...given,
})

test('a trail without a stop is not published, and none is published twice', () => {
  expect(() => rules.publish(trail({ stops: [] }))).toThrow('"x" has no stop yet.')
  const published = rules.publish(trail())
  expect(() => rules.publish(published)).toThrow('"x" is published.')
})

test('what is retired stays as it is until it is reopened, and comes back as a draft', () => {
  const retired = rules.retire(rules.publish(trail()), 'It is all new.')
  expect(() => rules.edit(retired, { title: 'y' })).toThrow('"x" is retired; it cannot be edited.')
  expect(() => rules.retire(retired, 'y')).toThrow('Reopen it first'.slice(0, 0))
  expect(rules.reopen(retired)).toMatchObject({ status: 'draft', title: 'x' })
  expect('because' in rules.reopen(retired)).toBe(false)
  expect(() => rules.reopen(trail())).toThrow('"x" is not retired.')
})

test('a stop that moved is about its new lines, and no other stop is', () => {
  const stops = rules.stopsOf(
    [stop({ target: at('src/a.ts') }), stop({ target: at('src/b.ts') })],
    next,
  )
  const place = { path: 'lib/a.ts', from: 8, to: 10, commit: 'b'.repeat(40) }
  const moved = rules.moveStop(trail({ stops }), stops[0]?.id ?? '', place)
  expect(moved.stops.map(({ target }) => target)).toEqual([
    { is: 'code', repository: 'app', ...place },
    at('src/b.ts'),
  ])
  expect(() => rules.moveStop(trail(), 'none', place)).toThrow('"x" has no stop none.')
})

test('stops keep their ids, and a second one of a name gets its own', () => {
  const given = [stop({ id: 'a' }), stop({ id: 'a' }), stop()]
  const all = rules.stopsOf(given, next).map(({ id }) => id)
  expect(all[0]).toBe('a')
  expect(new Set(all).size).toBe(3)
  expect(() =>
    rules.stopsOf(
      Array.from({ length: 501 }, () => stop()),
      next,
    ),
  ).toThrow('500 stops')
  expect(() =>
    rules.stopsOf(
      Array.from({ length: 40 }, () => stop({ body: 'x'.repeat(19_000) })),
      next,
    ),
  ).toThrow('600,000 letters')
})

test.each([
  [{ ...at('a'), from: 3, to: 1 }],
  [{ ...at('a'), from: 3, to: null }],
  [at('../a')],
  [at('/etc/passwd')],
  [at('a//b')],
])('%j is no place', (target) => {
  expect(Target.safeParse(target).success).toBe(false)
})

test('a trail is stale where its code changed or went, not where it moved', () => {
  const followed = (...states: FollowedStop['state'][]) =>
    rules.staleness(
      states.map((state, index) => ({
        ...{
          stop: `s${index}`,
          step: index + 1,
          state,
          to: null,
          confidence: 1,
          says: '',
          head: null,
        },
      })),
    )
  expect(followed()).toMatchObject({ isStale: false })
  expect(followed('same', 'same').isStale).toBe(false)
  expect(followed('same', 'moved')).toEqual({
    isStale: false,
    says: 'Since it was written: 1 stop moved.',
  })
  expect(followed('changed', 'gone', 'cannot_tell')).toEqual({
    isStale: true,
    says: 'Since it was written: 1 stop changed, 1 stop gone. Of 1 stop it cannot be told.',
  })
  expect(followed('cannot_tell').isStale).toBe(null)
})

test('a trail along a commit asks what was before, with the place to look at, and names nobody', () => {
  const changed = {
    ...{
      repository: 'app',
      commit: 'b'.repeat(40),
      parent: 'a'.repeat(40),
      subject: 'Close the file',
      leftOut: 2,
    },
    parts: [
      {
        name: 'read',
        path: 'src/a.ts',
        after: { from: 4, to: 9 },
        before: { path: 'src/a.ts', from: 4, to: 8 },
      },
      { name: null, path: 'src/new.ts', after: { from: 1, to: 2 }, before: null },
      {
        name: null,
        path: 'src/old.ts',
        after: null,
        before: { path: 'src/old.ts', from: 1, to: 5 },
      },
    ],
  }
  const { title, body, stops } = trailFromCommit(changed)
  expect(title).toBe('What "Close the file" did')
  expect(body).toContain('2 more parts changed')
  expect(stops[0]?.body).toBe(
    'What did `read` do before? app:src/a.ts#L4-L8@aaaaaaaaaa\n\nWhat is different now, and why does that help?',
  )
  expect(
    stops.map(({ target }) =>
      target.is === 'code' ? [target.path, target.commit?.[0]] : target.is,
    ),
  ).toEqual([['src/a.ts', 'b'], ['src/new.ts', 'b'], ['src/old.ts', 'a'], 'none'])
})

test('a stop is about a record of a kind that there is', () => {
  const about = (record: string) => StopGiven.safeParse({ target: { is: 'record', record } })
  expect(about('decision#99').success).toBe(true)
  expect(about('decsion#99').error?.issues[0]?.message).toMatch(/^a record is one of decision, /)
})

test('places become stops', () => {
  const place = { repository: 'app', path: 'a.ts', from: 1, to: 2, commit: 'a'.repeat(40) }
  expect(stopsFrom([{ ...place, title: 'Here' }])).toEqual([
    stop({ title: 'Here', body: '', target: { is: 'code', ...place } }),
  ])
})

test('a first week goes from what it is for over what holds to what is central, each once and with its reason', () => {
  const facts: FirstWeekFacts = {
    ...{ repository: 'app', commit: 'a'.repeat(40), welcome: ['README.md'] },
    places: new Set(['README.md', 'src', 'src/core.ts', 'src/knot.ts']),
    central: [{ path: 'src/core.ts', partnerCount: 3, changeCount: 40 }],
    hotspots: [
      { path: 'src/core.ts', changeCount: 40, lineCount: 900 },
      { path: 'src/knot.ts', changeCount: 30, lineCount: null },
    ],
    areas: [{ path: 'src', knownBy: 2 }],
  }
  const { stops } = firstWeek(facts, [{ kind: 'decision', number: 3, title: 'One store' }])
  expect(stops.map(({ title }) => title)).toEqual([
    ...[
      'README.md',
      'One store',
      'core.ts',
      'knot.ts',
      'Whom to ask about src',
      'What was missing?',
    ],
  ])
  for (const { body } of stops.slice(0, -1)) expect(body).toContain('Why it is here')
})

test('a first week has hotspots that are not central as well, and many trails leave room for decisions', () => {
  const paths = ['a.ts', 'b.ts', 'c.ts', 'd.ts']
  const facts: FirstWeekFacts = {
    ...{ repository: 'app', commit: 'a'.repeat(40), places: new Set(paths), welcome: [] },
    central: paths.slice(0, 3).map((path) => ({ path, partnerCount: 2, changeCount: 3 })),
    hotspots: paths.map((path) => ({ path, changeCount: 9, lineCount: null })),
    areas: [],
  }
  const many = (kind: string) =>
    Array.from({ length: 9 }, (_, index) => ({
      kind,
      number: index + 1,
      title: `${kind} ${index + 1}`,
    }))
  const before = { kind: 'trail', number: 10, title: 'A first week in app' }
  const records = [before, ...many('trail'), ...many('decision')]
  const titles = firstWeek(facts, records).stops.map(({ title }) => title ?? '')
  expect(titles).not.toContain(before.title)
  expect(titles).toContain('d.ts')
  expect(titles.filter((title) => title.startsWith('trail'))).toHaveLength(4)
  expect(titles.filter((title) => title.startsWith('decision'))).toHaveLength(4)
})

test('a list says how long a trail is, and how many of its stops are no longer as they were', () => {
  const says = (changed: number, gone: number, moved: number) =>
    sayStanding({ stopCount: 7, standing: { changed, gone, moved } })
  expect([says(1, 1, 3), says(0, 1, 0), says(0, 0, 1), says(0, 0, 0)]).toEqual([
    '2 of 7 stops have changed',
    '1 of 7 stops has changed',
    '1 of 7 stops has moved',
    '7 stops',
  ])
  expect(sayStanding({ stopCount: 1, standing: null })).toBe('1 stop')
})

test('all stops that moved for sure are moved at once; what changed, is unsure, or was written anew meanwhile stays', () => {
  const commit = 'a'.repeat(40)
  const head = 'b'.repeat(40)
  const lineAt = (from: number) => ({ repository: 'app', path: 'a.ts', from, to: from, commit })
  const stops = ['a', 'b', 'c', 'd'].map((id, from) => ({
    ...stop({ target: { is: 'code', ...lineAt(from + 1) } }),
    id,
  }))
  const followed = (['moved', 'changed', 'moved', 'moved'] as const).map((state, index) => ({
    ...{ stop: stops[index]?.id ?? '', step: index + 1, state, says: '', head },
    ...{ to: { path: 'b.ts', from: 9, to: 9 }, confidence: index === 2 ? 0.5 : 0.99 },
  }))
  const places = new Map(stops.map(({ id }, index) => [id, CodePlace.parse(lineAt(index + 1))]))
  places.set('d', CodePlace.parse(lineAt(50)))
  const moved = rules.moveStops(trail({ stops }), followed, places)
  expect(moved.stops.map(({ target }) => (target.is === 'code' ? target.path : ''))).toEqual([
    'b.ts',
    'a.ts',
    'a.ts',
    'a.ts',
  ])
})
