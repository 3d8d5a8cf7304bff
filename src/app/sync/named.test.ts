/** What somebody types after `cairn sync`, and which project of which forge it means. */
import { expect } from 'vitest'
import { test } from '../../../test/cairn.ts'
import { namedProject, type Said } from './named.ts'

const cases: readonly [string, Said, string][] = [
  ['team/app', {}, 'github github.com team/app'],
  ['https://github.com/team/app', {}, 'github github.com team/app'],
  ['git@github.com:team/app.git', {}, 'github github.com team/app'],
  ['https://gitlab.com/group/team/app.git', {}, 'gitlab gitlab.com group/team/app'],
  ['ssh://git@GitLab.com:22/group/app.git', {}, 'gitlab gitlab.com group/app'],
  ['https://codeberg.org/team/app/', {}, 'gitea codeberg.org team/app'],
  ['team/app', { forge: 'gitlab' }, 'gitlab gitlab.com team/app'],
  ['group/team/app', { host: 'git.example.org' }, 'gitlab git.example.org group/team/app'],
  ['team/app', { host: 'gitlab.example.org' }, 'gitlab gitlab.example.org team/app'],
  ['team/app', { host: 'forgejo.example.org' }, 'gitea forgejo.example.org team/app'],
  ['team/app', { host: 'git.example.org' }, 'github git.example.org team/app'],
  ['team/app', { host: 'git.example.org', forge: 'gitea' }, 'gitea git.example.org team/app'],
  ['team/app', { host: 'known.example.org' }, 'gitea known.example.org team/app'],
  ['https://known.example.org:3000/team/app', {}, 'github known.example.org:3000 team/app'],
]

test('the forge is told by its address, else by what is known there, else by its name', async ({
  facts,
}) => {
  await facts.pool.query(
    `insert into forge.project (repository_id, forge, host, path) values (1, 'gitea', 'known.example.org', 'team/other')`,
  )
  for (const [given, said, means] of cases) {
    const { forge, host, path } = await namedProject(facts, given, said)
    expect(`${forge} ${host} ${path}`).toBe(means)
  }
})

test('what is no name is refused in words of its forge', async ({ facts }) => {
  const refused: readonly [string, Said, string][] = [
    ['team', {}, 'is not the name of a repository on GitHub.'],
    ['team', { forge: 'gitlab' }, 'is not the name of a repository on GitLab.'],
    ['a/b/c', { forge: 'gitea' }, 'is not the name of a repository on Gitea or Forgejo.'],
    ['../..%2f/x', { forge: 'gitea' }, 'is not the name of a repository'],
    ['team/app', { host: 'https://x' }, 'is not the name of a host.'],
  ]
  for (const [given, said, words] of refused)
    await expect(namedProject(facts, given, said)).rejects.toMatchObject({
      message: expect.stringContaining(words),
    })
})
