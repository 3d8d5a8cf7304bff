/** `cairn sync` says what is whole and what is not; and no token is ever among what it says. */
import { expect } from 'vitest'
import { test as base } from '../../test/cairn.ts'
import { aFakeGithub, type FakeGithub } from '../../test/forges/github.ts'
import { aGithubState } from '../../test/forges/github-state.ts'
import { aFakeGitlab } from '../../test/forges/gitlab.ts'
import { aGitlabState } from '../../test/forges/gitlab-state.ts'
import { cairn, type Said } from './cairn.fixture.ts'
import { SyncShape } from './json/shapes.ts'

interface AtFake {
  fake: FakeGithub
  run: (env: Record<string, string>, ...argv: string[]) => Promise<Said>
}

const test = base.extend<{ at: AtFake }>({
  at: async ({ databaseUrl, folder }, use) => {
    const fake = await aFakeGithub(aGithubState({ pulls: 2, runs: 1, deployments: 1 }))
    const said: Said[] = []
    await use({
      fake,
      run: async (given, ...argv) => {
        const env = {
          ...{ DATABASE_URL: databaseUrl, CAIRN_DATA: folder, ...given },
          CAIRN_ALLOW_PRIVATE_CIDRS: '127.0.0.0/8',
        }
        const one = await cairn({ databaseUrl, folder }, { env })('sync', ...argv)
        said.push(one)
        return one
      },
    })
    expect(JSON.stringify(said)).not.toContain(fake.token)
    expect(fake.asked.filter(({ url }) => url.href.includes(fake.token))).toEqual([])
    await fake.close()
  },
})

test('what is read is told kind by kind, by name at first and then for all', async ({ at }) => {
  const env = { CAIRN_FORGE_TOKENS: `other.example.org=x,${at.fake.host}=${at.fake.token}` }
  const { out, exitCode } = await at.run(env, 'team/app', '--host', at.fake.host)
  expect([exitCode, out.replaceAll(at.fake.host, 'HOST')]).toEqual([
    0,
    `team/app on HOST: read whole; 9 requests used, 4,991 left
  2 change requests read
  3 issues read
  1 run read
  1 run looked through for jobs read
  1 deployment read
  1 deployment looked through for statuses read
  2 releases read
`,
  ])
  at.fake.fault = ({ url }) => (url.pathname.endsWith('/releases') ? { status: 451 } : undefined)
  const again = await at.run(env, '--json')
  expect(again.exitCode).toBe(3)
  const [project] = SyncShape.strict().parse(JSON.parse(again.out)).projects
  expect(project).toMatchObject({ project: 'team/app', isWhole: false })
  expect(project?.kinds.find(({ kind }) => kind === 'releases')).toMatchObject({
    ...{ state: 'failed', problem: { code: 'forge.gone' } },
  })
})

test('a GitLab is read where it is said to be one, and later without a word', async ({
  at: { run },
}) => {
  const gitlab = await aFakeGitlab(aGitlabState({ requests: 1, pipelines: 1, deployments: 1 }))
  const env = { CAIRN_FORGE_TOKENS: `${gitlab.host}=${gitlab.token}` }
  const first = await run(env, `http://${gitlab.host}/group/team/app.git`, '--forge', 'gitlab')
  expect(first).toMatchObject({ exitCode: 0 })
  expect(first.out).toContain(`group/team/app on ${gitlab.host}: read whole; 14 requests used`)
  const again = await run(env)
  expect([again.exitCode, again.out.includes('read whole')]).toEqual([0, true])
  await gitlab.close()
})

test('what stops it is one line that says what to do', async ({ at }) => {
  const { host } = at.fake
  const env = (token: string) => ({ CAIRN_FORGE_TOKENS: `${host}=${token}` })
  const failures: [Record<string, string>, string[], number, string][] = [
    [{}, ['team/app'], 2, 'forge.no_token'],
    [{ CAIRN_GITHUB_TOKEN: 'two words' }, ['team/app'], 2, 'config.forges'],
    [{ CAIRN_FORGE_TOKENS: at.fake.token }, ['team/app'], 2, 'config.forges'],
    [env('x'), ['team'], 2, 'forge.name'],
    [env('x'), ['team', '--forge', 'gitlab'], 2, 'forge.name'],
    [{}, ['https://gitlab.com/group/team/app'], 2, 'forge.no_token'],
    [env('x'), ['team/app', '--host', 'https://x'], 2, 'forge.host'],
    [env('x'), ['team/app', '--host', host, '--history', '/nowhere'], 2, 'git.repo.none'],
    [env('x'), [], 2, 'forge.none'],
    [env('wrong'), ['team/app', '--host', host], 5, 'forge.auth'],
    [env(at.fake.token), ['team/other', '--host', host], 2, 'forge.gone'],
  ]
  for (const [given, argv, code, says] of failures) {
    const { exitCode, err, out } = await at.run(given, ...argv)
    expect([says, exitCode, out, err.split(':')[1]?.trim()]).toEqual([says, code, '', says])
  }
})
