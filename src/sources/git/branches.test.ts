import { describe, expect, test } from 'vitest'
import { hostileRevisions } from '../../../test/repositories/hostile/strings.ts'
import { chooseBranches } from './branches.ts'
import type { Refs } from './refs.ts'

const oid = (digit: string) => digit.repeat(40)

function refs(names: string[], rest: Partial<Refs> = {}): Refs {
  return {
    byName: new Map(names.map((name, index) => [name, oid(String(index))])),
    peeled: new Map(),
    head: undefined,
    originHead: undefined,
    isWorktree: false,
    broken: [],
    ...rest,
  }
}

const defaultOf = (given: Refs) =>
  chooseBranches(given, []).branches.find((branch) => branch.isDefault)?.name

describe('the default branch', () => {
  test('is what the clone recorded of its origin, wherever HEAD stands', () => {
    const given = refs(['refs/heads/feature', 'refs/heads/dev', 'refs/remotes/origin/dev'], {
      head: { ref: 'refs/heads/feature' },
      originHead: 'dev',
    })
    expect(defaultOf(given)).toBe('dev')
  })

  test('is the remote one where it was never checked out', () => {
    const given = refs(['refs/heads/feature', 'refs/remotes/origin/main'], {
      head: { ref: 'refs/heads/feature' },
      originHead: 'main',
    })
    expect(defaultOf(given)).toBe('origin/main')
  })

  test('is a usual one of the origin, where the clone recorded none and HEAD is on another', () => {
    const given = refs(
      ['refs/heads/work', 'refs/remotes/origin/main', 'refs/remotes/origin/work'],
      {
        head: { ref: 'refs/heads/work' },
      },
    )
    expect(defaultOf(given)).toBe('origin/main')
  })

  test('is what HEAD says in a repository without remotes', () => {
    expect(
      defaultOf(
        refs(['refs/heads/main', 'refs/heads/release'], { head: { ref: 'refs/heads/release' } }),
      ),
    ).toBe('release')
  })

  test('is the commit HEAD stands on where there is no branch', () => {
    const { branches, notes } = chooseBranches(refs([], { head: { oid: oid('a') } }), [])
    expect(branches).toEqual([{ name: 'HEAD', head: oid('a'), isDefault: true }])
    expect(notes.join()).toContain('detached')
  })

  test('is guessed aloud where HEAD points at nothing', () => {
    const { branches, notes } = chooseBranches(
      refs(['refs/heads/x', 'refs/heads/master'], { head: { ref: 'refs/heads/gone' } }),
      [],
    )
    expect(branches[0]?.name).toBe('master')
    expect(notes.join()).toContain('git.head.unresolved')
  })

  test('is none in an empty repository', () => {
    expect(chooseBranches(refs([], { head: { ref: 'refs/heads/main' } }), []).branches).toEqual([])
  })
})

describe('a wanted branch', () => {
  const given = refs(
    ['refs/heads/main', 'refs/heads/release/1', 'refs/heads/release/2', 'refs/remotes/origin/next'],
    { head: { ref: 'refs/heads/main' } },
  )

  test('may be a pattern', () => {
    expect(chooseBranches(given, ['release/*']).branches.map((branch) => branch.name)).toEqual([
      'main',
      'release/1',
      'release/2',
    ])
  })

  test('may be on a remote', () => {
    expect(chooseBranches(given, ['origin/next']).branches.map((branch) => branch.name)).toEqual([
      'main',
      'origin/next',
    ])
  })

  test('that is not there is named', () => {
    expect(() => chooseBranches(given, ['nope'])).toThrow('There is no branch "nope".')
  })

  test.each(hostileRevisions.filter((name) => !name.includes('*')))(
    'is a name and nothing else: %j',
    (name) => {
      expect(() => chooseBranches(given, [name])).toThrow(
        expect.objectContaining({ code: expect.stringMatching(/^git\.ref\.(invalid|none)$/) }),
      )
    },
  )
})
