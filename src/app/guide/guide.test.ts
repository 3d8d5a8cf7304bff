/** The guide on a repository with known truth: from what was pasted to the questions, and never to a name. */
import { execFileSync } from 'node:child_process'
import { expect } from 'vitest'
import type { z } from 'zod'
import { acceptProposal, propose } from '#practices/decisions/verbs.ts'
import { addTip } from '#practices/tips/verbs.ts'
import { call } from '#verbs/call.ts'
import { test as base } from '../../../test/cairn.ts'
import { aRepository, type BuiltRepository } from '../../../test/repositories/build.ts'
import type { CommitPlan } from '../../../test/repositories/plan.ts'
import { scanned } from '../../../test/scanned.ts'
import type { Guide, Step } from './shape.ts'
import { guideVerb } from './verb.ts'

const people = ['Ana Lindqvist', 'Bela Tarkovacs', 'Zoltan'].map((name, index) => ({
  name,
  email: `p${index}.${name.split(' ')[0]?.toLowerCase()}@example.org`,
}))
const cart = (price: number): string => `export class Cart {
  add(item) {
    return item.price * ${price}
  }

  total() {
    return this.add({ price: 1 })
  }
}
`

const order = 'java/com/acme/Order.java'
const price = 'java/com/acme/Price.java'

function commits(): CommitPlan[] {
  const start = Date.UTC(2026, 0, 1) / 1000
  const plan = (message: string, files: Record<string, string>, index: number): CommitPlan => ({
    message,
    files,
    author: { ...people[index % people.length], at: start + index * 86_400 },
  })
  const steady = Array.from({ length: 12 }, (_, index) =>
    plan(
      `Price the cart anew ${index}`,
      { 'src/cart.js': cart(index), 'src/price.js': `p(${index})\n` },
      index,
    ),
  )
  return [
    ...steady,
    plan(
      'Fix the total, as seen by Zoltan',
      { 'src/cart.js': cart(90), 'src/price.js': 'p(90)\n' },
      12,
    ),
    {
      ...plan(
        'Add a helper',
        {
          'lib/helper.js': 'export const help = () => 1\n',
          [order]: 'class Order {}\n',
          [price]: 'class Price {}\n',
        },
        13,
      ),
      mark: 'released',
    },
    ...Array.from({ length: 6 }, (_, index) =>
      plan(`Write docs ${index}`, { 'docs/a.md': `${index}\n` }, 14 + index),
    ),
    plan("Take Ana Lindqvist's rounding in\n", { 'src/cart.js': cart(91) }, 20),
    plan('Revert "Write docs 5"\n', { 'docs/a.md': '4\n' }, 21),
    plan('Test it\n', { 'test/cart.test.js': 'test()\n' }, 22),
  ]
}

const test = base.extend<{
  repository: BuiltRepository
  guide: (asked: { at?: string; trace?: string }) => Promise<Guide>
}>({
  repository: [
    async ({ facts, folder }, use) => {
      await using repository = await aRepository({
        commits: commits(),
        tags: { 'v1.0.0': 'released' },
      })
      await scanned(facts, folder, repository.path)
      await use(repository)
    },
    { auto: true },
  ],
  guide: async ({ session, facts, folder }, use) => {
    const verb = guideVerb(Promise.resolve({ facts, dataFolder: folder }))
    await use(async (asked) => call(verb, session, { repository: 'repository', ...asked }))
  },
})

const trace = `FAIL test/cart.test.js
  ● Cart › adds

    TypeError: Cannot read properties of undefined (reading 'price')

      at add (src/cart.js:3:17)
      at Cart.total (/home/runner/work/shop/shop/src/cart.js:7:17)
      at call (node_modules/jest-circus/build/utils.js:12:5)
      at Object.<anonymous> (test/cart.test.js:1:1)`

const step = ({ steps }: Guide, id: z.output<typeof Step>['id']) => {
  const found = steps.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no step ${id}`)
  return found
}
const says = (of: Guide, id: z.output<typeof Step>['id']) =>
  step(of, id).facts.map((one) => one.says)

test('of a stack of the JVM the deepest cause is nearest to the failure', async ({ guide }) => {
  const found = await guide({
    trace: `com.acme.Late: late
	at com.acme.Order.place(Order.java:2)
Caused by: java.lang.NullPointerException
	at com.acme.Price.of(Price.java:1)`,
  })
  expect(found.frames.map(({ file }) => file)).toEqual([order, price])
  expect(found.files).toEqual([price, order])
  expect(says(found, 'code')[0]).toMatch(`${price}:1`)
})

test('tips of the library and of the team say why they fit, and how one is read', async ({
  guide,
  session,
}) => {
  const title = 'Ask the price list first'
  await call(addTip, session, { title, fits: ['wrong-result'], runtimes: ['node'] })
  const of = async (asked: { at?: string; trace?: string }) => {
    const { facts } = step(await guide(asked), 'techniques')
    return facts.flatMap((one) =>
      one.links.flatMap((link) => (link.to === 'tip' ? [`${link.ref}: ${one.says}`] : [])),
    )
  }
  expect((await of({ trace }))[0]).toBe(
    'read-a-trace: Read a stack trace as a question at each frame. It fits “A stack trace”: something was not there when it was used.',
  )
  const halving = 'bisect-run: Let git find the commit with bisect run.'
  const recent = 'It fits “It worked before”: these files changed in the last two weeks.'
  expect((await of({ trace })).at(-1)).toBe(
    `${halving} ${recent} It fits “A failing test”: one fails here.`,
  )
  expect(await of({ at: 'src/cart.js' })).toContain(
    `tip#1: ${title}. It fits “A wrong result”: it may do what it should not. It is made for Node.js.`,
  )
  const refused = await of({ trace: 'Error: connect ECONNREFUSED\n    at x (node:net:1:2)' })
  expect(refused[0]).toMatch(/^layers-of-a-connection: .*the error says “econnrefused”\.$/)
  expect(refused.at(-1)).toBe(`${halving} If it ever worked, some change made the difference.`)
})

test('a trace leads to the code it touches, then to what history and records tell, and to no name', async ({
  guide,
  session,
}) => {
  const { id } = await call(propose, session, { title: 'Whole cents', body: 'In `src/cart.js`.' })
  await call(acceptProposal, session, { id, because: 'So we said.' })
  const found = await guide({ trace })
  expect(
    found.frames.map(({ raw, file, line, function: name }) => ({ raw, file, line, name })),
  ).toEqual([
    { raw: 'at add (src/cart.js:3:17)', file: 'src/cart.js', line: 3, name: 'Cart.add' },
    {
      raw: 'at Cart.total (/home/runner/work/shop/shop/src/cart.js:7:17)',
      ...{ file: 'src/cart.js', line: 7, name: 'Cart.total' },
    },
    {
      raw: 'at call (node_modules/jest-circus/build/utils.js:12:5)',
      ...{ file: null, line: 12, name: 'call' },
    },
    {
      raw: 'at Object.<anonymous> (test/cart.test.js:1:1)',
      ...{ file: 'test/cart.test.js', line: 1, name: null },
    },
  ])
  expect(found.tests).toMatchObject([{ name: 'Cart › adds', file: 'test/cart.test.js', line: 1 }])
  expect(found.files).toEqual(['src/cart.js', 'test/cart.test.js'])
  expect(found.steps.map((one) => one.id)).toEqual([
    ...['code', 'recent', 'together', 'broke', 'governs', 'techniques', 'ask'],
  ])
  for (const { question } of found.steps) expect(question).toMatch(/\?$/)
  expect(says(found, 'code')).toEqual([
    'Failing: Cart › adds (test/cart.test.js:1)',
    'src/cart.js:3, in Cart.add',
    'src/cart.js:7, in Cart.total',
    'test/cart.test.js:1',
    '1 frame in code of others: how it got there, seldom why.',
  ])
  expect(says(found, 'recent')[1]).toBe("2026-01-21: Take someone's rounding in (+1 −1)")
  expect(says(found, 'together')).toEqual([
    expect.stringMatching(
      /^src\/price\.js changed along in 13 of 14 changes; the last change left/,
    ),
  ])
  expect(says(found, 'broke')).toEqual([
    '2026-01-13: Fix the total, as seen by someone (+1 −1), a fix',
  ])
  expect(says(found, 'governs')).toEqual(['Whole cents (decision 1, accepted) names src/cart.js'])
  const commands = step(found, 'techniques').facts.flatMap(({ command }) => command ?? [])
  expect(commands).toEqual([
    "npx jest test/cart.test.js -t 'Cart adds'",
    'git bisect start HEAD v1.0.0',
    "git log -p --format='%h %as %s' v1.0.0..HEAD -- src/cart.js test/cart.test.js",
    "git bisect run npx jest test/cart.test.js -t 'Cart adds'",
  ])
  await namesNobody(guide)
})

/** Of all steps but who can be asked. */
async function namesNobody(guide: (asked: { at?: string; trace?: string }) => Promise<Guide>) {
  for (const asked of [{ trace }, { at: 'src/cart.js' }, { at: 'Cart.add' }, { at: 'docs/a.md' }]) {
    const found = await guide(asked)
    const { steps, ...rest } = found
    const others = JSON.stringify([rest, steps.filter(({ id }) => id !== 'ask')]).toLowerCase()
    for (const { name, email } of people)
      for (const word of [...name.split(' '), email])
        expect(others).not.toContain(word.toLowerCase())
    expect(JSON.stringify(step(found, 'ask'))).toMatch(/Lindqvist|Tarkovacs|Zoltan/)
  }
}

test('a file or a function will do; what is nearest is offered; git tells the same span to look in', async ({
  guide,
  repository,
}) => {
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', repository.path, ...args], { encoding: 'utf8' })
  const [told = ''] = says(await guide({ at: 'docs/a.md' }), 'techniques').filter((fact) =>
    fact.startsWith('Since v1.0.0'),
  )
  const count = git('rev-list', '--count', 'v1.0.0..main').trim()
  const steps = /roughly (\d+) step/.exec(
    git('bisect', 'start', '--no-checkout', 'main', 'v1.0.0'),
  )?.[1]
  expect(told).toBe(`Since v1.0.0: ${count} commits, roughly ${steps} steps, if it worked there.`)

  expect(says(await guide({ at: 'src/cart.js' }), 'code')).toEqual([
    'Cart.add, lines 2 to 4',
    'Cart.total, lines 6 to 8',
  ])
  const symbol = await guide({ at: 'total' })
  expect(says(symbol, 'code')).toEqual(['src/cart.js: Cart.total, lines 6 to 8'])
  expect(symbol.files).toEqual(['src/cart.js'])
  await expect(guide({ at: 'src/crat.js' })).rejects.toMatchObject({
    ...{ code: 'guide.place.none', hint: 'Did you mean src/cart.js?' },
  })
  await expect(guide({ at: 'totl' })).rejects.toMatchObject({ hint: 'Did you mean total?' })
  await expect(guide({ at: 'src' })).rejects.toMatchObject({ code: 'path.folder' })
  await expect(guide({ trace: 'nothing of the kind' })).rejects.toMatchObject({
    code: 'guide.trace.none',
  })
  await expect(guide({})).rejects.toMatchObject({ code: 'guide.nothing' })
})

test('a file may come with a line, as compilers and forges write it', async ({ guide }) => {
  for (const at of ['src/cart.js:3:14', 'src/cart.js:3', 'src/cart.js#L3-L4']) {
    const found = await guide({ at })
    expect(found.files).toEqual(['src/cart.js'])
    expect(says(found, 'code')).toEqual([
      'src/cart.js:3, in Cart.add, lines 2 to 4',
      'Cart.total, lines 6 to 8',
    ])
  }
  await expect(guide({ at: 'src/none.js:3' })).rejects.toMatchObject({ code: 'guide.place.none' })
})

test('of a failing test without frames, and of an error alone, no frame is said to be elsewhere', async ({
  guide,
}) => {
  const failing = 'FAIL test/cart.test.js\n  ● cart › adds up\n\n    expected 2\n'
  for (const given of [failing, 'TypeError: x is undefined']) {
    const { frames, steps } = await guide({ trace: given })
    expect(frames).toEqual([])
    expect(steps[0]?.look).not.toContain('frames')
  }
})
