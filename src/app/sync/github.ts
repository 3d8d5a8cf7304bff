/** Syncs repositories on GitHub: those that were named, or all that are known and have a token. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { ForgePort } from '#facts/forge/port.ts'
import type { Facts } from '#facts/facts.ts'
import { githubAt } from '#sources/github/api/place.ts'
import { githubPort } from '#sources/github/api/port.ts'
import { CairnError } from '#std/errors.ts'
import type { ForgeApiWish } from '#std/forge-api/forge-api.ts'
import { outbound } from '#std/outbound/outbound.ts'
import { shownWord } from '#std/shown-word.ts'
import type { Told } from './read-kind.ts'
import { stopped } from './read-kind.ts'
import { syncProject, type Synced, type SyncWish } from './sync.ts'
import type { ForgeAccess } from './tokens.ts'

export interface GithubProject {
  host: string
  /** owner/name */
  path: string
  repositoryId?: number | undefined
}

export interface GithubSync {
  facts: Facts
  access: ForgeAccess
  signal: AbortSignal
  told?: (told: Told) => void
  now?: () => number
  /** For tests: waits nowhere. */
  sleep?: (ms: number) => Promise<void>
}

export async function syncGithub(
  { facts, access, signal, told, ...given }: GithubSync,
  { host, path, repositoryId }: GithubProject,
): Promise<Synced> {
  const token = tokenOf(access, host)
  return syncProject({
    ...{ facts, signal, repositoryId, now: given.now ?? Date.now },
    ...(told === undefined ? {} : { told }),
    project: { forge: 'github', host, path },
    wait: (ms) => waited(given.sleep?.(ms) ?? sleep(ms, undefined, { signal }), signal),
    open: (way) => portOf({ host, path, token, access, signal }, way),
  })
}

function portOf(
  {
    host,
    path,
    token,
    access: { allowed },
    signal,
  }: {
    host: string
    path: string
    token: string
    access: ForgeAccess
    signal: AbortSignal
  },
  way: Pick<SyncWish, 'now' | 'wait'>,
): ForgePort {
  const send: ForgeApiWish['send'] = async ({ headers, ...question }) =>
    outbound({ ...question, headers: { ...headers }, allowed, signal, msMax, bytesMax })
  // A server on this machine has no certificate.
  const isHere = /^(?:127(?:\.\d+){3}|localhost)(?::\d+)?$/.test(host)
  const place = githubAt(host, isHere ? 'http' : 'https')
  return githubPort({ ...way, place, path, token, send, random: Math.random })
}

/** A page of a hundred runs has several MB, and GitHub takes ten seconds at most for an answer of GraphQL. */
const [msMax, bytesMax] = [60_000, 64 * 2 ** 20]

async function waited(sleeping: Promise<unknown>, signal: AbortSignal): Promise<void> {
  try {
    await sleeping
  } catch (error) {
    if (!signal.aborted) throw error
  }
  if (signal.aborted) throw stopped()
}

function tokenOf({ tokens }: ForgeAccess, host: string): string {
  const token = tokens.get(host)
  if (token !== undefined) return token
  const name = host === 'github.com' ? 'CAIRN_GITHUB_TOKEN' : 'CAIRN_FORGE_TOKENS'
  throw new CairnError('invalid', 'forge.no_token', `There is no token for ${shownWord(host)}.`, {
    hint: `Set ${name}; docs/sync.md says what it needs, and cairn import wants none.`,
  })
}

/** owner/name on a host, as somebody typed it. */
export function namedProject(path: string, host: string): GithubProject {
  if (!/^[\w.-]{1,100}\/[\w.-]{1,100}$/.test(path))
    throw new CairnError(
      'invalid',
      'forge.name',
      `${shownWord(path)} is not the name of a repository on GitHub.`,
      { hint: 'Give owner and name, such as cairn sync team/app.' },
    )
  if (!/^[\w.-]{1,253}(:\d{1,5})?$/.test(host))
    throw new CairnError('invalid', 'forge.host', `${shownWord(host)} is not the name of a host.`, {
      hint: 'Give it as it stands in addresses, such as git.example.org.',
    })
  return { path, host: host.toLowerCase() }
}

/** Those of this workspace whose host has a token. */
export async function knownProjects(
  { pool }: Facts,
  access: ForgeAccess,
): Promise<GithubProject[]> {
  const { rows } = await pool.query<{ host: string; path: string }>(
    `select host, path from forge.project where forge = 'github' and host = any ($1) order by host, lower(path)`,
    [[...access.tokens.keys()]],
  )
  return rows
}
