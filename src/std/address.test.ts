import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { pathWord, shownAddress } from './address.ts'

test.each([
  ['https://user:s3cret@example.org/r', 'https://***@example.org/r'],
  ['https://s3cret@example.org/r?token=s3cret#s3cret', 'https://***@example.org/r'],
  ['ssh://git@example.org/r', 'ssh://***@example.org/r'],
  ['https://user:s3/cret@example.org/r', 'https://***@example.org/r'],
  ['https://user:s3@cret@example.org/r', 'https://***@example.org/r'],
  ['https://user:s3?cret@example.org/r', 'https://***'],
  ['https://example.org/r?token=s3@cret', 'https://***'],
  ['https:/user:s3cret@example.org/r', 'https:/***@example.org/r'],
  ['https:user:s3cret@example.org/r', 'https:***@example.org/r'],
  ['user:s3cret@example.org:team/app.git', '***@example.org:team/app.git'],
])('what may be a secret is masked: %s', (given, shown) => expect(shownAddress(given)).toBe(shown))

test.each(['/a/path', 'C:\\x', 'a@b#c', 'git@example.org:team/app.git'])(
  'a path stays as it is: %s',
  (given) => {
    expect(shownAddress(given)).toBe(given)
  },
)

test.each(['code/app', "the team's\ncode", '$(id)'])(
  'a shell reads a path below home, or elsewhere, as it is: %j',
  (name) => {
    const home = process.env['HOME'] ?? ''
    for (const path of [`${home}/${name}`, `/srv/${name}`])
      expect(execFileSync('bash', ['-c', `printf %s ${pathWord(path)}`]).toString()).toBe(path)
    expect(pathWord(`${home}/code/app`)).toBe('~/code/app')
  },
)
