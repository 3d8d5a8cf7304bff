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
    expect(notes).toEqual([
      'git.head.unresolved: HEAD is on no branch; it is detached, and the history it stands on is read.',
    ])
  })

  test.each([{ oid: oid('a') }, { ref: 'refs/tags/v1.0' }, undefined])(
    'is told wherever HEAD is on no branch: %j',
    (head) => {
      const says = (names: string[], rest: Partial<Refs> = {}) =>
        chooseBranches(refs([...names, 'refs/tags/v1.0'], { head, ...rest }), []).notes
      const taken = (name: string) => [
        `git.head.unresolved: HEAD is on no branch; "${name}" is taken as the default branch.`,
      ]
      expect(says(['refs/heads/main'])).toEqual(taken('main'))
      expect(says(['refs/heads/dev', 'refs/heads/main'], { originHead: 'dev' })).toEqual(
        taken('dev'),
      )
      expect(says(['refs/remotes/origin/main'], { originHead: 'main' })).toEqual(
        taken('origin/main'),
      )
    },
  )

  test('is a tag only where there is nothing else', () => {
    const head = { ref: 'refs/tags/v1.0' }
    expect(defaultOf(refs(['refs/heads/work', 'refs/tags/v1.0'], { head }))).toBe('work')
    expect(defaultOf(refs(['refs/tags/v1.0'], { head }))).toBe('refs/tags/v1.0')
  })

  test('needs no note where HEAD is on a branch', () => {
    const names = ['refs/heads/feature', 'refs/remotes/origin/main']
    const head = { ref: 'refs/heads/feature' }
    expect(chooseBranches(refs(names, { head, originHead: 'main' }), []).notes).toEqual([])
    expect(chooseBranches(refs(['refs/heads/feature'], { head }), []).notes).toEqual([])
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
