/** Decisions come in from a folder and go out to it: what nobody changed byte for byte, what somebody changed alone. */
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { formatNames, type FormatName } from '#practices/decisions/formats/decision-file.ts'
import { samples } from '#practices/decisions/formats/samples.fixture.ts'
import { origin, settleStatus } from '#practices/decisions/file-verbs.ts'
import * as verbs from '#practices/decisions/verbs.ts'
import { history } from '#records/verbs.ts'
import { call } from '#verbs/call.ts'
import type { Session } from '#verbs/ctx.ts'
import { nygard, test } from '../../../test/decision-desk.ts'

const allDecisions = async (session: Session) => {
  const { items } = await call(verbs.list, session, { limit: 200 })
  return Promise.all(items.map(({ id }) => call(verbs.get, session, { id })))
}

const decisionCalled = async (session: Session, title: string) => {
  const found = (await allDecisions(session)).find((item) => item.title === title)
  if (found === undefined) throw new Error(`No decision is called ${title}.`)
  return found
}

describe('taken in', () => {
  test('each decision is a record that says what its file says', async ({ desk, session }) => {
    desk.put({
      '0001-a.md': nygard('1. Use A', 'Superceded by [2. Use B](0002-b.md)'),
      '0002-b.md': nygard('2. Use B', 'Accepted\n\nSupercedes [1. Use A](0001-a.md)'),
      '0002-c.md': nygard('2. Use C', 'Accepted (lazy consensus) & implemented'),
      'madr.md':
        '---\nstatus: rejected\ndate: 2025-02-03\n---\n# D\n\n## Context and Problem Statement\n\nWhy?\n',
      'README.md': '# Not one\n',
    })
    expect(await desk.take()).toEqual({
      ...{ added: 4, changed: 0, unchanged: 0, conflicts: [], gone: [] },
    })
    const items = await allDecisions(session)
    const b = items.find(({ title }) => title === 'Use B')
    expect(items.toReversed()).toMatchObject([
      {
        number: 1,
        title: 'Use A',
        status: 'superseded',
        successor: b?.id,
        body: '## Context\n\nC',
      },
      { number: 2, status: 'accepted', decidedAt: '2024-01-02T12:00:00.000Z', because: '' },
      { number: 3, status: 'unknown', said: 'Accepted (lazy consensus) & implemented' },
      { number: 4, title: 'D', status: 'rejected', decidedAt: '2025-02-03T12:00:00.000Z' },
    ])
  })

  test('a circle of successors is followed by no record', async ({ desk, session }) => {
    desk.put({
      '0001-a.md': nygard('1. Use A', 'Superceded by [2. Use B](0002-b.md)'),
      '0002-b.md': nygard('2. Use B', 'Superceded by [1. Use A](0001-a.md)'),
    })
    expect((await desk.take()).added).toBe(2)
    expect(await allDecisions(session)).toMatchObject([{ successor: null }, { successor: null }])
  })

  test('again, what changed is brought up to date, and nothing is doubled', async ({
    desk,
    session,
  }) => {
    desk.put({ '1.md': nygard('1. A', 'Proposed'), '2.md': nygard('2. B', 'Accepted') })
    await desk.take()
    expect(await desk.take()).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
    desk.put({ '1.md': nygard('1. A', 'Accepted').replace('\nC\n', '\nD\n') })
    renameSync(join(desk.top, '2.md'), join(desk.top, '3.md'))
    desk.put({ '4.md': nygard('4. New', 'Proposed') })
    expect(await desk.take()).toEqual({
      ...{ added: 1, changed: 1, unchanged: 1, conflicts: [], gone: [] },
    })
    expect(await decisionCalled(session, 'A')).toMatchObject({
      ...{ status: 'accepted', body: '## Context\n\nD', version: 2 },
    })
    rmSync(join(desk.top, '3.md'))
    expect(await desk.take()).toMatchObject({ unchanged: 2, gone: ['3.md'] })
    expect(await decisionCalled(session, 'B')).toMatchObject({ version: 1 })
  })

  test('by two at once, each is one record', async ({ desk }) => {
    desk.put({ '1.md': nygard('1. A', 'Proposed') })
    const both = await Promise.all([desk.take(), desk.take()])
    expect(both.reduce((sum, { added }) => sum + added, 0)).toBe(1)
  })

  test('the folder above and a folder below hold the same decisions', async ({ desk, folder }) => {
    desk.put({ 'sub/1.md': nygard('1. A', 'Proposed') })
    expect(await desk.take()).toMatchObject({ added: 1 })
    expect(await desk.take(join(desk.top, 'sub'))).toMatchObject({ added: 0, unchanged: 1 })
    expect(await desk.take(folder)).toMatchObject({ added: 0, unchanged: 1 })
  })

  test('a decision changed here and in its file is named, and neither is overwritten', async ({
    desk,
    session,
  }) => {
    desk.put({ '1.md': nygard('1. A', 'Proposed') })
    await desk.take()
    const { id } = await decisionCalled(session, 'A')
    await call(verbs.editProposal, session, { id, version: 1, title: 'Ours' })
    const theirs = nygard('1. Theirs', 'Proposed')
    desk.put({ '1.md': theirs })
    expect(await desk.take()).toMatchObject({
      changed: 0,
      conflicts: [{ path: '1.md', record: 1, message: expect.stringContaining('"Ours"') }],
    })
    expect(await decisionCalled(session, 'Ours')).toMatchObject({ version: 2 })
    expect(await desk.give()).toMatchObject({
      written: [],
      refused: [{ path: '1.md', code: 'decisions.export.changed' }],
    })
    expect(desk.text('1.md')).toBe(theirs)
    expect(await desk.take(desk.top, true)).toMatchObject({ changed: 1, conflicts: [] })
    expect(await decisionCalled(session, 'Theirs')).toMatchObject({ version: 3 })
    const { items } = await call(history, session, { record: id })
    expect(items.map(({ title }) => title)).toEqual(['Theirs', 'Ours', 'A'])
  })

  test('a change that was carried into the file by hand is none there', async ({
    desk,
    session,
    folder,
  }) => {
    desk.put({ '1.md': nygard('1. A', 'Proposed') })
    await desk.take()
    const { id } = await decisionCalled(session, 'A')
    const file = { from: 'adr', path: '1.md', isChangedHere: false }
    expect(await call(origin, session, { id })).toEqual(file)
    await call(verbs.editProposal, session, { id, version: 1, title: 'Ours' })
    expect(await call(origin, session, { id })).toEqual({ ...file, isChangedHere: true })
    const copy = join(folder, 'copy')
    expect(await desk.give(copy)).toMatchObject({ written: ['1.md'] })
    desk.put({ '1.md': readFileSync(join(copy, '1.md')) })
    expect(await desk.take()).toMatchObject({ changed: 0, unchanged: 1, conflicts: [] })
    expect(await desk.give()).toMatchObject({ written: [], same: 1 })
  })

  test('what a person tells of an unknown status stays, and its file keeps its words', async ({
    desk,
    session,
  }) => {
    const text = nygard('1. A', 'Perhaps')
    desk.put({ '1.md': text })
    await desk.take()
    const { id } = await decisionCalled(session, 'A')
    await expect(call(verbs.acceptProposal, session, { id, because: 'x' })).rejects.toMatchObject({
      hint: 'Say first what its status is: decisions.settle.',
    })
    await call(settleStatus, session, { id, status: 'accepted' })
    await expect(call(settleStatus, session, { id, status: 'open' })).rejects.toMatchObject({
      code: 'decisions.state',
    })
    expect(await desk.give()).toMatchObject({ written: [], same: 1 })
    desk.put({ '1.md': text.replace('\nC\n', '\nD\n') })
    expect(await desk.take()).toMatchObject({ changed: 1 })
    expect(await decisionCalled(session, 'A')).toMatchObject({
      status: 'accepted',
      body: '## Context\n\nD',
    })
    desk.put({ '1.md': nygard('1. A', 'Rejected') })
    await desk.take()
    expect(await decisionCalled(session, 'A')).toMatchObject({ status: 'rejected' })
  })

  test('decisions in one JSON file are told by their numbers', async ({ desk, session }) => {
    const file = (...adrs: object[]) => JSON.stringify({ version: '1.0.0', adrs }, null, 2)
    const one = { number: 1, title: 'One', status: 'proposed', context: 'C1' }
    const two = { number: 2, title: 'Two', status: 'accepted', context: 'C2' }
    desk.put({ 'adrs.json': file(one, two) })
    await desk.take()
    const zero = { number: 7, title: 'Zero', status: 'proposed' }
    desk.put({ 'adrs.json': file(zero, one, { ...two, context: 'D2' }) })
    expect(await desk.take()).toMatchObject({ added: 1, changed: 1, unchanged: 1, gone: [] })
    expect(await decisionCalled(session, 'Two')).toMatchObject({
      body: '## Context\n\nD2',
      version: 2,
    })
    await call(verbs.acceptProposal, session, { id: '1', because: 'Yes.' })
    await call(verbs.editProposal, session, { id: '3', version: 1, title: 'Null' })
    const before = desk.text('adrs.json')
    await desk.give()
    expect(desk.text('adrs.json')).toBe(
      before
        .replace('"proposed",\n      "context": "C1"', '"accepted",\n      "context": "C1"')
        .replace('Zero', 'Null'),
    )
    desk.put({ 'adrs.json': file(one) })
    expect(await desk.take()).toMatchObject({ gone: ['adrs.json#/adrs/0', 'adrs.json#/adrs/2'] })
  })
})

describe('written back', () => {
  /** The sample, as a proposal where the format has one. */
  const proposal = (name: FormatName): string => {
    const { text } = samples[name]
    const of: Partial<Record<FormatName, [string, string]>> = {
      'madr-4': ['"accepted"', '"proposed"'],
      'madr-2': ['superseded by [ADR-0012](0012-search.md)', 'proposed'],
      nygard: ['Accepted', 'Proposed'],
      log4brains: ['draft', 'proposed'],
      'ember-rfc': ['recommended #', 'exploring #'],
      kep: ['implementable', 'provisional'],
      markdown: ['** Accepted', '** Proposed'],
    }
    const [from, to] = of[name] ?? ['', '']
    return text.replace(from, to)
  }
  const statuses: Partial<Record<FormatName, [from: string, to: string]>> = {
    'madr-4': ['status: "proposed"', 'status: "rejected"'],
    'madr-3': ['status: proposed', 'status: rejected'],
    'madr-2': ['* Status: proposed', '* Status: rejected'],
    nygard: ['Proposed', 'Rejected'],
    log4brains: ['- Status: proposed', '- Status: rejected'],
    kep: ['status: provisional', 'status: rejected'],
    rfd: ['state: discussion', 'state: rejected'],
    markdown: ['** Proposed', '** Rejected'],
  }

  test('in any format, what nobody changed is there byte for byte', async ({ desk, folder }) => {
    const given = Object.values(samples)
    desk.put(Object.fromEntries(given.map(({ path, text }) => [path, text])))
    await desk.take()
    expect(await desk.give()).toEqual({ written: [], same: given.length, refused: [], leftOut: [] })
    const copy = join(folder, 'copy')
    expect((await desk.give(copy)).written).toHaveLength(given.length)
    for (const { path, text } of given) expect(readFileSync(join(copy, path), 'utf8')).toBe(text)
  })

  test('in any format, a title and a status differ where they stand, and nowhere else', async ({
    desk,
    session,
  }) => {
    const names = formatNames.filter((name) => statuses[name] !== undefined)
    expect(names.length).toBeGreaterThan(7)
    for (const name of names) desk.put({ [samples[name].path]: proposal(name) })
    await desk.take()
    const { items } = await call(verbs.list, session, {})
    const titleIn = (name: FormatName): string =>
      items.find(({ title }) => samples[name].text.includes(title))?.title ?? ''
    for (const [at, name] of names.entries()) {
      const { id } = await decisionCalled(session, titleIn(name))
      await call(verbs.editProposal, session, { id, version: 1, title: `Something new ${at}` })
    }
    expect(await desk.give()).toMatchObject({ written: { length: names.length }, leftOut: [] })
    const retitled = (name: FormatName, at: number): string =>
      proposal(name).replace(titleIn(name), `Something new ${at}`)
    for (const [at, name] of names.entries()) {
      expect(desk.text(samples[name].path), name).toBe(retitled(name, at))
      const { id } = await decisionCalled(session, `Something new ${at}`)
      await call(verbs.rejectProposal, session, { id, because: 'Too dear.' })
    }
    // The reason stands where the format says why; of a KEP that is not in this file.
    expect(await desk.give()).toMatchObject({
      written: { length: names.length },
      leftOut: [{ path: samples.kep.path, what: 'because' }],
    })
    for (const [at, name] of names.entries()) {
      const [from, to] = statuses[name] ?? ['', '']
      const before = retitled(name, at).replace(from, to).split('\n')
      const now = desk.text(samples[name].path).split('\n')
      expect(now.includes('Too dear.'), name).toBe(name !== 'kep')
      expect(before.filter((line) => !now.includes(line))).toEqual([])
      const isMore = (line: string) =>
        !before.includes(line) && !/^(?:## .*|Too dear\.|)$/.test(line)
      expect(now.filter(isMore)).toEqual([])
    }
    expect(await desk.take()).toMatchObject({ changed: 0, unchanged: names.length })
    expect(await desk.give()).toMatchObject({ written: [], same: names.length })
  })

  test('a changed line of words is the one line that differs', async ({ desk, session }) => {
    const text = proposal('nygard').replaceAll('\n', '\r\n')
    desk.put({ '0012-search.md': text })
    await desk.take()
    const { body } = await call(verbs.get, session, { id: '1' })
    const words = body.replace('We will search in the database.', 'We will not.')
    await call(verbs.editProposal, session, { id: '1', version: 1, body: words })
    await desk.give()
    expect(desk.text('0012-search.md')).toBe(
      text.replace('We will search in the database.', 'We will not.'),
    )
  })

  test('what took its place is named in both files, as their tools write it', async ({
    desk,
    session,
  }) => {
    desk.put({
      '0001-a.md': nygard('1. Use A', 'Accepted'),
      '0002-b.md': nygard('2. Use B', 'Accepted'),
    })
    await desk.take()
    await call(verbs.supersedeDecision, session, { id: '1', successor: '2' })
    expect(await desk.give()).toMatchObject({ written: ['0001-a.md', '0002-b.md'] })
    expect(desk.text('0001-a.md')).toBe(nygard('1. Use A', 'Superceded by [2. Use B](0002-b.md)'))
    expect(desk.text('0002-b.md')).toBe(
      nygard('2. Use B', 'Accepted\n\nSupercedes [1. Use A](0001-a.md)'),
    )
    expect(await desk.take()).toMatchObject({ changed: 0, unchanged: 2 })
    expect(await desk.give()).toMatchObject({ written: [], same: 2 })
  })

  test('a decision born here is MADR 4, and is written anew where it changed', async ({
    desk,
    session,
  }) => {
    desk.put({ '0001-a.md': nygard('1. Use A', 'Accepted') })
    await desk.take()
    const options = [
      { title: 'A queue', pros: ['it is quick'], cons: ['one more\nprogram'] },
      'None',
    ]
    await call(verbs.propose, session, { title: 'Use Ä "Q" / ../x', body: 'Why?', options })
    await call(verbs.acceptProposal, session, {
      id: '2',
      chosen: 'A queue',
      because: 'nothing is lost.',
    })
    const path = '0002-use-a-q-x.md'
    expect(await desk.give()).toMatchObject({ written: [], same: 1 })
    expect(await desk.give(desk.top, false, undefined, true)).toMatchObject({
      ...{ written: [path], same: 1, leftOut: [] },
    })
    const text = `---
status: accepted
date: 2026-01-05
---

# Use Ä "Q" / ../x

## Context and Problem Statement

Why?

## Considered Options

* A queue
* None

## Decision Outcome

Chosen option: "A queue", because nothing is lost.

## Pros and Cons of the Options

### A queue

* Good, because it is quick
* Bad, because one more
  program
`
    expect(desk.text(path)).toBe(text)
    expect(await desk.take()).toMatchObject({ added: 0, unchanged: 2 })
    await call(verbs.deprecateDecision, session, { id: '2', because: 'It is slow.' })
    expect(await desk.give()).toMatchObject({ written: [path] })
    expect(desk.text(path)).toBe(
      text.replace('accepted', 'deprecated').replace('lost.\n', 'lost.\n\nIt is slow.\n'),
    )
    desk.put({ [path]: desk.text(path).replace('Why?', 'Why not?') })
    expect(await desk.take()).toMatchObject({ changed: 1 })
    expect(await desk.give()).toMatchObject({ written: [], same: 2 })
  })

  test('it takes the next number where its own is taken beside it', async ({ desk, session }) => {
    const { id } = await call(verbs.propose, session, { title: 'Born here' })
    expect(await call(origin, session, { id })).toMatchObject({ path: null })
    desk.put({
      '0001-a.md': nygard('1. Use A', 'Accepted'),
      '0007-b.md': nygard('7. B', 'Accepted'),
    })
    await desk.take()
    expect((await desk.give()).written).toEqual([])
    // Nobody imported it, and its number is taken all the same.
    desk.put({ 'sub/0011-unread.txt': 'Not a decision.' })
    const { written } = await desk.give(desk.top, false, undefined, true)
    expect(written).toEqual(['0012-born-here.md'])
    expect(await desk.give()).toMatchObject({ written: [], same: 3 })
  })

  test('copies of several folders lie in a folder each, and are written again only as we left them', async ({
    desk,
    session,
    folder,
  }) => {
    const other = join(folder, 'other/adr')
    mkdirSync(other, { recursive: true })
    writeFileSync(join(other, '1.md'), nygard('1. B', 'Proposed'))
    desk.put({ '1.md': nygard('1. A', 'Proposed') })
    await desk.take()
    await desk.take(other)
    await call(verbs.propose, session, { title: 'C' })
    const copy = join(folder, 'copy')
    expect((await desk.give(copy)).written).toEqual(['0003-c.md', 'adr-2/1.md', 'adr/1.md'])
    await call(verbs.editProposal, session, { id: '1', version: 1, title: 'AA' })
    expect(await desk.give(copy)).toMatchObject({ written: ['adr/1.md'], same: 2 })
    writeFileSync(join(copy, 'adr/1.md'), 'Mine.')
    await call(verbs.editProposal, session, { id: '1', version: 2, title: 'AAA' })
    expect(await desk.give(copy)).toMatchObject({ refused: [{ path: 'adr/1.md' }] })
    expect(await desk.give(copy, true)).toMatchObject({ written: ['adr/1.md'] })
    expect((await desk.give(join(folder, 'one'), false, 'adr')).written).toEqual([
      'adr-2/1.md',
      'adr/1.md',
    ])
    await expect(desk.give(copy, false, 'none')).rejects.toMatchObject({
      code: 'decisions.export.none',
    })
    expect((await desk.give(desk.top)).written).toEqual(['1.md'])
    const all = await desk.give(desk.top, false, undefined, true)
    expect(all).toMatchObject({ written: ['0003-c.md'], same: 1 })
  })

  test('what a file cannot say is named, and the file is left as it was', async ({
    desk,
    session,
  }) => {
    const text = `---\nstatus: proposed\n---\n\n# T\n\n* Status: Proposed\n\n## Context\n\nC\n`
    const latin = Buffer.concat([Buffer.from(nygard('1. Caf', 'Proposed')), Buffer.from([0xe9])])
    desk.put({ '1.md': text, '2.md': latin, '3.md': samples['rust-rfc'].text })
    await desk.take()
    await call(verbs.rejectProposal, session, { id: '1', because: 'No.' })
    await call(verbs.editProposal, session, { id: '2', version: 1, title: 'Café' })
    expect(await desk.give()).toMatchObject({
      written: [],
      refused: [
        { path: '1.md', code: 'decisions.edit.two_places' },
        { path: '2.md', code: 'decisions.edit.encoding' },
      ],
    })
    expect(desk.text('1.md')).toBe(text)
    expect(readFileSync(join(desk.top, '2.md'))).toEqual(latin)
  })
})

describe('a folder that nobody should have', () => {
  test('no link is followed, nothing outside is touched', async ({ desk, session, folder }) => {
    desk.put({ '1.md': nygard('1. A', 'Proposed'), 'sub/2.md': nygard('2. B', 'Proposed') })
    desk.put({ '3.md': nygard('3. C', 'Proposed') })
    await desk.take()
    const outside = join(folder, 'outside')
    mkdirSync(outside)
    writeFileSync(join(outside, 'x.md'), desk.text('1.md'))
    writeFileSync(join(outside, '2.md'), desk.text('sub/2.md'))
    rmSync(join(desk.top, '1.md'))
    rmSync(join(desk.top, 'sub'), { recursive: true })
    rmSync(join(desk.top, '3.md'))
    symlinkSync(join(outside, 'x.md'), join(desk.top, '1.md'))
    symlinkSync(outside, join(desk.top, 'sub'))
    mkdirSync(join(desk.top, '3.md'))
    for (const id of ['1', '2', '3'])
      await call(verbs.editProposal, session, { id, version: 1, title: 'Changed' })
    const { written, refused } = await desk.give(desk.top, true)
    expect(written).toEqual([])
    expect(refused.map(({ path, code }) => [path, code])).toEqual([
      ['1.md', 'folder.link'],
      ['3.md', 'folder.no_file'],
      ['sub/2.md', 'folder.link'],
    ])
    expect(readFileSync(join(outside, 'x.md'), 'utf8')).toContain('1. A')
    expect(readdirSync(outside).toSorted()).toEqual(['2.md', 'x.md'])
    expect(readdirSync(desk.top).filter((name) => name.startsWith('.'))).toEqual([])
  })

  test('a path that leads out, or into what is git’s, is not written', async ({
    desk,
    facts,
    folder,
  }) => {
    const paths = [
      '../x.md',
      '/x.md',
      'a/../../x.md',
      '.git/x.md',
      '.GIT/x.md',
      'a//x.md',
      'a\\x.md',
    ]
    desk.put(Object.fromEntries(paths.map((_, at) => [`${at}.md`, nygard(`${at}. A`, 'Accepted')])))
    await desk.take()
    for (const [at, path] of paths.entries())
      await facts.pool.query(
        `update records.decision_file set path = base || '/' || $1 where path like '%/' || $2`,
        [path, `${at}.md`],
      )
    const copy = join(folder, 'copy/inside')
    const { written, refused } = await desk.give(copy)
    expect(written).toEqual([])
    expect(refused.map(({ code }) => code)).toEqual(paths.map(() => 'decisions.export.path'))
    expect(readdirSync(join(folder, 'copy'))).toEqual(['inside'])
  })

  test.skipIf(process.getuid?.() === 0)('that may not be written to is said', async ({ desk }) => {
    desk.put({ '1.md': nygard('1. A', 'Proposed') })
    await desk.take()
    const closed = join(desk.top, 'closed')
    mkdirSync(closed)
    chmodSync(closed, 0o500)
    expect(await desk.give(closed)).toMatchObject({
      refused: [{ code: 'folder.not_written' }],
    })
  })

  test('that is a file is refused', async ({ desk }) => {
    desk.put({ '1.md': nygard('1. A', 'Proposed') })
    await expect(desk.give(join(desk.top, '1.md'))).rejects.toMatchObject({
      code: 'folder.file',
    })
  })
})
