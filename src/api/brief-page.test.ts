/** A brief over HTTP, as a page. */
import { expect } from 'vitest'
import { allVerbs } from '#app/verbs.ts'
import { propose } from '#practices/decisions/verbs.ts'
import { call } from '#verbs/call.ts'
import { test } from '../../test/cairn.ts'
import { makeApi } from './api.ts'

test('the brief of a decision is a page that does nothing, and is for whoever may read it', async ({
  facts,
  folder,
  session,
}) => {
  const verbs = await allVerbs({ facts, dataFolder: folder })
  const report = (error: unknown): never => {
    throw error
  }
  const api = makeApi({
    ...{ verbs, report },
    sessionOf: async ({ headers }) => (headers.has('authorization') ? session : undefined),
  })
  const ask = (id: string, headers: Record<string, string> = { authorization: 'Bearer x' }) =>
    api.request(`http://localhost/api/v1/decisions.brief/${id}`, { headers })
  await call(propose, session, { title: '<b>Use Kysely</b>', body: '<script>alert(1)</script>' })
  const shown = await ask('1')
  const page = await shown.text()
  expect(shown.headers.get('content-type')).toBe('text/html; charset=utf-8')
  const policy = shown.headers.get('content-security-policy') ?? ''
  expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; .*frame-ancestors 'none'$/)
  // The same in the page itself, for whoever keeps it as a file.
  expect(page).toContain(`content="${policy.replace("; frame-ancestors 'none'", '')}"`)
  expect(page).toContain('<h1>&lt;b&gt;Use Kysely&lt;/b&gt;</h1>')
  expect(page).not.toMatch(/<script|<b>|https?:/)
  expect((await ask('1', {})).status).toBe(401)
  expect(await (await ask('9')).json()).toMatchObject({ status: 404, code: 'record.none' })
})
