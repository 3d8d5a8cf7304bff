/** Deliveries of GitLab tell the same history in whatever order they come, and however they are gathered. */
import { expect } from 'vitest'
import * as gitlab from '#sources/gitlab/webhook/deliveries.fixture.ts'
import { test } from '../../../test/cairn.ts'
import { keepDelivery } from './deliveries.ts'
import { processDeliveries } from './process.ts'

const now = new Date('2026-01-05T16:00:00Z')
const later = (time: string, over: object = {}) => ({ updated_at: gitlab.at(time), ...over })
const running = { finished_at: null, status: 'running' }

const story = [
  gitlab.mergeRequest('open', {}, { user: gitlab.ana }),
  gitlab.mergeRequest('update', later('12:00:00', { oldrev: gitlab.sha('a'), title: 'Better' })),
  gitlab.mergeRequest('approved', later('12:00:00', { title: 'Better' })),
  gitlab.mergeRequest('merge', later('15:00:00', { state: 'merged' })),
  gitlab.mergeRequest('update', later('15:30:00', { state: 'merged', title: 'Never' })),
  ...[gitlab.pipeline(running), gitlab.pipeline(), gitlab.note()],
  ...[gitlab.job({ build_status: 'running', build_finished_at: null }), gitlab.job()],
  ...[gitlab.deployment, gitlab.issue],
]

test('the same history in whatever order it came, together or one by one', async ({ facts }) => {
  const told: unknown[] = []
  const orders = [story, story.toReversed()]
  for (const [index, order] of [...orders, ...orders].entries()) {
    const path = `group/app-${index}`
    for (const [nth, payload] of order.entries()) {
      const project = { ...gitlab.project, id: 100 + index, path_with_namespace: path }
      const body = Buffer.from(JSON.stringify({ ...payload, project }))
      const delivery = { source: 'gitlab' as const, id: `${index}-${nth}`, event: 'x', body }
      await keepDelivery(facts, delivery, now)
      // The first two come one by one.
      if (index < orders.length) await processDeliveries(facts, { hosts: {}, now })
    }
    await processDeliveries(facts, { hosts: {}, now })
    const { rows } = await facts.pool.query(
      `select (select jsonb_agg(to_jsonb(r) - 'repository_id') from forge.request_told r where r.repository_id = p.repository_id) as requests,
         (select jsonb_agg(to_jsonb(e) - 'repository_id' order by key) from forge.request_event e where e.repository_id = p.repository_id) as events,
         (select jsonb_agg(array[status, conclusion, ended_at::text, version::text]) from forge.run r where r.repository_id = p.repository_id) as runs,
         (select jsonb_agg(array[status, conclusion, ended_at::text, version::text]) from forge.job j where j.repository_id = p.repository_id) as jobs,
         (select count(*)::int from forge.deployment_status s where s.repository_id = p.repository_id) as states
       from forge.project p where path = $1`,
      [path],
    )
    told.push(rows[0])
  }
  expect(told[0]).toMatchObject({
    requests: [{ title: 'A change', state: 'merged', author_id: expect.any(Number) }],
    ...{ runs: [['completed', 'success', expect.any(String), expect.any(String)]], states: 1 },
  })
  for (const one of told) expect(one).toEqual(told[0])
})
