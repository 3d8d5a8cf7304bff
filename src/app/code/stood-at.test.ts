import { expect, test } from 'vitest'
import { aRepository } from '../../../test/repositories/build.ts'
import { rename } from '../../../test/repositories/plan.ts'
import { stoodAt, writtenAt } from './stood-at.ts'

test('each mark is as old as the unbroken run that ends at the newest version', () => {
  const versions = [
    { commit: 'd', marks: ['a:1', 'b:2', 'c:3'] },
    { commit: 'c', marks: null },
    { commit: 'b', marks: ['a:1', 'b:2'] },
    { commit: 'a', marks: ['a:1', 'c:3'] },
  ]
  expect([...writtenAt(versions)]).toEqual([
    ['a:1', 'a'],
    ['b:2', 'b'],
    ['c:3', 'd'],
  ])
  expect([...writtenAt([])]).toEqual([])
})

test('a step stood at the commit that wrote its line, whatever was edited since and whatever the file was called', async () => {
  const tour = (...steps: string[]) => `${steps.join('\n')}\n`
  await using repository = await aRepository({
    commits: [
      { mark: 'first', files: { 'a.tour': tour('one 1', 'two 2', 'three 3', 'four 4') } },
      { mark: 'mended', files: { 'a.tour': tour('one 1', 'two 5', 'three 3', 'four 4') } },
      { changes: [rename('a.tour', '.tours/a.tour')] },
      { files: { '.tours/a.tour': tour('zero', 'one 1', 'three 3', 'two 5', 'four 4') } },
      { files: { other: 'x' } },
    ],
  })
  const marksIn = (text: string) => text.split('\n').filter((line) => /\d/.test(line))
  const repositoryAt = { gitDir: repository.gitDir, head: repository.oid('c5') }
  const found = await stoodAt(repositoryAt, { path: '.tours/a.tour', marksIn })
  expect(Object.fromEntries(found)).toEqual({
    'one 1': repository.oid('first'),
    'three 3': repository.oid('first'),
    'four 4': repository.oid('first'),
    'two 5': repository.oid('mended'),
  })
  expect(await stoodAt(repositoryAt, { path: 'nowhere.tour', marksIn })).toEqual(new Map())
})
