import { describe, expect } from 'vitest'
import { test } from '../../../test/cairn.ts'
import { aRepository } from '../../../test/repositories/build.ts'
import { firstSecond, type CommitPlan, type TagPlan } from '../../../test/repositories/plan.ts'
import { scanned } from '../../../test/scanned.ts'
import { releases } from './insight.ts'
import { readReleases } from './reading.ts'
import { Input, Output, type ReleasesAnswer } from './shape.ts'

const day = 86_400
const on = (days: number) => ({
  name: 'Ana',
  email: 'ana@example.org',
  at: firstSecond + days * day,
})
const tagOn = (of: string, days: number): TagPlan => ({ of, message: 'Out\n', tagger: on(days) })
const commit = (mark: string, days: number, more: Partial<CommitPlan> = {}): CommitPlan => ({
  mark,
  author: on(days),
  files: { [`src/${mark}`]: mark },
  ...more,
})
const named = ({ items }: ReleasesAnswer, name: string) => items.find((item) => item.name === name)

/** Eleven days of work, a release candidate, a release, a merge, a repair two days later, and work that waits. */
const story = {
  commits: [
    ...Array.from({ length: 10 }, (_, index) => commit(`a${index}`, index)),
    commit('side', 11, { parents: ['a9'], files: { 'docs/side': 'x' } }),
    commit('main', 12, { parents: ['a9'] }),
    { mark: 'merge', author: on(15), parents: ['main', 'side'] },
    commit('fix', 22),
    commit('waits', 25),
  ],
  branches: { main: 'waits' },
  tags: {
    'v1.0.0-rc1': tagOn('a8', 8),
    'v1.0.0': tagOn('a9', 10),
    'v1.1.0': tagOn('merge', 20),
    'v1.1.1': tagOn('fix', 22),
    checkout: 'a1',
  },
}

describe('releases', () => {
  test('on another branch, too, a commit counts in the first release of all, which may lie beside the branch', async ({
    facts,
    folder,
  }) => {
    await using repository = await aRepository({
      commits: [
        commit('a', 0),
        commit('b', 1),
        commit('c', 2),
        commit('main', 3, { parents: ['c'] }),
        commit('stable', 4, { parents: ['c'] }),
        commit('later', 5, { parents: ['stable'] }),
      ],
      branches: { main: 'main', stable: 'later' },
      tags: { 'v1.0.0': tagOn('a', 0), 'v2.0.0': tagOn('main', 3) },
    })
    const scope = await scanned(facts, folder, repository.path, {
      branches: ['stable'],
      branch: 'stable',
    })
    const { unreleased } = Output.parse(await releases.answer(scope, Input.parse({})))
    const waiting = ['rev-list', '--count', '--no-merges', 'stable', '--not', '--tags']
    expect(unreleased?.n).toBe(Number(await repository.git(...waiting)))
    expect(unreleased?.n).toBe(2)
  })

  test('each change counts in the first release that holds it, from its committer date to the tag', async ({
    facts,
    folder,
  }) => {
    await using repository = await aRepository(story)
    const scope = await scanned(facts, folder, repository.path)
    const answer = Output.parse(await releases.answer(scope, Input.parse({})))

    expect(answer.items.map((item) => [item.name, item.commits, item.merges])).toEqual([
      ['v1.1.1', 1, 0],
      ['v1.1.0', 2, 1],
      ['v1.0.0', 10, 0],
    ])
    // Waits of 1 to 10 days.
    expect(named(answer, 'v1.0.0')?.leadTimeDays).toMatchObject({
      n: 10,
      p50: 5.5,
      p75: 7.75,
      p90: 9.1,
    })
    expect(answer.n).toBe(13)
    expect(answer.unreleased).toEqual({ n: 1, p50Days: null, oldestDays: 0 })
    expect(answer.landingDays?.n).toBe(1)
    for (const [release, base] of [
      ['v1.1.1', 'v1.1.0'],
      ['v1.1.0', 'v1.0.0'],
    ] as const)
      expect(
        await repository.git('rev-list', '--count', '--no-merges', `${base}..${release}`),
      ).toBe(`${named(answer, release)?.commits}\n`)
  })

  test('fewer than eight changes are shown themselves, without percentiles', async ({
    facts,
    folder,
  }) => {
    await using repository = await aRepository(story)
    const answer = await releases.answer(
      await scanned(facts, folder, repository.path),
      Input.parse({}),
    )
    expect(named(answer, 'v1.1.0')?.leadTimeDays).toEqual({
      n: 2,
      p50: null,
      p75: null,
      p90: null,
      interval: null,
    })
    expect(
      named(answer, 'v1.1.0')?.changes?.map((change) => [change.oid, change.leadTimeDays]),
    ).toEqual([
      [repository.oid('main'), 8],
      [repository.oid('side'), 9],
    ])
    expect(named(answer, 'v1.0.0')?.changes).toBeNull()
  })

  test('pre-releases stand apart and other tags are named', async ({ facts, folder }) => {
    await using repository = await aRepository(story)
    const answer = await releases.answer(
      await scanned(facts, folder, repository.path),
      Input.parse({}),
    )
    expect([answer.releases, answer.prereleases, named(answer, 'v1.0.0')?.prereleases]).toEqual([
      3, 1, 1,
    ])
    expect(answer.months).toEqual([{ month: '2020-01', releases: 3, prereleases: 1 }])
    expect(answer.leftOut).toContainEqual({
      what: 'tags that are no version',
      count: 1,
      why: 'they are no releases: checkout',
    })
    expect(answer.leftOut).toContainEqual({
      what: 'merges',
      count: 1,
      why: 'what they bring in is counted where it was made',
    })
  })

  test('a release failed when a patch of its line came within seven days, and where the history ends earlier nobody can tell', async ({
    facts,
    folder,
  }) => {
    await using repository = await aRepository(story)
    const scope = await scanned(facts, folder, repository.path)
    const answer = await releases.answer(scope, Input.parse({}))
    expect(named(answer, 'v1.1.0')).toMatchObject({
      failed: true,
      because: 'the patch release v1.1.1 came 2 days later',
      recoveryDays: 2,
    })
    expect(named(answer, 'v1.0.0')).toMatchObject({ failed: false, recoveryDays: null })
    expect(named(answer, 'v1.1.1')).toMatchObject({
      failed: null,
      because: 'the history ends before 7 days had passed',
    })
    expect(answer.changeFailRate).toMatchObject({
      withinDays: 7,
      failed: 1,
      judged: 2,
      notJudged: 1,
      share: 0.5,
      patchReleaseShare: 0.3333,
    })
    expect(
      (await releases.answer(scope, Input.parse({ withinDays: 1 }))).changeFailRate,
    ).toMatchObject({ failed: 0, judged: 3 })
  })

  test('a release failed when a change in it was reverted after it, not when it was reverted before it shipped', async ({
    facts,
    folder,
  }) => {
    await using repository = await aRepository({
      commits: [commit('bad', 0), commit('worse', 1)],
      tags: {},
    })
    await repository.add({
      commits: [
        commit('undone', 2, {
          message: `Revert "worse"\n\nThis reverts commit ${repository.oid('worse')}.\n`,
        }),
      ],
      tags: { 'v1.0.0': tagOn('undone', 3) },
    })
    await repository.add({
      commits: [
        commit('undo', 5, {
          message: `Revert "bad"\n\nThis reverts commit ${repository.oid('bad').slice(0, 12)}.\n`,
        }),
        commit('later', 40),
      ],
      tags: { 'v1.1.0': tagOn('undo', 9) },
    })
    const answer = await releases.answer(
      await scanned(facts, folder, repository.path),
      Input.parse({}),
    )
    expect(named(answer, 'v1.0.0')).toMatchObject({
      failed: true,
      because: `a change in it was reverted 2 days later (${repository.oid('undo').slice(0, 12)})`,
      recoveryDays: 6,
    })
    expect(named(answer, 'v1.1.0')?.failed).toBe(false)
  })

  test('components are never mixed, and version tags on one commit are one release', async ({
    facts,
    folder,
  }) => {
    await using repository = await aRepository({
      commits: [commit('a', 0), commit('b', 1), commit('c', 2), commit('d', 90)],
      tags: {
        'v2.0.0': tagOn('a', 1),
        'v0.20.0': tagOn('a', 1),
        'v2.1.0': tagOn('c', 10),
        'server/v1.0.0': tagOn('b', 3),
      },
    })
    const scope = await scanned(facts, folder, repository.path)
    const answer = await releases.answer(scope, Input.parse({}))
    expect(answer.components).toEqual([
      {
        component: '',
        releases: 2,
        prereleases: 0,
        latest: 'v2.1.0',
        latestAt: '2020-01-11T00:00:00.000Z',
      },
      {
        component: 'server',
        releases: 1,
        prereleases: 0,
        latest: 'server/v1.0.0',
        latestAt: '2020-01-04T00:00:00.000Z',
      },
    ])
    expect([answer.component, answer.releases, answer.n]).toEqual(['', 2, 3])
    expect(named(answer, 'v2.0.0')?.alsoNamed).toEqual(['v0.20.0'])
    expect(named(answer, 'server/v1.0.0')?.commits).toBe(2)
    const server = await releases.answer(scope, Input.parse({ component: 'server' }))
    expect([server.items.length, server.n, server.unreleased?.n]).toEqual([1, 2, 2])
    await expect(releases.answer(scope, Input.parse({ component: 'client' }))).rejects.toThrow(
      'No version tag speaks of "client".',
    )
  })

  test('a change dated after its release has no lead time and is counted as such', async ({
    facts,
    folder,
  }) => {
    await using repository = await aRepository({
      commits: [commit('a', 0), commit('b', 5), commit('end', 30)],
      tags: { 'v1.0.0': tagOn('b', 2) },
    })
    const answer = await releases.answer(
      await scanned(facts, folder, repository.path),
      Input.parse({}),
    )
    expect(answer.n).toBe(1)
    expect(named(answer, 'v1.0.0')?.changes?.map((change) => change.leadTimeDays)).toEqual([
      null,
      2,
    ])
    expect(answer.leftOut).toContainEqual(
      expect.objectContaining({
        what: 'commits dated after the release that holds them',
        count: 1,
      }),
    )
  })

  test('a window takes releases by their date, a prefix the changes that touch it', async ({
    facts,
    folder,
  }) => {
    await using repository = await aRepository(story)
    const late = await releases.answer(
      await scanned(facts, folder, repository.path, { window: '2020-01-15..' }),
      Input.parse({}),
    )
    expect(late.items.map((item) => [item.name, item.intervalDays])).toEqual([
      ['v1.1.1', 2],
      ['v1.1.0', 10],
    ])
    const docs = await releases.answer(
      await scanned(facts, folder, repository.path, { prefix: 'docs' }),
      Input.parse({}),
    )
    expect(docs.items.map((item) => [item.name, item.commits])).toEqual([
      ['v1.1.1', 0],
      ['v1.1.0', 1],
      ['v1.0.0', 0],
    ])
    expect([docs.n, docs.unreleased?.n]).toEqual([1, 0])
  })

  test('a history without version tags says so', async ({ facts, folder }) => {
    await using repository = await aRepository({
      commits: [commit('a', 0)],
      tags: { checkout: 'a' },
    })
    const answer = Output.parse(
      await releases.answer(await scanned(facts, folder, repository.path), Input.parse({})),
    )
    expect([answer.items, answer.n, answer.unreleased, answer.changeFailRate.share]).toEqual([
      [],
      0,
      null,
      null,
    ])
    expect(readReleases(answer)[0]?.says).toBe(
      'No releases yet: a release is a tag that is a version, such as v1.2.0, and there is none here.',
    )
  })

  test('are told as how many in how long; a wait of minutes is within an hour, not 0 days', async ({
    facts,
    folder,
  }) => {
    await using repository = await aRepository(story)
    const scope = await scanned(facts, folder, repository.path)
    const told = await releases.answer(scope, Input.parse({}))
    const interval = { low: 0, high: 0.4, level: 0.9, method: 'bootstrap' }
    const answer = {
      ...{ ...told, n: 120, releases: 16, window: { ...told.window, label: '12m' } },
      intervalDays: { ...told.intervalDays, p50: 8.1 },
      leadTimeDays: { n: 120, p50: 0.01, p75: 1, p90: 4, interval },
    }
    expect(readReleases(answer)[0]?.says).toBe(
      '16 releases in 12 months; half of them within 8.1 days of the one before. Half of 120 changes were released within an hour (had the work gone slightly differently, at most 10 hours); one in ten waited more than 4 days.',
    )
  })

  test('an explanation names the commits, and its command counts the same', async ({
    facts,
    folder,
  }) => {
    await using repository = await aRepository(story)
    const explanation = await releases.explain(
      await scanned(facts, folder, repository.path),
      ['v1.1.0'],
      Input.parse({}),
    )
    expect(explanation.commits.map((one) => one.oid)).toEqual([
      repository.oid('main'),
      repository.oid('side'),
    ])
    const count = explanation.counts?.[0]?.command ?? ''
    expect(count).toBe('git rev-list --count --no-merges refs/tags/v1.1.0 --not refs/tags/v1.0.0')
    expect(await repository.git(...count.split(' ').slice(1))).toBe(
      `${explanation.values['commits']}\n`,
    )
    const whole = await releases.explain(
      await scanned(facts, folder, repository.path),
      [],
      Input.parse({}),
    )
    expect(await repository.git(...(whole.counts?.[1]?.command ?? '').split(' ').slice(1))).toBe(
      `${whole.values['unreleased']}\n`,
    )
  })

  test('what was scanned in two steps is answered as what was scanned at once', async ({
    facts,
    folder,
  }) => {
    const [first, rest] = [story.commits.slice(0, 10), story.commits.slice(10)]
    await using grown = await aRepository({ commits: first, tags: { 'v1.0.0': tagOn('a9', 10) } })
    await scanned(facts, folder, grown.path)
    await grown.add({ commits: rest, branches: story.branches, tags: story.tags })
    await using whole = await aRepository(story)
    const [steps, once] = [
      await scanned(facts, folder, grown.path),
      await scanned(facts, folder, whole.path),
    ]
    expect(await releases.answer(steps, Input.parse({}))).toEqual(
      await releases.answer(once, Input.parse({})),
    )
  })
})
