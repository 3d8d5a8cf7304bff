/** Which project of which forge is meant: as somebody typed it, or as it is known. */
import type { Facts } from '#facts/facts.ts'
import type { ProjectSeen } from '#facts/forge/projects.ts'
import { CairnError } from '#std/errors.ts'
import { shownWord } from '#std/shown-word.ts'
import type { ForgeAccess } from './tokens.ts'

export type Forge = ProjectSeen['forge']

export const forgeNames: Record<Forge, string> = {
  github: 'GitHub',
  gitlab: 'GitLab',
  gitea: 'Gitea or Forgejo',
}

export interface ForgeProject {
  forge: Forge
  host: string
  /** owner/name; of GitLab with all its groups. */
  path: string
  repositoryId?: number | undefined
}

/** Where a name alone is looked for. */
const homes: Record<Forge, string> = {
  github: 'github.com',
  gitlab: 'gitlab.com',
  gitea: 'codeberg.org',
}

export interface Said {
  host?: string | undefined
  forge?: Forge | undefined
}

/** `given`: a path, or an address as git and browsers know it, which names the host as well. */
export async function namedProject(
  facts: Facts,
  given: string,
  said: Said,
): Promise<Omit<ForgeProject, 'repositoryId'>> {
  const address = addressIn(given)
  const host = (said.host ?? address?.host ?? homes[said.forge ?? 'github']).toLowerCase()
  if (!/^[\w.-]{1,253}(:\d{1,5})?$/.test(host))
    throw new CairnError('invalid', 'forge.host', `${shownWord(host)} is not the name of a host.`, {
      hint: 'Give it as it stands in addresses, such as git.example.org.',
    })
  const path = address?.path ?? given
  const forge = said.forge ?? (await forgeOn(facts, host)) ?? guessed(host, path)
  if (!paths[forge].test(path)) throw noName(path, forge)
  return { forge, host, path }
}

const paths: Record<Forge, RegExp> = {
  github: /^[\w.-]{1,100}\/[\w.-]{1,100}$/,
  // Groups lie in groups, twenty deep.
  gitlab: /^[\w.-]{1,255}(\/[\w.-]{1,255}){1,20}$/,
  gitea: /^[\w.-]{1,100}\/[\w.-]{1,100}$/,
}

function noName(path: string, forge: Forge): CairnError {
  return new CairnError(
    'invalid',
    'forge.name',
    `${shownWord(path)} is not the name of a repository on ${forgeNames[forge]}.`,
    {
      hint:
        forge === 'gitlab'
          ? 'Give it with all its groups, such as cairn sync group/team/app --forge gitlab.'
          : 'Give owner and name, such as cairn sync team/app.',
    },
  )
}

/** https://host/path.git, ssh://git@host/path.git, git@host:path.git. */
function addressIn(given: string): { host: string; path: string } | undefined {
  const [, host, path] =
    /^https?:\/\/(?:[^/@]*@)?([^/?#]+)\/([^?#]+)/i.exec(given) ??
    /^ssh:\/\/(?:[^/@]*@)?([^/:?#]+)(?::\d+)?\/([^?#]+)/i.exec(given) ??
    /^[\w.-]+@([\w.-]+):([^/].*)$/.exec(given) ??
    []
  if (host === undefined || path === undefined) return undefined
  return { host, path: path.replace(/\/+$/, '').replace(/\.git$/, '') }
}

const known: Partial<Record<string, Forge>> = {
  'github.com': 'github',
  'gitlab.com': 'gitlab',
  'codeberg.org': 'gitea',
  'gitea.com': 'gitea',
}

/** Whatever else is known there. */
async function forgeOn({ pool }: Facts, host: string): Promise<Forge | undefined> {
  const forge = known[host]
  if (forge !== undefined) return forge
  const { rows } = await pool.query<{ forge: Forge }>(
    'select forge from forge.project where host = $1 order by repository_id desc limit 1',
    [host],
  )
  return rows[0]?.forge
}

/** By its name, as many are called. */
function guessed(host: string, path: string): Forge {
  if (/gitlab/.test(host) || path.split('/').length > 2) return 'gitlab'
  return /gitea|forgejo|codeberg/.test(host) ? 'gitea' : 'github'
}

/** Those of this workspace whose host has a token. */
export async function knownProjects({ pool }: Facts, access: ForgeAccess): Promise<ForgeProject[]> {
  const { rows } = await pool.query<ForgeProject>(
    'select forge, host, path from forge.project where host = any ($1) order by host, lower(path)',
    [[...access.tokens.keys()]],
  )
  return rows
}
