/** What is recommended for a goal: what fits, why in words that are so, and nothing where nothing does. */
import fc from 'fast-check'
import { expect } from 'vitest'
import { begin, change } from '#practices/growth/verbs.ts'
import { handful, recommendVerb, type Fitting } from '#practices/growth/recommend.ts'
import { acceptProposal, propose } from '#practices/decisions/verbs.ts'
import { postVerb } from '#practices/trails/code-verbs.ts'
import { publishTrail } from '#practices/trails/verbs.ts'
import { call } from '#verbs/call.ts'
import type { Session } from '#verbs/ctx.ts'
import { anotherMember } from '../../../../test/another-member.ts'
import { test } from '../../../../test/cairn.ts'
import { recommenders } from './recommenders.ts'

const recommend = recommendVerb(recommenders)
const post = postVerb({ headsOf: async () => new Map() })

async function aTrail(session: Session, title: string, path: string): Promise<void> {
  const target = { is: 'code', repository: 'app', path, from: 1, to: 2, commit: null }
  const { id } = await call(post, session, { title, stops: [{ body: 'Look.', target }] })
  await call(publishTrail, session, { id })
}

test('what speaks of the same, walks through the code it names, or helps to see it is offered with why', async ({
  facts,
  session,
}) => {
  await aTrail(session, 'How an invoice is made', 'src/billing/invoice.ts')
  await aTrail(session, 'How a mail is sent', 'src/mail/send.ts')
  const queue = await call(propose, session, { title: 'Use a queue for invoices' })
  await call(acceptProposal, session, { id: queue.id, because: 'It is calm.' })
  await call(propose, session, { title: 'Name folders after trades' })
  const { id } = await call(begin, session, {
    title: 'Read a query plan',
    ...{ why: 'Reports are slow.', steps: ['Follow src/billing/ from end to end'] },
  })
  const { items } = await call(recommend, session, { id })
  const told = items.map(({ title, to, why }) => [title, to, why])
  expect(told).toContainEqual([
    'How an invoice is made',
    '/trails/1',
    ['Walks through src/billing/invoice.ts; your goal names src/billing.'],
  ])
  const plan = items.find(({ to }) => to === '/tips/explain-analyze')
  expect(plan?.why.join(' ')).toMatch(/^Speaks of “query”(,| and) “plan”.*, as your goal does\./)
  expect(plan?.why.join(' ')).toContain('you wrote “slow”')
  expect(items.map(({ title }) => title)).not.toContain('How a mail is sent')
  expect(items.map(({ title }) => title)).not.toContain('Name folders after trades')
  expect(items.length).toBeLessThanOrEqual(5)

  // What shows it already is not recommended for it; and it is one's own alone.
  await call(change, session, { id, evidence: ['trail#1'] })
  const without = await call(recommend, session, { id })
  expect(without.items.map(({ to }) => to)).not.toContain('/trails/1')
  const ben = await anotherMember(facts, session, { name: 'Ben' })
  await expect(call(recommend, ben, { id })).rejects.toMatchObject({ code: 'growth.goal.none' })
})

test('nothing fits, and that is an answer', async ({ session }) => {
  const { id } = await call(begin, session, { title: 'Learn to juggle with five balls' })
  const { items } = await call(recommend, session, { id })
  expect(items).toEqual([])
  expect(recommend.says?.({ items })[0]?.text).toBe(
    'Nothing that was written down here fits this goal.',
  )
  const wish = await call(begin, session, { title: 'Get better' })
  expect((await call(recommend, session, { id: wish.id })).items).toEqual([])
})

test('a long goal of words that most texts have gets nothing for having them', async ({
  session,
}) => {
  const titlesFor = async (title: string) => {
    const { id } = await call(begin, session, { title })
    return (await call(recommend, session, { id })).items.map((one) => one.title)
  }
  expect(await titlesFor('Write tests that show what a change does before I make it')).toEqual([])
  const many = 'Find out what to do first when many things are broken at the same time'
  expect(await titlesFor(many)).toEqual([])
  // A word that few have still tells something, and so does what the title of a text is about.
  const plan = 'Read a query plan and explain to others why it is slow'
  expect(await titlesFor(plan)).toContain('Compare what the planner thought with what happened')
  expect(await titlesFor('Make smaller changes')).toContain('Make changes smaller')
  expect(await titlesFor('Learn Rust')).not.toEqual([])
})

const aFitting: fc.Arbitrary<Fitting> = fc
  .record({
    kind: fc.constantFrom('trail', 'tip', 'decision'),
    number: fc.integer({ min: 1, max: 6 }),
    weight: fc.double({ min: 0.01, max: 1, noNaN: true }),
    why: fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 2 }),
  })
  .map(({ kind, number, ...rest }) => {
    const ref = `${kind}#${number}`
    return { ...rest, kind, ref, title: ref, to: `/${kind}s/${number}` }
  })

test('a handful has each thing once, with all reasons, the best first, and no kind hides the others', () => {
  fc.assert(
    fc.property(
      fc.array(aFitting, { maxLength: 40 }),
      fc.array(fc.constantFrom('trail#1', 'tip#2')),
      (found, left) => {
        const chosen = handful(found, new Set(left))
        const refs = chosen.map(({ ref }) => ref)
        expect(new Set(refs).size).toBe(refs.length)
        expect(refs.length).toBeLessThanOrEqual(5)
        expect(refs.filter((ref) => left.some((one) => one === ref))).toEqual([])
        const sums = chosen.map(({ weight }) => weight)
        expect(sums).toEqual(sums.toSorted((a, b) => b - a))
        for (const { ref, why } of chosen) {
          const reasons = found.filter((one) => one.ref === ref).flatMap((one) => one.why)
          expect(new Set(why)).toEqual(new Set(reasons))
        }
        for (const [, alike] of Map.groupBy(chosen, ({ kind }) => kind))
          expect(alike.length).toBeLessThanOrEqual(3)
        // Whoever found it, and in whatever order, the answer is the same.
        expect(handful(found.toReversed(), new Set(left)).map(({ ref }) => ref)).toEqual(refs)
      },
    ),
  )
})
