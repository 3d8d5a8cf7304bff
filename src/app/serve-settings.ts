/** What `cairn serve` is told by flags and environment, understood once. All that is wrong is said at once. */
import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { BlockList, isIP } from 'node:net'
import { join } from 'node:path'
import { CairnError } from '#std/errors.ts'
import { networksFrom, type Networks } from '#std/outbound/addresses.ts'

export interface ServeSettings {
  databaseUrl: string
  host: string
  port: number
  /** What people type: an origin, without a slash at its end. */
  url: string
  /** Signs cookies; never in the database. */
  secret: string
  github: Client | undefined
  oidc: (Client & { issuer: string; name: string }) | undefined
  /** Whose word is taken for where a request came from. */
  proxies: BlockList
  /** Networks of one's own where a repository may be that an owner names. */
  allowed: Networks
}

interface Client {
  id: string
  secret: string
}

export interface ServeFlags {
  host?: string
  port?: string
  url?: string
}

type Env = Readonly<Record<string, string | undefined>>

export function serveSettings(flags: ServeFlags, env: Env): Omit<ServeSettings, 'secret'> {
  const faults: string[] = []
  const fault = (text: string): undefined => void faults.push(text)
  const databaseUrl = env['DATABASE_URL'] || fault('DATABASE_URL names no PostgreSQL server')
  const host = flags.host ?? '127.0.0.1'
  const port = /^\d{1,5}$/.test(flags.port ?? '8080') ? Number(flags.port ?? 8080) : 65_536
  if (port > 65_535) fault('--port takes a number from 0 to 65,535')
  const url =
    originFrom(flags.url) ??
    fault('--url is the address people type, such as https://cairn.example.org')
  const github = clientFrom(env, 'CAIRN_GITHUB', fault)
  const oidc = clientFrom(env, 'CAIRN_OIDC', fault)
  const issuer = env['CAIRN_OIDC_ISSUER']?.replace(/\/$/, '')
  if ((oidc === undefined) !== (issuer === undefined))
    fault('CAIRN_OIDC_ISSUER, CAIRN_OIDC_ID and CAIRN_OIDC_SECRET are set together')
  if (issuer !== undefined && !issuer.startsWith('https://') && !isOfThisMachine(issuer))
    fault('CAIRN_OIDC_ISSUER begins with https://')
  const proxies = proxiesFrom(env['CAIRN_PROXIES'] ?? '127.0.0.1,::1', fault)
  const allowed =
    networksFrom(env['CAIRN_ALLOW_PRIVATE_CIDRS'] ?? '') ??
    fault('CAIRN_ALLOW_PRIVATE_CIDRS is a list of networks such as 10.1.0.0/16,fd00::/8')
  if (databaseUrl === undefined || url === undefined || allowed === undefined || faults.length > 0)
    throw new CairnError(
      'invalid',
      'serve.settings',
      `What it was told does not do: ${faults.join('; ')}.`,
      {
        hint: 'docs/team.md has all settings, with examples.',
      },
    )
  const name = env['CAIRN_OIDC_NAME'] ?? 'your organisation'
  return {
    ...{ databaseUrl, host, port, url, github, proxies, allowed },
    oidc: oidc === undefined || issuer === undefined ? undefined : { ...oidc, issuer, name },
  }
}

/** From CAIRN_SECRET, or made once and kept in the data folder, where no copy of the database has it. */
export async function serveSecret(dataFolder: string, env: Env): Promise<string> {
  const given = env['CAIRN_SECRET']
  if (given !== undefined) {
    if (given.length >= 32) return given
    throw new CairnError(
      'invalid',
      'serve.settings',
      'CAIRN_SECRET has fewer than 32 characters.',
      {
        hint: 'Make one with: openssl rand -base64 32',
      },
    )
  }
  const file = join(dataFolder, 'serve-secret')
  try {
    // Whoever comes second finds it there.
    await writeFile(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return readFile(file, 'utf8')
}

function originFrom(text: string | undefined): string | undefined {
  if (text === undefined || !URL.canParse(text)) return undefined
  const url = new URL(text)
  const isPlain =
    url.pathname === '/' && url.search === '' && url.hash === '' && url.username === ''
  return isPlain && /^https?:$/.test(url.protocol) ? url.origin : undefined
}

function isOfThisMachine(text: string): boolean {
  return /^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?(?:\/|$)/.test(text)
}

function clientFrom(
  env: Env,
  name: string,
  fault: (text: string) => undefined,
): Client | undefined {
  const [id, secret] = [env[`${name}_ID`], env[`${name}_SECRET`]]
  if (!id && !secret) return undefined
  return id && secret ? { id, secret } : fault(`${name}_ID and ${name}_SECRET are set together`)
}

function proxiesFrom(text: string, fault: (text: string) => undefined): BlockList {
  const list = new BlockList()
  for (const entry of text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)) {
    const [address = '', bits] = entry.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    const most = family === 'ipv6' ? 128 : 32
    if (
      isIP(address) === 0 ||
      (bits !== undefined && !(/^\d+$/.test(bits) && Number(bits) <= most))
    )
      fault(`CAIRN_PROXIES has ${entry}, which is no address such as 10.0.0.7 or 10.0.0.0/8`)
    else if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return list
}
