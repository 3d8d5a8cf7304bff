/** What holds of a sync whatever the forge: it goes on where it was stopped, and asks no more than it has to. */
import { describe, expect } from 'vitest'
import { rowsOf, setAside, type atForge } from '../../../test/forges/at-forge.ts'
import { atGitea, atGithub, atGitlab } from '../../../test/forges/forges.ts'
import { minutes } from '../../../test/forges/github-state.ts'

interface About<State> {
  /** A new title of the last request. */
  change: (state: State) => void
  /** Lists that it can be asked of whether they are as they were. */
  conditional: number
}

function everyForge<State extends { id: number; path: string }>(
  test: ReturnType<typeof atForge<State>>,
  { change, conditional }: About<State>,
): void {
  test('stopped anywhere and begun again, it ends in the same rows', async ({
    facts,
    at: { fake, sync },
  }) => {
    const whole = await sync()
    const expected = await rowsOf(facts, whole)
    const many = fake.asked.length
    // Another repository with the same in it, of which each question in turn is not answered, and after it none.
    await setAside(facts, fake)
    for (let at = 1; at <= many; at += 7) {
      const begun = fake.asked.length
      const stop = new AbortController()
      fake.fault = ({ number }) => {
        if (number < begun + at) return undefined
        stop.abort()
        return { reset: true }
      }
      await sync({ signal: stop.signal }).catch((error: unknown) =>
        expect(error).toMatchObject({ code: 'forge.stopped' }),
      )
    }
    fake.fault = () => undefined
    const again = await sync()
    expect(again.project.repositoryId).not.toBe(whole.project.repositoryId)
    expect(again.isWhole).toBe(true)
    expect(await rowsOf(facts, again)).toEqual(expected)
  })

  test('what did not change is told once, and what changes then is told', async ({
    facts,
    at: { fake, sync },
  }) => {
    const first = await sync()
    await sync()
    const third = await sync()
    expect(fake.unchanged).toBe(conditional)
    expect(third.isWhole).toBe(true)
    expect(await rowsOf(facts, third)).toEqual(await rowsOf(facts, first))
    // And what was read of each request still tells all of it.
    const { rows: short } = await facts.pool.query(
      `select r.number from forge.request_told r where not exists (select from forge.coverage c
         where c.repository_id = r.repository_id and c.number = r.number and c.kind = 'reviews' and c.version >= r.needs_version)`,
    )
    expect(short).toEqual([])
    change(fake.state)
    const { request = [] } = await rowsOf(facts, await sync())
    expect(request.join('')).toContain('Another title')
  })
}

const another = { title: 'Another title', updated_at: minutes(900) }

describe('GitHub', () => {
  everyForge(atGithub, {
    change: ({ pulls }) => Object.assign(pulls.at(-1) ?? {}, another),
    conditional: 4,
  })
})

describe('GitLab', () => {
  everyForge(atGitlab, {
    change: ({ requests }) => Object.assign(requests.at(-1) ?? {}, another),
    // Pipelines and their children are two lists, and are not asked by a tag.
    conditional: 3,
  })
})

describe('Gitea', () => {
  everyForge(atGitea, {
    change: ({ pulls }) => Object.assign(pulls.at(-1) ?? {}, another),
    conditional: 0,
  })
})
