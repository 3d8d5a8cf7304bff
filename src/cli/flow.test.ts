/** What `cairn flow` prints: three answers as one. */
import stringWidth from 'string-width'
import { describe, expect } from 'vitest'
import { aForgeProject } from '../../test/a-forge-project.ts'
import { test } from '../../test/cairn.ts'
import { FlowJob } from '#app/flow/verbs.ts'
import { cairn } from './cairn.fixture.ts'
import { FlowShape } from './json/shapes.ts'

describe('cairn flow', () => {
  test('tells stages, delivery and work, in JSON and on a narrow screen', async ({
    facts,
    databaseUrl,
    folder,
  }) => {
    await aForgeProject(facts)
    const run = cairn({ databaseUrl, folder })
    const { delivery, work } = FlowShape.parse(JSON.parse((await run('flow', '--json')).out))
    expect(delivery.items).toMatchObject([
      {
        ...{ environment: 'production', n: 12, frequency: { succeeded: 12, failed: 0 } },
        // An hour of coding, five open, two until it was deployed.
        leadTime: { changes: 12, elapsed: { n: 12, p50: 480 } },
        changeFailRate: { value: null, because: 'no incidents were read' },
      },
    ])
    expect(work).toMatchObject({
      throughput: { opened: 13, merged: 12, closed: 0 },
      inProgress: { n: 1, items: [{ number: 13, stage: 'pickup' }] },
      // Of lines, eleven times 1 to 12.
      size: { n: 12, p50: 71.5 },
      // Six reviewers of two reviews each.
      reviews: { n: 12, effective: 6 },
    })

    const narrow = cairn({ databaseUrl, folder }, { columns: 60, tableColumns: 60 })
    const { out } = await narrow('flow', '--window', '2w')
    const told = out.slice(out.indexOf('Delivery:'))
    expect(Math.max(...told.split('\n').map((line) => stringWidth(line)))).toBeLessThanOrEqual(60)
    expect(told).toMatch(/\nproduction +12 +8 h +–/)
    const sentences = told.replace(/\s+/g, ' ')
    expect(sentences).toMatch(/^Delivery: 12 deployments to production\./)
    expect(sentences).toContain('which is not 0 %: no incidents were read.')
    expect(sentences).toMatch(
      /Work: 13 opened, 12 merged, 0 closed without\. As of \d+ \w+ \d{4} 1 is open/,
    )
    expect(sentences).toContain('Merged without a review: 0 % of 12 (0 % to 18 %).')
    const said: Record<string, RegExp> = {
      bottlenecks:
        /waiting for a first review +12 +\d.*Waiting for a first review\n.*cairn remedies match --causes/s,
      hours: /^When 12 merged changes of .*\nMon [·░▒▓█]{24,48}\nTue /s,
      settings: /working time: 9-17 on Monday to Friday, in UTC/,
      'compare pickup 2026-03-02': /Before: 3 h of working time.*Nobody can tell: /s,
      accounts: /./,
      corrections: /^Nobody said that the data gets anything wrong\.\n$/,
      ci: /./,
      delivery: /^Delivery: 12 deployments to production\./,
      deployments: /^deployment +when.*\n12 +2026-01-16 16:00 .*production.*succeeded\n[^]*Wrong\?/,
      'deployments --only failed': /^No such deployment\./,
      'jobs --limit 2': /^job +made.*\n12 +2026-01-16 09:00 [^]*There are more: --limit/,
      'jobs --only never-started': /\n4 +2026-01-08 09:00 [^]*never started/,
      work: /^Work: 13 opened, 12 merged/,
    }
    for (const [words, expected] of Object.entries(said)) {
      const { out: shown, exitCode } = await narrow('flow', ...words.split(' '))
      expect(exitCode, words).toBe(0)
      expect(shown).toMatch(expected)
      expect(shown).not.toContain('[object')
      expect(Math.max(...shown.split('\n').map((line) => stringWidth(line)))).toBeLessThanOrEqual(
        60,
      )
    }
    const lines = (await run('flow', 'jobs', '--name', 'test', '--json')).out.trim().split('\n')
    expect(lines.map((line) => FlowJob.parse(JSON.parse(line)).id)).toEqual(
      Array.from({ length: 12 }, (_, place) => String(place + 1)),
    )
    expect(await run('flow', '--environment', 'moon')).toMatchObject({
      out: expect.stringContaining('nothing of moon was deployed to production'),
    })
  })
})
