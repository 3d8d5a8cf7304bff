/** What a browser does about one's account that is no verb: see docs/team.md. */
import { useQuery } from '@tanstack/react-query'
import { Problem } from '#web/api/ask.ts'
import { isShared } from './shared.ts'

interface Account {
  ways: readonly { name: string; label: string }[]
}

/** Which ways in there are. Where nobody shares the workspace there are none, and nothing is asked. */
export function useWays(): Account['ways'] {
  const { data } = useQuery({
    queryKey: ['account'],
    queryFn: async ({ signal }): Promise<Account> => {
      const answer = await fetch('/account', { signal })
      const body: unknown = await answer.json()
      if (!answer.ok || !isAccount(body)) throw new Error('The ways in cannot be read.')
      return body
    },
    enabled: isShared,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data?.ways ?? []
}

function isAccount(body: unknown): body is Account {
  return typeof body === 'object' && body !== null && 'ways' in body && Array.isArray(body.ways)
}

/** All sessions end, this one too. */
export async function changePassword(given: { current: string; password: string }): Promise<void> {
  await send('password', given)
}

/** Here and now; elsewhere one stays signed in. */
export async function signOut(): Promise<void> {
  await send('sign-out', {})
  location.assign('/account/sign-in')
}

async function send(what: string, body: object): Promise<void> {
  const answer = await fetch(`/account/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => undefined)
  if (answer?.ok === true) return
  const said: unknown = await answer?.json().catch(() => ({}))
  throw new Problem({
    status: answer?.status ?? 0,
    body: Object.fromEntries(Object.entries(said ?? {})),
  })
}
