/** What grows from a question that was closed: a trail, a tip, and the page that should have said it. */
import { expect } from 'vitest'
import { acceptProposal, propose } from '#practices/decisions/verbs.ts'
import { askVerb } from '#practices/questions/ask-verb.ts'
import { docsVerb } from '#practices/questions/docs-verb.ts'
import { similarVerb } from '#practices/questions/similar-verb.ts'
import { closeQuestion } from '#practices/questions/verbs.ts'
import { tipsForText } from '#practices/tips/fitting.ts'
import { fromQuestionVerb as tipOf } from '#practices/tips/from-question.ts'
import { addTip } from '#practices/tips/verbs.ts'
import { fromQuestionVerb as trailOf } from '#practices/trails/grow-verbs.ts'
import { call } from '#verbs/call.ts'
import { test as base } from '../../../test/cairn.ts'
import { aRepository } from '../../../test/repositories/build.ts'
import { scanned } from '../../../test/scanned.ts'
import { trailPorts } from '../tours/trail-ports.ts'
import { lookForDocs } from './docs-about.ts'
import { foundBy } from './found-by.ts'
import { knowCode } from './know-code.ts'

const files = {
  'README.md': '# Shop\n',
  'src/README.md': '# How it is built\n',
  'src/queue.js': 'export const queue = []\n\nexport const drain = () => queue.splice(0)\n',
  'docs/queue.md': 'The queue lives in `src/queue.js`.\n',
  'docs/my.md': 'Not of my-queue.js.\n',
  'docs/short.md': 'See queue.js.\n',
}

const test = base.extend<{ close: (title: string, more?: object) => Promise<string> }>({
  close: async ({ session, facts, folder }, use) => {
    await using repository = await aRepository({
      commits: [{ message: 'Begin', files, mark: 'first' }],
    })
    await scanned(facts, folder, repository.path)
    const ask = askVerb(knowCode(Promise.resolve({ facts, dataFolder: folder })))
    await use(async (title, more = {}) => {
      const body = 'It hangs at repository:src/queue.js#L3.'
      const { id = '' } = await call(ask, session, { title, body })
      await call(closeQuestion, session, { id, found: 'Nobody drained it.', ...more })
      return id
    })
  },
})

test('a trail goes past the code of one question or several, to an answer that its reader says first', async ({
  session,
  facts,
  folder,
  close,
}) => {
  const id = await close('Why does the queue hang?')
  await close('Why is it never empty?', { wouldHaveTold: 'Its length.' })
  const ports = trailPorts(Promise.resolve({ facts, dataFolder: folder }))
  const { rows } = await facts.pool.query<{ head: string }>(
    `select encode(head, 'hex') as head from branch`,
  )
  const trail = await call(trailOf(ports), session, { id, also: ['2', id] })
  expect(trail).toMatchObject({ status: 'draft', title: 'The way to: Why does the queue hang?' })
  expect(trail.stops.map(({ title, target }) => [title, target])).toEqual([
    ['What was asked', { is: 'record', record: 'question#1' }],
    ['What was asked', { is: 'record', record: 'question#2' }],
    [
      'queue.js, line 3',
      {
        ...{ is: 'code', repository: 'repository', path: 'src/queue.js' },
        ...{ from: 3, to: 3, commit: rows[0]?.head },
      },
    ],
    ['What was found', { is: 'none' }],
    ['What was found', { is: 'none' }],
  ])
  expect(trail.stops.at(-1)).toMatchObject({
    body: 'What would have told it: Its length.',
    check: { question: 'Why is it never empty?', answer: 'Nobody drained it.' },
  })
  await call(
    askVerb(async () => ({ code: [], members: [] })),
    session,
    { title: 'Open' },
  )
  await expect(call(trailOf(ports), session, { id, also: ['3'] })).rejects.toMatchObject({
    code: 'questions.not_closed',
  })
})

test('a tip says how one would have known, and is kept nowhere until it is added', async ({
  session,
  facts,
  close,
}) => {
  await close('Why does it hang?', { wouldHaveTold: 'The length of the queue.\nAsk it.' })
  const { body, ...draft } = await call(tipOf(foundBy), session, { id: '1' })
  expect(draft).toEqual({
    ...{ title: 'The length of the queue.', fits: ['hang'], runtimes: [], minutes: 15 },
  })
  expect(body).toContain('## How\n\nThe length of the queue.\nAsk it.\n')
  expect(body).toContain('Nobody drained it.\n\nFrom question#1.')
  const { rows } = await facts.pool.query(`select from records.record where kind = 'tip'`)
  expect(rows).toEqual([])
})

test('pages that name the code, the nearest README, and records that hold are where it should have stood', async ({
  session,
  facts,
  folder,
  close,
}) => {
  const { id } = await call(propose, session, { title: 'One queue', body: 'In `src/queue.js`.' })
  await call(acceptProposal, session, { id, because: 'So we said.' })
  await close('Why does it hang?')
  const docs = docsVerb(lookForDocs(Promise.resolve({ facts, dataFolder: folder })))
  const found = await call(docs, session, { id: '1' })
  expect(found.files.map(({ path, why }) => [path, ...why])).toEqual([
    ['docs/queue.md', 'It names src/queue.js.'],
    ['docs/short.md', 'It names queue.js.'],
    ['src/README.md', 'It is the README nearest to src/queue.js.'],
  ])
  expect(found.records).toMatchObject([{ kind: 'decision', why: 'It names src/queue.js.' }])
  expect(found.words).toBe('Nobody drained it.\n\n(question#1)')
})

test('before it is asked, tips that came along are offered, and the team’s own once', async ({
  session,
}) => {
  await call(addTip, session, { title: 'Ask why the queue hangs', fits: ['hang'] })
  const found = await call(similarVerb(tipsForText), session, { title: 'The queue hangs' })
  expect(found.items).toMatchObject([{ kind: 'tip', number: 1 }])
  expect(found.tips).toHaveLength(3)
  expect(found.tips.map(({ ref }) => ref)).not.toContain('tip#1')
  expect(found.tips[0]?.why).toEqual(['It fits “It hangs”: you wrote “hangs”.'])
  const none = await call(similarVerb(tipsForText), session, { title: 'Where to?' })
  expect(none).toEqual({ items: [], tips: [] })
})
