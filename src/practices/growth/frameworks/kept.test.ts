/** Frameworks that a team keeps, and goals that begin from what is in them. */
import fc from 'fast-check'
import { expect } from 'vitest'
import { oneToOnes } from '#app/growth/one-to-ones.ts'
import { call } from '#verbs/call.ts'
import { test } from '../../../../test/cairn.ts'
import { begin, change, listGoals } from '../verbs.ts'
import { exportVerb } from '../whole.ts'
import { criteriaOf } from './criteria.ts'
import type { Framework } from './framework.ts'
import { dropFramework, getFramework, keepFramework, listFrameworks } from './verbs.ts'

const takeAlong = exportVerb(oneToOnes)

const backend = `---
path: "/engineering/backend"
title: "Backend"
topics:
  - name: "impact"
    title: "Impact"
    content:
      - level: 2
        criteria:
          - "Says what they work on"
          - "Reads a query plan"
---
`

test('a goal begins from a criterion, and keeps its words whatever becomes of the framework', async ({
  session,
}) => {
  const { name } = await call(keepFramework, session, { text: backend })
  expect(name).toBe('engineering-backend')
  const kept = await call(getFramework, session, { name })
  const [, plan] = kept.topics[0]?.levels[0]?.criteria ?? []
  expect(plan).toMatchObject({ ref: 'engineering-backend:impact/2/2', text: 'Reads a query plan' })
  const criterion = plan?.ref ?? ''
  const goal = await call(begin, session, { title: 'Read a query plan', criterion })
  expect(goal.criterion).toEqual({
    ...{ ref: criterion, framework: 'Backend', topic: 'Impact', level: 'Level 2' },
    text: 'Reads a query plan',
  })

  // Kept again under the same name it is one framework; dropped, the goal stays as it was.
  await call(keepFramework, session, { text: backend.replace('Reads a', 'Explains a') })
  expect((await call(listFrameworks, session, {})).items).toMatchObject([
    { name, topicCount: 1, criterionCount: 2 },
  ])
  await call(dropFramework, session, { name })
  await expect(call(getFramework, session, { name })).rejects.toMatchObject({
    code: 'frameworks.none',
  })
  const [still] = (await call(listGoals, session, {})).items
  expect(still?.criterion?.text).toBe('Reads a query plan')
  const { markdown } = await call(takeAlong, session, {})
  expect(markdown).toContain('From Backend, Impact, Level 2: Reads a query plan')
  const changed = await call(change, session, { id: goal.id, criterion: null })
  expect(changed.criterion).toBeNull()
})

test('what is no framework is not kept, and a criterion that is not in it is named', async ({
  session,
}) => {
  await expect(call(keepFramework, session, { text: '# Hello' })).rejects.toMatchObject({
    code: 'growth.framework.none',
  })
  await call(keepFramework, session, { text: backend, name: 'ours' })
  const wrong = { title: 'x', criterion: 'ours:impact/2/7' }
  await expect(call(begin, session, wrong)).rejects.toMatchObject({ code: 'frameworks.criterion' })
  const nowhere = { title: 'x', criterion: 'theirs:impact/2/7' }
  await expect(call(begin, session, nowhere)).rejects.toMatchObject({ code: 'frameworks.none' })
})

const key = fc.oneof(fc.constantFrom('a', 'a/1', 'A', ' ', '1', '-', 'ä b', '日本'), fc.string())
const aFramework: fc.Arbitrary<Framework> = fc
  .array(
    fc.record({
      id: key,
      levels: fc.array(fc.record({ id: key, criteria: fc.array(key, { maxLength: 3 }) }), {
        maxLength: 3,
      }),
    }),
    { maxLength: 4 },
  )
  .map((topics) => ({
    framework: { id: 'x', title: 'X', version: null, licence: null, summary: null },
    topics: topics.map(({ id, levels }) => ({
      ...{ id, title: id, summary: null },
      levels: levels.map((level) => ({
        ...{ id: level.id, title: level.id, summary: null },
        criteria: level.criteria.map((own) => ({
          ...{ id: own, text: own, note: null, examples: [], urls: [] },
        })),
      })),
    })),
  }))

test('every criterion has one name of its own, which can be typed and is the same each time', () => {
  fc.assert(
    fc.property(aFramework, (framework) => {
      const named = criteriaOf('x', framework)
      const refs = named.map(({ ref }) => ref)
      expect(new Set(refs).size).toBe(refs.length)
      for (const ref of refs) expect(ref).toMatch(/^x:[\p{L}\p{N}-]+(\/[\p{L}\p{N}-]+){2}(~\d+)?$/u)
      expect(criteriaOf('x', framework)).toEqual(named)
    }),
  )
})

test('frameworks are listed by their words, whatever picture they begin with', async ({
  session,
}) => {
  for (const title of ['🚀 Product', 'Backend', '🎉 Marketing'])
    await call(keepFramework, session, {
      text: `framework: { id: ${title.replace(/\W+/g, '')}, title: ${title} }\ntopics: [{ id: a, title: A, levels: [] }]`,
    })
  const { items } = await call(listFrameworks, session, {})
  expect(items.map(({ title }) => title)).toEqual(['Backend', '🎉 Marketing', '🚀 Product'])
})
