/** What is said here of a decision that came from a file goes where its format has a place for it, and is else named. */
import { describe, expect } from 'vitest'
import { expectVerb } from '#practices/decisions/confirmation-verbs.ts'
import { declineDebt } from '#practices/decisions/debt-verbs.ts'
import * as verbs from '#practices/decisions/verbs.ts'
import { call } from '#verbs/call.ts'
import { exportVerb } from './folder-verbs.ts'
import { nygard, test } from '../../../test/decision-desk.ts'

const expectTo = expectVerb({ heads: () => Promise.resolve(new Map()) })

const madr = (below = '') => `---
status: proposed
---

# Use a queue

## Context and Problem Statement

Mail is lost.

## Considered Options

* A
* [B](#b)
* \`C\`, later

## Decision Outcome

Not yet.
${below}`

const weighed = `
## Pros and Cons of the Options

### A

* Good, because it is quick
* Neutral, because it is new
* Bad, because it costs
  a server
`

describe('options that a file lists', () => {
  test('are options of the record, with what is said of them', async ({ desk, session }) => {
    desk.put({ '1.md': madr(weighed) })
    await desk.take()
    const { options } = await call(verbs.get, session, { id: '1' })
    expect(options).toEqual([
      { title: 'A', pros: ['it is quick'], cons: ['it costs a server'] },
      { title: 'B', pros: [], cons: [] },
      { title: '`C`, later', pros: [], cons: [] },
    ])
    expect(await desk.give()).toEqual({ written: [], same: 1, refused: [], leftOut: [] })
  })

  test('are weighed here, and no option is listed twice', async ({ desk, session }) => {
    desk.put({ '1.md': madr(weighed) })
    await desk.take()
    await call(verbs.weighOption, session, { id: '1', option: 'B', pros: ['cheap'] })
    await call(verbs.weighOption, session, { id: '1', option: 'A', cons: ['loud'] })
    await call(verbs.weighOption, session, { id: '1', option: 'D', cons: [], add: true })
    expect(await desk.give()).toMatchObject({ written: ['1.md'], refused: [], leftOut: [] })
    expect(desk.text('1.md')).toBe(
      madr(`${weighed}* Bad, because loud

### B

* Good, because cheap
`).replace('later\n', 'later\n* D\n'),
    )
    expect(await desk.take()).toMatchObject({ changed: 0, unchanged: 1 })
    expect(await desk.give()).toEqual({ written: [], same: 1, refused: [], leftOut: [] })
  })

  test('follow the file, and keep what is said of them here', async ({ desk, session }) => {
    desk.put({ '1.md': madr() })
    await desk.take()
    await call(verbs.weighOption, session, { id: '1', option: 'B', pros: ['cheap'] })
    await desk.give()
    desk.put({ '1.md': desk.text('1.md').replace('* A\n', '* Z\n') })
    expect(await desk.take()).toMatchObject({ changed: 1, conflicts: [] })
    const { options } = await call(verbs.get, session, { id: '1' })
    expect(options.map(({ title }) => title)).toEqual(['Z', 'B', '`C`, later'])
    expect(options[1]?.pros).toEqual(['cheap'])
  })

  test('that are taken away here leave the list, or are named', async ({ desk, session }) => {
    desk.put({ '1.md': madr(weighed) })
    await desk.take()
    const [a, , c] = (await call(verbs.get, session, { id: '1' })).options
    if (a === undefined || c === undefined) throw new Error('There are three options.')
    await call(verbs.editProposal, session, { id: '1', version: 1, options: [c] })
    expect(await desk.give()).toMatchObject({
      written: ['1.md'],
      leftOut: [
        { path: '1.md', what: 'options' },
        { path: '1.md', what: 'cons' },
      ],
    })
    expect(desk.text('1.md')).toBe(
      madr(weighed.replace('* Good, because it is quick\n', '')).replace('* [B](#b)\n', ''),
    )
  })
})

describe('consequences, checks, code, days and related decisions', () => {
  test('stand below MADR’s own headings', async ({ desk, session }) => {
    desk.put({ '1.md': madr(weighed), '2.md': nygard('2. Log', 'Accepted') })
    await desk.take()
    await call(verbs.editProposal, session, {
      ...{ id: '1', version: 1, good: ['g1'], bad: ['b1'], related: ['2'] },
      ...{ until: '2026-02-01', code: ['app:src/mail'] },
    })
    const given = { id: '1', repository: 'app', dependency: 'queue' }
    await call(expectTo, session, given)
    expect(await desk.give()).toMatchObject({ written: ['1.md'], refused: [], leftOut: [] })
    const text = madr(`
### Consequences

* Good, because g1
* Bad, because b1

### Confirmation

* app depends on queue
${weighed}
## More Information

* Related: [2. Log](2.md)
* Code: \`app:src/mail\`
* Discussed until 2026-02-01
`)
    expect(desk.text('1.md')).toBe(text)
    await call(verbs.editProposal, session, { id: '1', version: 3, good: [], until: '2026-03-01' })
    await desk.give()
    expect(desk.text('1.md')).toBe(
      text.replace('* Good, because g1\n', '').replace('2026-02-01', '2026-03-01'),
    )
  })

  test('taken away in the file, consequences do not come back', async ({ desk, session }) => {
    desk.put({ '1.md': madr() })
    await desk.take()
    const words = { good: ['g1', 'g2'], bad: ['b1'] }
    await call(verbs.editProposal, session, { id: '1', version: 1, ...words })
    await desk.give()
    desk.put({ '1.md': desk.text('1.md').replace('* Good, because g1\n', '') })
    expect(await desk.take()).toMatchObject({ changed: 1, conflicts: [] })
    const { consequences } = await call(verbs.get, session, { id: '1' })
    expect(consequences).toEqual({ good: ['g2'], bad: ['b1'] })
    expect(await desk.give()).toEqual({ written: [], same: 1, refused: [], leftOut: [] })
  })

  test('are named where the format has no place for them', async ({ desk, session }) => {
    desk.put({ '1.md': nygard('1. Log', 'Proposed') })
    await desk.take()
    await call(verbs.editProposal, session, {
      ...{ id: '1', version: 1, bad: ['b1'], until: '2026-02-01', code: ['app:src/mail'] },
    })
    await call(declineDebt, session, { id: '1', cost: 'A day a week.' })
    const leftOut = ['code', 'until', 'debt'].map((what) => ({ path: '1.md', what }))
    expect(await desk.give()).toMatchObject({ written: ['1.md'], leftOut })
    expect(desk.text('1.md')).toBe(
      `${nygard('1. Log', 'Proposed')}\n## Consequences\n\n* Bad, because b1\n`,
    )
    // They are kept here only, as long as they are.
    expect(await desk.give()).toMatchObject({ written: [], same: 1, leftOut })
  })

  test('of a decision born here are MADR 4', async ({ desk, session }) => {
    await call(verbs.propose, session, { title: 'Log', body: 'Why?' })
    await call(verbs.propose, session, {
      ...{ title: 'Queue', body: 'Why?', good: ['g1'], bad: ['b1'], related: ['1'] },
      ...{ until: '2026-02-01', code: ['app:src/mail'] },
    })
    await call(declineDebt, session, { id: '2', cost: 'A day a week.' })
    const given = { id: '2', repository: 'app', dependency: 'queue', absent: true }
    await call(expectTo, { ...session, url: 'https://cairn.example.org' }, given)
    const path = '0002-queue.md'
    expect(await desk.give()).toMatchObject({
      written: ['0001-log.md', path],
      leftOut: [{ path, what: 'debt' }],
    })
    expect(desk.text(path)).toBe(`---
status: proposed
date: 2026-01-05
---

# Queue

## Context and Problem Statement

Why?

## Decision Outcome

### Consequences

* Good, because g1
* Bad, because b1

### Confirmation

* app does not depend on queue

## More Information

* Related: [1. Log](0001-log.md)
* Code: \`app:src/mail\`
* Discussed until 2026-02-01
`)
    expect(await desk.take()).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
    expect(await desk.give()).toMatchObject({ written: [], same: 2 })
    // Where others can open it, the page is named that says whether it is so.
    const shared = { ...session, url: 'https://cairn.example.org' }
    await call(exportVerb, shared, { folder: desk.top, overwrites: false })
    const check = '* app does not depend on queue\n'
    expect(desk.text(path)).toContain(
      `${check}* [Whether it is so](https://cairn.example.org/decisions/2)\n`,
    )
  })
})
