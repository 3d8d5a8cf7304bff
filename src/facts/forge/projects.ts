/** Which project of which forge a repository is; a project whose history nobody scanned is a repository all the same. */
import type pg from 'pg'
import { CairnError } from '#std/errors.ts'
import { enterRepository } from '../writing/repositories.ts'

export interface ProjectSeen {
  forge: 'github' | 'gitlab' | 'gitea'
  host: string
  /** owner/name; of GitLab with all its groups. */
  path: string
  /** The forge's own number for it, where it is known. */
  externalId?: string | null
}

export interface Project extends ProjectSeen {
  repositoryId: number
}

/**
 * In the caller's transaction. A repository that was read from the project's address is that project; `repositoryId` says of another
 * one that it is. Never told by a name alone.
 */
export async function enterProject(
  client: pg.ClientBase,
  seen: ProjectSeen,
  repositoryId?: number,
): Promise<Project> {
  const { forge, host, path, externalId = null } = seen
  // Two imports of one project at once would make it twice.
  await client.query('select pg_advisory_xact_lock($1)', [projectLock])
  const known = await findProject(client, seen)
  if (known !== undefined && repositoryId !== undefined && known !== repositoryId)
    throw new CairnError(
      'conflict',
      'forge.project.other',
      `${path} belongs to another repository of this workspace already.`,
      { hint: 'Import it without saying which repository it is, or remove that one first.' },
    )
  const id =
    known ??
    repositoryId ??
    (await readFrom(client, seen)) ??
    (await enterRepository(client, addressOf(seen), path.split('/').at(-1) ?? path))
  await client.query(
    `insert into forge.project as known (repository_id, forge, host, path, external_id) values ($1, $2, $3, $4, $5)
     on conflict (repository_id) do update set path = excluded.path, external_id = coalesce(excluded.external_id, known.external_id)`,
    [id, forge, host, path, externalId],
  )
  return { ...seen, repositoryId: id }
}

const projectLock = 4_801_177_005

/** The id of its repository; by the forge's number where that is known, for a project may be called otherwise one day. */
export async function findProject(
  client: pg.ClientBase,
  { host, path, externalId = null }: ProjectSeen,
): Promise<number | undefined> {
  const { rows } = await client.query<{ id: number }>(
    `select repository_id as id from forge.project
     where host = $1 and (external_id = $3::bigint or (lower(path) = lower($2) and (external_id is null or $3::bigint is null)))
     order by external_id is null, repository_id limit 1`,
    [host, path, externalId],
  )
  return rows[0]?.id
}

function addressOf({ host, path }: Pick<ProjectSeen, 'host' | 'path'>): string {
  return `https://${host}/${path}`
}

async function readFrom(client: pg.ClientBase, seen: ProjectSeen): Promise<number | undefined> {
  const address = addressOf(seen).toLowerCase()
  const { rows } = await client.query<{ id: number }>(
    `select repository_id as id from repository r
     where regexp_replace(lower(source), '(\\.git)?/*$', '') = $1
       and not exists (select from forge.project p where p.repository_id = r.repository_id)
     order by 1 limit 1`,
    [address],
  )
  return rows[0]?.id
}
