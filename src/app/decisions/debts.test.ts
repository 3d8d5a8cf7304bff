/** Debts and what they cost, on real histories. */
import { expect } from 'vitest'
import * as debts from '#practices/decisions/debt-verbs.ts'
import { sayDebts } from '#practices/decisions/debt-words.ts'
import { acceptProposal, get, propose, rejectProposal } from '#practices/decisions/verbs.ts'
import { call } from '#verbs/call.ts'
import type { Session } from '#verbs/ctx.ts'
import { test } from '../../../test/cairn.ts'
import { aRepository } from '../../../test/repositories/build.ts'
import type { CommitPlan } from '../../../test/repositories/plan.ts'
import { scanned } from '../../../test/scanned.ts'
import { interestRates } from './interest.ts'

const { takeOnDebt, payBack, declineDebt, debtsVerb } = debts
const day = 86_400

/** One commit a day from 2026-01-01: a debt, taken on on the tenth day, and something beside it. */
function aHistory() {
  const start = Date.parse('2026-01-01T00:00:00Z') / 1000
  const branches = (n: number) =>
    `export function f(x: number) {\n${'  if (x > 1) x++\n'.repeat(n)}  return x\n}\n`
  return aRepository({
    commits: Array.from({ length: 40 }, (_, step): CommitPlan => {
      const isDebt = step % 2 === 0
      return {
        author: { at: start + step * day },
        message: isDebt ? `fix: mend ${step}` : `feat: add ${step}`,
        files: isDebt
          ? {
              'src/debt/a.ts': branches(step + 1),
              ...(step > 20 ? { 'lib/b.ts': `${step}\n` } : {}),
            }
          : { 'docs/c.ts': branches(step) },
      }
    }),
  })
}

async function aDebt(session: Session, title: string, paybackOn: string, code: string[] = []) {
  const { id } = await call(propose, session, { title })
  await call(takeOnDebt, session, { id, cost: 'Everything twice.', paybackOn, code })
  return id
}

test('interest is what happened on the code since the debt was taken on', async ({
  session,
  facts,
  folder,
}) => {
  await using built = await aHistory()
  await scanned(facts, folder, built.path)
  const then = { ...session, now: () => new Date('2026-01-10T12:00:00Z') }
  const id = await aDebt(then, 'Old queue', '2026-06-01', [
    'repository:src/debt/',
    'repository:docs',
  ])
  await call(acceptProposal, then, { id, because: 'Now, and not later.' })
  const list = debtsVerb(interestRates(Promise.resolve({ facts, dataFolder: folder })))
  const { items } = await call(list, session, {})
  expect(items[0]).toMatchObject({ status: 'accepted', isOverdue: false })
  expect(items[0]?.interest).toMatchObject([
    {
      state: 'measured',
      place: { repository: 'repository', path: 'src/debt' },
      ...{ since: '2026-01-10T12:00:00.000Z', until: '2026-02-09T00:00:00.000Z' },
      here: { changes: 15, fixes: 15, share: 1 },
      elsewhere: { changes: 15, fixes: 0, share: 0 },
      isMendedMore: true,
      // In so small a repository by indentation: an `if` for each step so far, and the return. Of steps 8 and 38.
      complexity: { before: 10, now: 40 },
      together: [{ path: 'lib/b.ts', changes: 9 }],
    },
    { here: { changes: 15, fixes: 0 }, isMendedMore: false, together: [] },
  ])
  expect(JSON.stringify(items)).not.toMatch(/example\.org/)
  const words = sayDebts({ items, next: null }).map(({ text }) => text)
  expect(words).toContain(
    'repository:src/debt: 15 changes from 2026-01-10 to 2026-02-09, 15 of them to mend something, more than elsewhere: 100 % (elsewhere 0 %).',
  )
})

test('what cannot be told is said', async ({ session, facts, folder }) => {
  await using built = await aHistory()
  await scanned(facts, folder, built.path)
  const late = { ...session, now: () => new Date('2026-03-01T00:00:00Z') }
  await aDebt(late, 'Too new', '2026-02-01', ['repository:src', 'repository:gone', 'nowhere'])
  const list = debtsVerb(interestRates(Promise.resolve({ facts, dataFolder: folder })))
  const { items } = await call(list, late, {})
  expect(items[0]?.isOverdue).toBe(true)
  expect(items[0]?.interest.map((one) => (one.state === 'cannot tell' ? one.why : one))).toEqual([
    'nothing newer than the decision was read',
    'No file lies at or below "gone", and none ever did',
    'no repository called nowhere was read',
  ])
})

test('debts stand by their day, page by page; paid back and declined ones apart', async ({
  session,
  facts,
  folder,
}) => {
  const list = debtsVerb(interestRates(Promise.resolve({ facts, dataFolder: folder })))
  const titles = async (wish: object) =>
    (await call(list, session, wish)).items.map(({ title }) => title)
  const late = await aDebt(session, 'late', '2026-09-01')
  await aDebt(session, 'soon', '2026-02-01')
  await aDebt(session, 'soon, too', '2026-02-01')
  const rejected = await aDebt(session, 'rejected', '2026-01-06')
  await call(rejectProposal, session, { id: rejected, because: 'x' })
  const first = await call(list, session, { limit: 2 })
  expect(first.items.map(({ title }) => title)).toEqual(['soon', 'soon, too'])
  expect(await titles({ after: first.next })).toEqual(['late'])
  await expect(call(payBack, session, { id: late, how: 'Gone.' })).rejects.toThrow(
    '"late" is open; only an accepted decision can be paid back.',
  )
  await call(acceptProposal, session, { id: late, because: 'x' })
  await call(payBack, session, { id: late, how: 'The old queue is gone.' })
  await expect(call(payBack, session, { id: late, how: 'x' })).rejects.toMatchObject({
    code: 'decisions.debt.none',
  })
  const { id: declined } = await call(propose, session, { title: 'No second queue' })
  await call(declineDebt, session, { id: declined, cost: 'Two queues to run.' })
  expect(await titles({})).toEqual(['soon', 'soon, too'])
  expect(await titles({ stance: 'repaid' })).toEqual(['late'])
  expect(await titles({ stance: 'declines' })).toEqual(['No second queue'])
  expect(await titles({ decision: '3' })).toEqual(['soon, too'])
  expect(await titles({ decision: late })).toEqual([])
  await expect(
    call(takeOnDebt, session, { id: rejected, cost: 'x', paybackOn: '2026-02-01' }),
  ).rejects.toThrow('"rejected" is rejected; what nobody holds to takes on no debt.')
})

test('a place in the code is a repository and a path in it', async ({ session }) => {
  const code = ['app:./src//a/', 'app', { repository: 'lib', path: 'b' }]
  const { id } = await call(propose, session, { title: 'x', code })
  expect(await call(get, session, { id })).toMatchObject({
    code: [
      { repository: 'app', path: 'src/a' },
      { repository: 'app', path: '' },
      { repository: 'lib', path: 'b' },
    ],
  })
  for (const wrong of ['', ':src', 'app:/etc', 'app:../x', 'app:a\nb', 7])
    await expect(call(propose, session, { title: 'x', code: [wrong] })).rejects.toMatchObject({
      code: 'input.invalid',
    })
})

test('a debt adds its code to what the decision is about, once', async ({ session }) => {
  const { id } = await call(propose, session, { title: 'x', code: ['app:a', 'app:b'] })
  const borrow = (code?: string[]) =>
    call(takeOnDebt, session, { id, cost: 'y', paybackOn: '2026-06-01', code })
  const paths = async () => (await call(get, session, { id })).code.map(({ path }) => path)
  await borrow(['app:b/', 'app:c', 'app:c'])
  expect(await paths()).toEqual(['a', 'b', 'c'])
  await borrow()
  expect(await paths()).toEqual(['a', 'b', 'c'])
  const many = Array.from({ length: 18 }, (_, n) => `app:d/${n}`)
  await expect(borrow(many)).rejects.toMatchObject({ code: 'decisions.code.many' })
  await borrow(many.slice(1))
  expect(await paths()).toHaveLength(20)
})
