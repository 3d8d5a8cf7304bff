/** From an offer and a wish to a pair, among people who see their own alone: by verbs, and in the database. */
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { raiseWalls } from '#app/accounts/walls.ts'
import { matcher } from '#app/growth/matcher.ts'
import { operator, recordsOn } from '#app/session.ts'
import type { Facts } from '#facts/facts.ts'
import { isForAssistants } from '#mcp/server.ts'
import { listOwnNotices } from '#records/notice-verbs.ts'
import { call } from '#verbs/call.ts'
import type { Session } from '#verbs/ctx.ts'
import { standBehindWalls } from '#verbs/walls.ts'
import { anotherMember } from '../../../../test/another-member.ts'
import { test } from '../../../../test/cairn.ts'
import { databaseAsText } from '../../../../test/database-as-text.ts'
import { moveOn } from './move-on.ts'
import { roundVerbs } from './round-verbs.ts'
import * as verbs from './verbs.ts'

const { answerProposal, avoid, end, hours, listPairs, offer, offers, takeBack, wish } = verbs
const names = ['Ana', 'Ben', 'Cy', 'Di', 'Eve'] as const
type Name = (typeof names)[number]

/** Five members behind walls, whose clock is put on by `on`; and a sixth who owns the workspace and takes no part. */
async function aTeam(facts: Facts, alone: Session) {
  await raiseWalls(recordsOn(facts.pool))
  let day = '2026-01-05'
  const now = () => new Date(`${day}T09:00:00Z`)
  const session: Session = { ...alone, now, url: 'https://cairn.test', isBehindWalls: true }
  const people = new Map<string, Session>()
  for (const name of names) people.set(name, await anotherMember(facts, session, { name }))
  const of = (name: Name): Session => {
    const found = people.get(name)
    if (found === undefined) throw new Error(name)
    return found
  }
  const olga = await anotherMember(facts, session, { name: 'Olga', role: 'owner' })
  const [begin, areas] = roundVerbs(matcher(Promise.resolve({ facts, dataFolder: '/none' })))
  if (begin?.name !== 'growth.match' || areas?.name !== 'growth.areas') throw new Error('verbs')
  return {
    ...{ of, olga, session, begin, areas },
    mine: (name: Name) => call(listPairs, of(name), {}),
    /** As the server does by itself. */
    on: async (to: string) => {
      day = to
      await recordsOn(facts.pool)
        .transaction()
        .execute((tx) => moveOn(tx, now()))
    },
    told: async (name: Name) =>
      (await call(listOwnNotices, of(name), { limit: 20 })).items.map(({ text }) => text),
  }
}

/** Ana could show Ben; otherwise Cy could. Di and Eve are brought together, too. */
async function said({ of }: Awaited<ReturnType<typeof aTeam>>): Promise<void> {
  await call(offer, of('Ana'), { topics: ['Postgres', 'Rust'], isShown: true })
  await call(offer, of('Cy'), { topics: ['postgres'] })
  await call(wish, of('Ben'), { topics: ['postgres', 'rust'] })
  await call(offer, of('Di'), { topics: ['reviews'] })
  await call(wish, of('Eve'), { topics: ['reviews'] })
}

test('two who both say yes are a pair; what one of them said is told to nobody before', async ({
  facts,
  session: alone,
}) => {
  const team = await aTeam(facts, alone)
  const { of, mine, told } = team
  await said(team)
  expect(await call(team.begin, of('Eve'), {})).toEqual({
    round: {
      ...{ round: 1, begunOn: '2026-01-05', firstUntil: '2026-01-12', secondUntil: '2026-01-19' },
    },
  })
  const [bens] = (await mine('Ben')).proposals
  expect(bens).toMatchObject({
    ...{ as: 'learner', with: { name: 'Ana' }, until: '2026-01-12', answer: null, state: 'open' },
    otherwise: { with: { name: 'Cy' } },
  })
  expect(bens?.reasons[0]).toBe('Ana offers postgres and rust, which you wish for.')
  const [anas] = (await mine('Ana')).proposals
  expect(anas).toMatchObject({ as: 'guide', with: { name: 'Ben' }, otherwise: null })
  expect(anas?.reasons[0]).toBe('Ben wishes for postgres and rust, which you offer.')
  // Whom Ben could be with otherwise has heard nothing of it.
  expect((await mine('Cy')).proposals).toEqual([])
  expect(await told('Cy')).toEqual([])
  expect(await told('Ben')).toEqual(await told('Ana'))
  expect(String(await told('Ben'))).not.toContain('Ana')

  const id = bens?.id ?? ''
  const none = { code: 'growth.proposal.none' }
  for (const other of [of('Cy'), team.olga])
    await expect(call(answerProposal, other, { id, says: 'yes' })).rejects.toMatchObject(none)
  await expect(call(team.begin, of('Ana'), {})).rejects.toMatchObject({ code: 'growth.round.open' })

  const before = [await mine('Ana'), await told('Ana')]
  for (const says of ['no', 'yes'] as const) {
    const { proposals, pairs } = await call(answerProposal, of('Ben'), { id, says })
    expect([proposals[0]?.answer, pairs]).toEqual([says, []])
    expect([await mine('Ana'), await told('Ana')]).toEqual(before)
  }
  const { proposals, pairs } = await call(answerProposal, of('Ana'), { id, says: 'yes' })
  expect(proposals).toEqual([])
  expect(pairs).toMatchObject([{ as: 'guide', with: { name: 'Ben' }, endedOn: null }])
  expect((await mine('Ben')).pairs).toMatchObject([
    { as: 'learner', with: { name: 'Ana' }, topics: ['postgres', 'rust'] },
  ])
  expect(String(await told('Ben'))).toContain('Both of you said yes')
  await expect(call(answerProposal, of('Ana'), { id, says: 'no' })).rejects.toMatchObject(none)

  // A pair ends when one of the two wishes so, once, and no stranger ends it.
  const pair = { id: pairs[0]?.id ?? '' }
  for (const other of [of('Cy'), team.olga])
    await expect(call(end, other, pair)).rejects.toMatchObject({ code: 'growth.pair.none' })
  expect((await call(end, of('Ben'), pair)).pairs[0]?.endedOn).toBe('2026-01-05')
  await expect(call(end, of('Ana'), pair)).rejects.toMatchObject({ code: 'growth.pair.none' })
  expect(String(await told('Ana'))).toContain('has ended')
  // Together lately, they are not proposed to each other in the next round.
  await team.on('2026-01-20')
  await call(team.begin, of('Ben'), {})
  expect((await mine('Ben')).proposals).toMatchObject([{ with: { name: 'Cy' } }])
})

test('who said no, who said nothing and who went away look the same, then and afterwards', async ({
  facts,
  session: alone,
}) => {
  const team = await aTeam(facts, alone)
  const { of, mine, told } = team
  const ways: Record<string, (id: string) => Promise<unknown>> = {
    'says no': (id) => call(answerProposal, of('Ana'), { id, says: 'no' }),
    'says nothing': async () => undefined,
    'took yes back': async (id) => {
      await call(answerProposal, of('Ana'), { id, says: 'yes' })
      return call(answerProposal, of('Ana'), { id, says: 'no' })
    },
    'offers no more': () => call(takeBack, of('Ana'), { part: 'everything' }),
    'would rather not': async (id) => {
      await call(avoid, of('Ana'), { members: [of('Ben').actor.id] })
      return call(answerProposal, of('Ana'), { id, says: 'yes' })
    },
  }
  const seen: unknown[] = []
  for (const [at, way] of Object.values(ways).entries()) {
    const month = String(at + 2).padStart(2, '0')
    await emptied(facts)
    await said(team)
    await team.on(`2026-${month}-01`)
    await call(team.begin, of('Cy'), {})
    const id = (await mine('Ben')).proposals[0]?.id ?? ''
    await way(id)
    const asked = await call(answerProposal, of('Ben'), { id, says: 'yes' })
    const story = [asked, await told('Ben')]
    await team.on(`2026-${month}-09`)
    story.push(await mine('Ben'), await told('Ben'), await mine('Cy'), await told('Cy'))
    // What Ben hears second is the same, too.
    await team.on(`2026-${month}-16`)
    story.push(await mine('Ben'), await told('Ben'))
    seen.push(JSON.parse(sameIn(JSON.stringify(story))))
    const { rows } = await facts.pool.query('select from records.growth_answer')
    expect(rows).toEqual([])
  }
  for (const story of seen) expect(story).toEqual(seen[0])
  expect(JSON.stringify(seen[0])).toContain('did not come about')
  expect(JSON.stringify(seen[0])).toContain('"Cy"')
})

/** Ids are drawn anew, and each way has a month of its own. */
function sameIn(text: string): string {
  return text
    .replaceAll(/"(id|since|at)":"[^"]+"/g, '"$1":"x"')
    .replaceAll(/2026-\d\d/g, 'month')
    .replaceAll(/"round":\d+/g, '"round":0')
}

async function emptied(facts: Facts): Promise<void> {
  await facts.pool.query(
    `truncate records.growth_offer, records.growth_wish, records.growth_avoid, records.growth_hours, records.growth_round,
      records.growth_proposal, records.growth_otherwise, records.growth_answer, records.growth_pair, records.notice`,
  )
}

test('second choices are proposed where there is room, and to nobody who would rather not', async ({
  facts,
  session: alone,
}) => {
  const team = await aTeam(facts, alone)
  const { of, mine, told } = team
  await said(team)
  await call(team.begin, of('Cy'), {})
  await team.on('2026-01-13')
  expect((await mine('Ben')).proposals).toMatchObject([
    { with: { name: 'Cy' }, state: 'open', until: '2026-01-19', otherwise: null },
    { with: { name: 'Ana' }, state: 'not_this_time', answer: null, otherwise: null },
  ])
  expect((await told('Cy'))[0]).toContain('Somebody could be with you')
  const [second] = (await mine('Cy')).proposals
  // At once: the second of the two waits, and sees the first.
  await Promise.all(
    (['Cy', 'Ben'] as const).map((name) =>
      call(answerProposal, of(name), { id: second?.id, says: 'yes' }),
    ),
  )
  expect((await mine('Ben')).pairs).toMatchObject([{ with: { name: 'Cy' } }])
  expect((await mine('Cy')).pairs).toMatchObject([{ with: { name: 'Ben' } }])
  // Looked after again, nothing is told twice.
  const before = await databaseAsText(facts.pool)
  await team.on('2026-01-13')
  expect(await databaseAsText(facts.pool)).toBe(before)
  await team.on('2026-01-20')
  expect((await mine('Ben')).round).toBeNull()

  await emptied(facts)
  await said(team)
  await call(team.begin, of('Cy'), {})
  await call(avoid, of('Cy'), { members: [of('Ben').actor.id] })
  await team.on('2026-01-28')
  expect((await mine('Ben')).proposals.map(({ with: other }) => other.name)).toEqual(['Ana'])
  expect(await told('Cy')).toEqual([])
})

test('whatever is answered in which order, a pair comes of the first moment in which both say yes, and of no other', async ({
  facts,
  session: alone,
}) => {
  const team = await aTeam(facts, alone)
  const { of, mine } = team
  const anAnswer = fc.record({
    who: fc.constantFrom('Ana' as const, 'Ben' as const),
    says: fc.constantFrom('yes' as const, 'no' as const),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(anAnswer, { minLength: 1, maxLength: 6 }), async (answers) => {
      await emptied(facts)
      await said(team)
      await call(team.begin, of('Cy'), {})
      const id = (await mine('Ben')).proposals[0]?.id
      const last = { Ana: 'nothing', Ben: 'nothing' }
      for (const { who, says } of answers) {
        const isPair = last.Ana === 'yes' && last.Ben === 'yes'
        const answered = await call(answerProposal, of(who), { id, says }).catch(
          (error: unknown) => error,
        )
        if (isPair) {
          expect(answered).toMatchObject({ code: 'growth.proposal.none' })
          continue
        }
        last[who] = says
        const length = last.Ana === 'yes' && last.Ben === 'yes' ? 1 : 0
        for (const name of ['Ana', 'Ben'] as const)
          expect((await mine(name)).pairs, JSON.stringify(answers)).toHaveLength(length)
      }
    }),
    { numRuns: 8 },
  )
})

test('an answer after the day is too late, whether anybody looked after the round or not', async ({
  facts,
  session: alone,
}) => {
  const team = await aTeam(facts, alone)
  await said(team)
  await call(team.begin, team.of('Cy'), {})
  const id = (await team.mine('Ben')).proposals[0]?.id ?? ''
  const late = { ...team.of('Ben'), now: () => new Date('2026-01-13T00:00:00Z') }
  await expect(call(answerProposal, late, { id, says: 'yes' })).rejects.toMatchObject({
    code: 'growth.proposal.none',
  })
  // A round that nobody looked after ends all the same, and the next one can be begun.
  const later = { ...team.of('Ben'), now: () => new Date('2026-03-01T09:00:00Z') }
  expect((await call(team.begin, later, {})).round.round).toBe(2)
})

test('a round of fewer than five is not begun', async ({ facts, session: alone }) => {
  const team = await aTeam(facts, alone)
  await said(team)
  await call(takeBack, team.of('Eve'), { part: 'wish' })
  await expect(call(team.begin, team.of('Ana'), {})).rejects.toMatchObject({
    code: 'growth.round.few',
  })
})

test('nobody sees what others say of themselves: no member, no owner, no program, no assistant, no query', async ({
  facts,
  session: alone,
}) => {
  const team = await aTeam(facts, alone)
  const { of, olga } = team
  const before = await databaseAsText(facts.pool)
  await said(team)
  await call(hours, of('Ana'), { zone: 'Europe/Lisbon' })
  await call(hours, of('Ben'), { zone: 'Europe/Berlin', hours: '10-18' })
  await call(avoid, of('Di'), { members: [of('Cy').actor.id, of('Di').actor.id] })
  await call(wish, of('Eve'), { topics: ['reviews'], manager: of('Cy').actor.id })
  await call(team.begin, of('Cy'), {})
  const { proposals } = await team.mine('Ben')
  await call(answerProposal, of('Ben'), { id: proposals[0]?.id, says: 'yes' })
  expect((await team.mine('Di')).avoid.map(({ name }) => name)).toEqual(['Cy'])

  const tables = 'offer wish hours avoid proposal otherwise answer pair'
    .split(' ')
    .map((each) => `growth_${each}`)
  const rowsFor = async (who: Session, table: string) =>
    recordsOn(facts.pool)
      .transaction()
      .execute(async (tx) => {
        await standBehindWalls(tx, who.actor.id)
        return (await sql`select * from records.${sql.id(table)}`.execute(tx)).rows
      })
  for (const table of tables) expect(await rowsFor(olga, table), table).toEqual([])
  const anas = await Promise.all(
    tables.map(async (table) => (await rowsFor(of('Ana'), table)).length),
  )
  // Of Ana: an offer, her hours and a proposal; not Ben's answer, nor whom he could be with otherwise.
  expect(anas).toEqual([1, 0, 1, 0, 1, 0, 0, 0])
  const reaching = recordsOn(facts.pool)
    .transaction()
    .execute(async (tx) => {
      await standBehindWalls(tx, of('Ana').actor.id)
      await sql`insert into records.growth_answer values (${proposals[0]?.id}, ${of('Ben').actor.id}, true)`.execute(
        tx,
      )
    })
  await expect(reaching).rejects.toThrow('row-level security')
  const asBen = recordsOn(facts.pool)
    .transaction()
    .execute(async (tx) => {
      await standBehindWalls(tx, of('Ana').actor.id)
      const { rows } = await sql`
        select records.growth_agree(${proposals[0]?.id}, ${of('Ben').actor.id}, now(), 'x') as told`.execute(
        tx,
      )
      return rows
    })
  expect(await asBen).toEqual([{ told: null }])

  // All see what is shown, and no place, hour or name more of it.
  expect((await call(offers, olga, {})).items).toEqual([
    {
      member: of('Ana').actor.id,
      name: 'Ana',
      side: 'offer',
      topics: ['Postgres', 'Rust'],
      areas: [],
    },
  ])
  expect(
    await call(listPairs, { ...team.session, actor: operator, isBehindWalls: true }, {}),
  ).toMatchObject({
    ...{ offer: null, wish: null, hours: null, avoid: [], proposals: [], pairs: [] },
  })
  const token = { scopes: ['read' as const, 'write' as const], practices: null }
  const byToken = { ...of('Ana'), actor: { ...of('Ana').actor, token } }
  const forPeople = { code: 'verb.person' }
  await expect(call(listPairs, byToken, {})).rejects.toMatchObject(forPeople)
  await expect(call(offers, byToken, {})).rejects.toMatchObject(forPeople)
  await expect(call(team.begin, byToken, {})).rejects.toMatchObject(forPeople)
  const all = [...Object.values(verbs), team.begin, team.areas]
  expect(all.filter((verb) => isForAssistants(verb)).map(({ name }) => name)).toEqual([])
  const { rows: deeds } = await facts.pool.query('select act, record_ids from records.deed')
  expect(deeds).toEqual([{ act: 'growth.match', record_ids: [] }])

  // Taken back, and the round over, no row of anybody is left.
  for (const name of names) await call(takeBack, of(name), { part: 'everything' })
  await team.on('2026-01-20')
  const left = await databaseAsText(facts.pool)
  const rest = left
    .split('\n')
    .filter((row) => !before.includes(row) && /growth_(?!round)/.test(row.split(' ')[0] ?? ''))
  expect(rest).toEqual([])
})

test('whoever is with nobody hears the very same, whatever the reason, and so do all others', async ({
  facts,
  session: alone,
}) => {
  const team = await aTeam(facts, alone)
  const { of, olga, mine, told } = team
  const id = (name: Name): string => of(name).actor.id
  const topics = ['postgres', 'rust']
  const why: Record<string, () => Promise<unknown>> = {
    'they would rather not': async () => {
      for (const name of ['Ana', 'Cy'] as const)
        await call(avoid, of(name), { members: [id('Ben')] })
    },
    'Ben would rather not': () => call(avoid, of('Ben'), { members: [id('Ana'), id('Cy')] }),
    'one of them, and the other is the manager': async () => {
      await call(avoid, of('Ana'), { members: [id('Ben')] })
      await call(wish, of('Ben'), { topics, manager: id('Cy') })
    },
    'they rest': async () => {
      await call(offer, of('Ana'), { topics: ['Postgres', 'Rust'], isShown: true, places: 0 })
      await call(offer, of('Cy'), { topics: ['postgres'], places: 0 })
    },
    'no hour in common': async () => {
      for (const name of ['Ana', 'Cy'] as const)
        await call(hours, of(name), { zone: 'Asia/Tokyo', hours: '9-12' })
      await call(hours, of('Ben'), { zone: 'America/Los_Angeles', hours: '9-12' })
    },
  }
  const seen: unknown[] = []
  for (const reason of Object.values(why)) {
    await emptied(facts)
    await said(team)
    await reason()
    const story: unknown[] = [await call(team.begin, olga, {}), await call(offers, olga, {})]
    for (const name of names) {
      // What one said oneself is one's own to know.
      const { offer: _, wish: __, hours: ___, avoid: ____, ...rest } = await mine(name)
      expect(rest.proposals).toHaveLength(name === 'Di' || name === 'Eve' ? 1 : 0)
      story.push(rest, await told(name))
    }
    expect(JSON.stringify(story)).not.toMatch(/avoid|rather not/i)
    seen.push(JSON.parse(sameIn(JSON.stringify(story))))
  }
  for (const story of seen) expect(story).toEqual(seen[0])
})
