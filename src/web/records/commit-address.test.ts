import { expect, test } from 'vitest'
import { commitAddress } from './commit-address.ts'

test.each([
  ['https://github.com/vuejs/core.git', 'https://github.com/vuejs/core/commit/1a2b3c4'],
  ['git@github.com:vuejs/core.git', 'https://github.com/vuejs/core/commit/1a2b3c4'],
  ['https://gitlab.com/a/b/c', 'https://gitlab.com/a/b/c/-/commit/1a2b3c4'],
  ['ssh://git@gitlab.example.org/a/b.git', 'https://gitlab.example.org/a/b/-/commit/1a2b3c4'],
  ['https://git.example.org/a/b.git', undefined],
  ['/home/ana/app', undefined],
  ['./app', undefined],
])('a commit of %s is seen at %s', (source, address) => {
  expect(commitAddress(source, '1a2b3c4')).toBe(address)
})
