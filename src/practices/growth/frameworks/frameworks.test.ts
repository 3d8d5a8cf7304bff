import { stringify } from 'yaml'
import { expect, test } from 'vitest'
import { readFramework } from './read-framework.ts'

const monzo = `---
path: "/engineering/backend"
title: "Backend"
levels: 6
topics:
  - name: "impact"
    title:
    content:
      - level: 2
        criteria:
          - "Says what they work on"
        exampleCriteria:
          - criteria: "Writes why"
            examples:
              - "I chose X since Y"
---
# Below is for people
`
const financialTimes = {
  name: 'Engineering',
  googleSheetId: 'x',
  summary: 'For engineers.',
  levels: [
    { id: 'junior', name: 'Junior Engineer' },
    { id: 'senior', name: 'Senior Engineer' },
  ],
  themes: [{ id: 'delivery', name: 'Delivery' }],
  competencies: [
    {
      ...{ id: '7ed8deae', level: 'senior', theme: 'delivery', summary: 'Plans with others.' },
      ...{ proficiency: 'Practitioner', examples: ['A plan on a page'] },
      supportingUrls: [{ label: 'How', url: 'https://example.org/how' }],
    },
  ],
}
const unidays = {
  title: 'Core',
  path: 'core',
  topics: [
    {
      ...{ title: 'Speaking', path: 'speaking', theme: 'calm' },
      levels: [{ title: 'First', path: '1', criteria: ['Asks', 'Listens'] }],
    },
  ],
}
const stride = {
  ...{ version: 2, author: 'A', company: 'Stride', tracks: [] },
  themes: [{ title: 'Craft', skills: ['tdd', 'Pairing'] }],
  skills: { tdd: { title: 'Test first', description: 'Red, green, tidy.' } },
}
const own = {
  framework: { id: 'ours', title: 'Ours', licence: 'CC0-1.0' },
  topics: [
    {
      ...{ id: 'sql', title: 'SQL' },
      levels: [{ id: 'a', title: 'At home', criteria: [{ id: 'a1', text: 'Reads a plan.' }] }],
    },
  ],
}

test.each([
  ['monzo', monzo, 'Level 2', ['Says what they work on', 'Writes why']],
  ['financial-times', stringify(financialTimes), 'Senior Engineer', ['Plans with others.']],
  ['unidays', JSON.stringify(unidays), 'First', ['Asks', 'Listens']],
  ['stride', JSON.stringify(stride), 'All levels', ['Test first', 'Pairing']],
  ['cairn', stringify(own), 'At home', ['Reads a plan.']],
])('%s is read whatever its file is called', (format, text, level, criteria) => {
  const read = readFramework(text, 'some-file')
  expect(read?.format).toBe(format)
  const [first] = read?.framework.topics[0]?.levels ?? []
  expect(first?.title).toBe(level)
  expect(first?.criteria.map((each) => each.text)).toEqual(criteria)
  // What one of them gives is in our own form, which is read as well.
  const again = readFramework(JSON.stringify(read?.framework), 'again.json')
  expect(again).toEqual({ format: 'cairn', framework: read?.framework })
})

test('examples, links and what is said beside are kept', () => {
  const [, withExample] =
    readFramework(monzo, 'a.md')?.framework.topics[0]?.levels[0]?.criteria ?? []
  expect(withExample?.examples).toEqual(['I chose X since Y'])
  const [plan] =
    readFramework(stringify(financialTimes), 'a')?.framework.topics[0]?.levels[0]?.criteria ?? []
  expect(plan).toMatchObject({
    ...{ note: 'Practitioner', examples: ['A plan on a page'] },
    urls: [{ label: 'How', url: 'https://example.org/how' }],
  })
})

test.each([
  ['# A page', 'some page'],
  ['---\ntitle: A post\n---\nWords', 'a post'],
  ['{"name": "cairn", "version": "1"}', 'a package'],
  ['- a\n- b', 'a list'],
  ['', 'nothing'],
])('what is no framework is none: %s (%s)', (text) => {
  expect(readFramework(text, 'a.md')).toBeNull()
})

test.each([
  ['a.md', monzo.replace('level: 2', 'level: two'), 'a.md, line 9: topics[0].content[0].level'],
  [
    'b.yml',
    stringify(financialTimes).replace('theme: delivery', 'theme: deliver'),
    'b.yml, line 15',
  ],
  [
    'c.json',
    JSON.stringify(unidays, null, 1).replace('"path": "1"', '"path": 1'),
    'c.json, line 12',
  ],
  ['d.yaml', `${stringify(own)}points: 3\n`, 'makes no sense here: Unrecognized key: "points"'],
])('%s that makes no sense somewhere says where', (file, text, said) => {
  const read = () => readFramework(text, file)
  expect(read).toThrow(expect.objectContaining({ code: 'growth.file' }))
  expect(read).toThrow(said)
})
