import fc from 'fast-check'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { git } from '../../../test/repositories/git.ts'
import { parseMailmap } from './mailmap.ts'

const names = ['Ana', 'Ben B', 'ana', 'Cem']
const emails = ['ana@x.org', 'ANA@x.org', 'ben@y.org', 'c@z.org']
const name = fc.constantFrom(...names)
const email = fc.constantFrom(...emails)
const line = fc.oneof(
  fc.tuple(name, email).map(([n, e]) => `${n} <${e}>`),
  fc.tuple(email, email).map(([to, from]) => `<${to}> <${from}>`),
  fc.tuple(name, email, email).map(([n, to, from]) => `${n} <${to}> <${from}>`),
  fc.tuple(name, email, name, email).map(([n, to, m, from]) => `${n} <${to}> ${m} <${from}>`),
  fc.constantFrom('# a comment', '', '   ', 'no mail here'),
)

test('every map reads as git check-mailmap reads it', { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'cairn-mailmap-'))
  await git(['init', '-q', folder], { cwd: folder })
  const people = names.flatMap((who) => emails.map((mail) => [who, mail] as const))
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 8 }), async (lines) => {
      const content = `${lines.join('\n')}\n`
      await writeFile(path.join(folder, '.mailmap'), content)
      const asked = people.map(([who, mail]) => `${who} <${mail}>`)
      const theirs = (await git(['check-mailmap', ...asked], { cwd: folder }))
        .toString()
        .trim()
        .split('\n')
      const map = parseMailmap(content)
      const ours = people.map(([who, mail]) => {
        const found = map.canonical(who, mail)
        return `${found?.name ?? who} <${found?.email ?? mail}>`
      })
      expect(ours).toEqual(theirs)
    }),
    { numRuns: 40 },
  )
  await rm(folder, { recursive: true })
})

test('a map in circles, of one endless line, or of ten million lines ends', () => {
  expect(parseMailmap('<b@x> <a@x>\n<a@x> <b@x>\n').canonical('A', 'a@x')).toEqual({
    name: null,
    email: 'b@x',
  })
  expect(parseMailmap(`A <a@x> ${'B'.repeat(1_000_000)} <b@x>`).ignoredLines).toBe(1)
  expect(parseMailmap('A <a@x>\n'.repeat(200_000)).ignoredLines).toBe(150_000)
})

test('what lies past the limit is counted, and never half a line taken', () => {
  const plain = 'Ana <ana@x.org> <old@x.org>\n'
  const fits = Math.floor(1024 ** 2 / plain.length)
  const cut = `Boss <ben@y.org> ${'B'.repeat(1000)} <ben@old.org>\n`
  const map = parseMailmap(`${plain.repeat(fits)}${cut}${plain.repeat(9)}no mapping\n`)
  expect(map.ignoredLines).toBe(11)
  expect(map.emails).toEqual(['old@x.org'])
})
