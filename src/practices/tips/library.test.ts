/** The library that comes along is whole: each file reads, whatever one sees there is something to try, and its words suit the house. */
import { expect, test } from 'vitest'
import { coach } from '#coach/coach.ts'
import { english } from '#coach/english/english.ts'
import { isShippedName } from '#records/shipped-name.ts'
import { library, listedTips } from './library.ts'
import { headings, readLibraryFile } from './library-file.ts'
import { runtimes, signs } from './schema-words.ts'

const all = await library()

test('there are many, each with a name that an address may have', () => {
  expect(all.length).toBeGreaterThanOrEqual(40)
  expect(new Set(all.map(({ title }) => title)).size).toBe(all.length)
  // The page that writes a new one is there.
  expect(all.filter(({ id }) => !isShippedName(id) || id === 'new')).toEqual([])
})

test('lists have all of a tip but its sources', async () => {
  const listed = await listedTips()
  expect(listed).toEqual(all.map((tip) => ({ ...tip, sources: undefined })))
  expect(listed.some((tip) => 'sources' in tip)).toBe(false)
})

test('whatever one sees, there are two ways at least, and one for each runtime', () => {
  const few = signs.filter((sign) => all.filter(({ fits }) => fits.includes(sign)).length < 2)
  expect(few).toEqual([])
  expect(runtimes.filter((one) => !all.some((tip) => tip.runtimes.includes(one)))).toEqual([])
})

test.for(all)(
  '$id leads by questions, shows something that runs, and says where it misleads',
  (tip) => {
    const { body, fits, minutes, sources } = tip
    expect(new Set(fits).size).toBe(fits.length)
    expect(fits.length).toBeLessThanOrEqual(6)
    expect(minutes).toBeLessThanOrEqual(60)
    const words = body.split(/\s+/).length
    expect(words).toBeGreaterThanOrEqual(120)
    expect(words).toBeLessThanOrEqual(320)
    const [, when = '', how = '', example = '', misleads = ''] = body.split(/^## .+$/m)
    for (const part of [when, how, example, misleads])
      expect(part.trim().split(/\s+/).length).toBeGreaterThanOrEqual(8)
    expect(how).toContain('?')
    expect(sources.length).toBeGreaterThan(0)
    for (const { url, citation, year } of sources) {
      expect([url, citation].filter((one) => one !== null)).toHaveLength(1)
      // What stands in print has a year; a page that is kept up to date may have none.
      if (url === null) expect(year).not.toBeNull()
      if (year !== null) expect(year).toBeGreaterThan(1950)
      if (year !== null) expect(year).toBeLessThanOrEqual(2026)
    }
  },
)

test('no word of it blames anybody', () => {
  const said = all.map(({ title, body, sources }) =>
    [title, body, ...sources.map(({ says }) => says)].join('\n'),
  )
  for (const text of said)
    expect(coach(text, { language: english, soft: true }), text.slice(0, 80)).toEqual([])
})

test('a paragraph is one line, and what is code or a list keeps its lines', () => {
  for (const { body, title } of all) {
    const prose = body.replaceAll(/^```[^]*?^```$/gm, '')
    expect(prose).not.toMatch(/[^\n]\n(?![*\n]|\d+\. )/)
    expect(body, title).toContain('`')
  }
})

const front = (more = '') =>
  `---\ntitle: A\nfits: [crash]\nminutes: 5\nsources:\n  - { title: T, by: B, url: "https://example.org/a", says: S }\n${more}---\n\n`
const body = headings.map((heading) => `## ${heading}\n\nWords.\n`).join('\n')

test('a file that is not as the others is refused with what is wrong', () => {
  expect(readLibraryFile('a', front() + body)).toMatchObject({
    ...{ id: 'a', runtimes: [], sources: [{ year: null, citation: null }] },
  })
  const refused = (text: string) => () => readLibraryFile('a', text)
  expect(refused(body)).toThrow('it begins with no front matter')
  expect(refused(front('colour: red\n') + body)).toThrow('colour')
  expect(refused(front().replace('crash', 'boredom') + body)).toThrow('fits.0')
  expect(refused(front() + body.replace('## How', '## Why'))).toThrow('its headings are not')
})
