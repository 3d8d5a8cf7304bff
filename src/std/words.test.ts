import { expect, test } from 'vitest'
import { amount } from './words.ts'

test.each([
  ['merges', '1 merge'],
  ['complexity', '1 complexity'],
  ['commits that change nothing', '1 commit that changes nothing'],
  ['commits whose lines are not counted yet', '1 commit whose lines are not counted yet'],
  ['commits that git could not show', '1 commit that git could not show'],
  ['commits landed before they were authored', '1 commit landed before it was authored'],
  [
    'commits dated after the release that holds them',
    '1 commit dated after the release that holds it',
  ],
  ['changes of more than 50 paths', '1 change of more than 50 paths'],
  ['changes by bots', '1 change by a bot'],
  ['documentation and settings', '1 file of documentation or settings'],
  ['generated, vendored, lock and binary files', '1 generated, vendored, lock or binary file'],
  ['changes that belong to no change request', '1 change that belongs to no change request'],
  ['changes whose subject says no kind', '1 change whose subject says no kind'],
  ['lock files', '1 lock file'],
  ['generated files', '1 generated file'],
  ['further directories', '1 further directory'],
  ['files not at head', '1 file not at head'],
  [
    'touched files that are generated, vendored, lock or binary',
    '1 touched file that is generated, vendored, lock or binary',
  ],
  ['repositories that share fewer than five', '1 repository that shares fewer than five'],
  ['pairs with a file that most changes touch', '1 pair with a file that most changes touch'],
  ['pairs that mostly bots changed', '1 pair that mostly bots changed'],
  ['reverts dated before what they take back', '1 revert dated before what it takes back'],
  [
    'touches of generated, vendored, lock or binary files',
    '1 touch of generated, vendored, lock or binary files',
  ],
  ['pre-releases', '1 pre-release'],
  ['releases of other components', '1 release of other components'],
  ['second version tags on one commit', '1 second version tag on one commit'],
  ['tags that are no version', '1 tag that is no version'],
])('one of the %s is %s, and two are called as they were', (many, one) => {
  expect(amount(1, many)).toBe(one)
  expect(amount(2, many)).toBe(`2 ${many}`)
})
