/** Syncs a project of a forge: which one it is, with what token, and over what API. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Facts } from '#facts/facts.ts'
import type { ForgePort } from '#facts/forge/port.ts'
import { githubAt } from '#sources/github/api/place.ts'
import { githubPort } from '#sources/github/api/port.ts'
import { giteaAt } from '#sources/gitea/api/asked.ts'
import { giteaPort } from '#sources/gitea/api/port.ts'
import { gitlabAt } from '#sources/gitlab/api/asked.ts'
import { gitlabPort } from '#sources/gitlab/api/port.ts'
import { CairnError } from '#std/errors.ts'
import type { ForgeApiWish } from '#std/forge-api/forge-api.ts'
import { outbound } from '#std/outbound/outbound.ts'
import { shownWord } from '#std/shown-word.ts'
import type { Forge, ForgeProject } from './named.ts'
import type { Told } from './read-kind.ts'
import { stopped } from './read-kind.ts'
import { syncProject, type Synced } from './sync.ts'
import { ownSettings, type ForgeAccess } from './tokens.ts'

export interface ForgeSync {
  facts: Facts
  access: ForgeAccess
  signal: AbortSignal
  told?: (told: Told) => void
  now?: () => number
  /** For tests: waits nowhere. */
  sleep?: (ms: number) => Promise<void>
}

export async function syncForge(
  { facts, access, signal, told, ...given }: ForgeSync,
  { forge, host, path, repositoryId }: ForgeProject,
): Promise<Synced> {
  const token = tokenOf(access, host)
  const externalId = await numberOf(facts, { host, path })
  const send: ForgeApiWish['send'] = async ({ headers, ...question }) =>
    outbound({
      ...{ ...question, headers: { ...headers }, allowed: access.allowed },
      ...{ signal, msMax, bytesMax },
    })
  return syncProject({
    ...{ facts, signal, repositoryId, now: given.now ?? Date.now },
    ...(told === undefined ? {} : { told }),
    project: { forge, host, path },
    wait: (ms) => waited(given.sleep?.(ms) ?? sleep(ms, undefined, { signal }), signal),
    open: (way) => {
      const wish = { ...way, send, random: Math.random, path, token, externalId }
      return ports[forge](wish, host)
    },
  })
}

/** A page of a hundred runs has several MB, and GitHub takes ten seconds at most for an answer of GraphQL. */
const [msMax, bytesMax] = [60_000, 64 * 2 ** 20]

interface PortWish extends Omit<ForgeApiWish, 'headers'> {
  path: string
  token: string
  /** The forge's number for it, where it was read before. */
  externalId: string | null
}

const ports: Record<Forge, (wish: PortWish, host: string) => ForgePort> = {
  github: (wish, host) => githubPort({ ...wish, place: githubAt(host, schemeOf(host)) }),
  gitlab: (wish, host) => gitlabPort({ ...wish, api: gitlabAt(host, schemeOf(host)) }),
  gitea: (wish, host) => giteaPort({ ...wish, api: giteaAt(host, schemeOf(host)) }),
}

/** A server on this machine has no certificate. */
function schemeOf(host: string): 'http' | 'https' {
  return /^(?:127(?:\.\d+){3}|localhost)(?::\d+)?$/.test(host) ? 'http' : 'https'
}

async function numberOf(
  { pool }: Facts,
  { host, path }: Pick<ForgeProject, 'host' | 'path'>,
): Promise<string | null> {
  const { rows } = await pool.query<{ id: string | null }>(
    'select external_id::text as id from forge.project where host = $1 and lower(path) = lower($2) limit 1',
    [host, path],
  )
  return rows[0]?.id ?? null
}

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
  const name = ownSettings[host] ?? 'CAIRN_FORGE_TOKENS'
  throw new CairnError('invalid', 'forge.no_token', `There is no token for ${shownWord(host)}.`, {
    hint: `Set ${name}; docs/sync.md says what it needs, and cairn import wants none.`,
  })
}
