import fc from 'fast-check'
import { describe, expect, test as plainTest } from 'vitest'
import { ruledKinds } from '#app/kinds.ts'
import { editProposal, propose } from '#practices/decisions/verbs.ts'
import { call } from '#verbs/call.ts'
import { anotherMember } from '../../test/another-member.ts'
import { test } from '../../test/cairn.ts'
import { mentionsIn, type Named } from './mentions.ts'
import { removeVerb, restore } from './record-verbs.ts'
import { comment, editOwnComment, links, mentions, removeOwnComment } from './verbs.ts'
import { processorMs } from '../../test/processor-time.ts'

const members = ['Ana', 'Ana Kovács', 'Béla', 'root', 'Twin', 'twin'].map((name, at) => ({
  ...{ id: `${at} ${name}`, name },
}))
const namesIn = (body: string, those: readonly Named[] = members) =>
  mentionsIn(body, those).map((one) => (one.to === 'member' ? one.member.slice(2) : ''))

describe('a text speaks', () => {
  plainTest('to whom it names whole, whatever the capitals, each once', () => {
    expect(namesIn('@béla, what do you and @ANA  kovács say? @Béla!')).toEqual([
      'Béla',
      'Ana Kovács',
    ])
    expect(namesIn('(@Ana) @Ana’s and **@root**')).toEqual(['Ana', 'root'])
    expect(namesIn('@Ana\nKovács')).toEqual(['Ana Kovács'])
    expect(namesIn('@Be\u0301la')).toEqual(['Béla'])
  })

  plainTest('to nobody by what only looks like it', () => {
    for (const text of [
      'mail ana@root.example, x@Ana',
      '@Anabel and @ana-maria and @root.example',
      'https://example.org/@Ana',
      '\\@Ana, @ Ana, @@Ana',
      '@nobody',
      '@',
    ])
      expect(namesIn(text), text).toEqual([])
  })

  plainTest('to nobody from code', () => {
    for (const text of [
      '`@Ana`',
      '``a ` @Ana``',
      '`one\n@Ana`',
      '```\n@Ana\n```',
      '~~~ts\n@Ana()\n~~~',
      '```\n@Ana',
    ])
      expect(namesIn(text), text).toEqual([])
    for (const text of ['`a` @Ana `b`', '` @Ana', '`` @Ana `', '` a\n\n@Ana `', '\\` @Ana \\`'])
      expect(namesIn(text), text).toEqual(['Ana'])
  })

  plainTest('to all who have the name', () => {
    expect(namesIn('@Twin')).toEqual(['Twin', 'twin'])
  })

  plainTest('whatever it holds, in little time', () => {
    const many = Array.from({ length: 2_000 }, (_, n) => ({
      id: `${n}`,
      name: `${'x'.repeat(n % 60)}${n}`,
    }))
    const long = [
      '@a '.repeat(21_000),
      '@'.repeat(65_000),
      '`'.repeat(65_000),
      '` ``'.repeat(16_000),
      '\\'.repeat(65_000),
    ]
    const spent = processorMs(() => {
      for (const text of long) expect(namesIn(text, many)).toEqual([])
    })
    expect(spent).toBeLessThan(3_000)
    const parts = fc.constantFrom('@', 'Ana', ' ', 'Kovács', '`', '``', '\n', '\\', '```', '~~~')
    fc.assert(
      fc.property(fc.array(parts), (text) => {
        for (const name of namesIn(text.join(''))) expect(['Ana', 'Ana Kovács']).toContain(name)
      }),
    )
  })
})

test('one reads where one is spoken to, and nobody else does', async ({ session, facts }) => {
  const béla = await anotherMember(facts, session)
  const { id: record } = await call(propose, session, {
    title: 'x',
    body: 'For @béla and `@béla`.',
  })
  const hm = await call(comment, session, { record, body: 'No, @Béla?' })
  const mine = async (as = béla) => (await call(mentions, as, {})).items
  expect(await mine()).toHaveLength(2)
  expect(await mine(session)).toEqual([])
  expect(new Set((await mine()).map(({ comment: at }) => at))).toEqual(new Set([hm.id, null]))
  expect((await call(links, session, { record })).to).toEqual([
    { to: 'member', member: béla.actor.id },
    { to: 'member', member: béla.actor.id },
  ])
  const first = await call(mentions, béla, { limit: 1 })
  const rest = await call(mentions, béla, { limit: 1, after: first.next ?? '' })
  expect(new Set([first.items[0]?.comment, rest.items[0]?.comment])).toEqual(new Set([hm.id, null]))
  expect(rest.next).toBeNull()
  await call(removeVerb(ruledKinds), session, { record })
  expect(await mine()).toEqual([])
  await call(restore, session, { record })
  await call(editOwnComment, session, { id: hm.id, version: 1, body: 'No?' })
  await call(editProposal, session, { id: record, version: 1, body: 'Nothing.' })
  expect(await mine()).toEqual([])
  const again = await call(comment, session, { record, body: '@Béla' })
  expect(await mine()).toMatchObject([{ record, kind: 'decision', number: 1, title: 'x' }])
  await call(removeOwnComment, session, { id: again.id })
  expect(await mine()).toEqual([])
})
