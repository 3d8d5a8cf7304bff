/** What a team says about its own repository in files at the default branch's head: .mailmap and .gitattributes. */
import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Skip } from '#facts/commit-fact.ts'
import { classOf } from '#facts/words/classes.ts'
import { parseAttributes, type AttributeRules } from '#sources/git/attributes.ts'
import { readObjects } from '#sources/git/blobs.ts'
import { parseMailmap, type Mailmap } from '#sources/git/mailmap.ts'

export interface TeamFiles {
  mailmap: Mailmap
  attributes: AttributeRules
  peopleDigest: Buffer
  classDigest: Buffer
  /** Files too large to be read, or to be read whole. */
  skipped: Skip[]
}

const bytesMax = 2 * 1024 * 1024
const names = ['.mailmap', '.gitattributes']

/** Only ever from the tree: a link is read as the text it is, which says nothing. */
export async function readTeamFiles(
  gitDir: string,
  head: string,
  signal: AbortSignal | undefined,
): Promise<TeamFiles> {
  const contents: string[] = []
  const skipped: Skip[] = []
  for await (const object of readObjects(
    gitDir,
    names.map((name) => `${head}:${name}`),
    { bytesMax, signal },
  )) {
    if (object?.size !== undefined && object.bytes === null)
      skipped.push({
        subject: object.asked.slice(head.length + 1),
        code: 'config.too_large',
        detail: `it has ${object.size} bytes`,
      })
    contents.push(object?.type === 'blob' ? (object.bytes?.toString('utf8') ?? '') : '')
  }
  const [mailmap = '', attributes = ''] = contents
  const map = parseMailmap(mailmap)
  if (map.ignoredLines > 0)
    skipped.push({
      subject: '.mailmap',
      code: 'config.too_large',
      detail: `${map.ignoredLines} of its lines are past the limits`,
    })
  return {
    mailmap: map,
    attributes: parseAttributes(attributes),
    peopleDigest: createHash('sha256').update(mailmap).digest(),
    classDigest: createHash('sha256').update(attributes).digest(),
    skipped,
  }
}

/**
 * Classes paths by the team's attributes where they speak, else by name: all of them when the attributes or our own names
 * changed, else those from `freshFrom` on. True when a path stored before changed its class.
 */
export async function applyClasses(
  client: pg.ClientBase,
  repositoryId: number,
  team: TeamFiles,
  freshFrom: number,
): Promise<boolean> {
  const { rows } = await client.query<{ path_id: number; path: string; class: string }>(
    'select path_id, path, class from path where repository_id = $1 and path_id >= $2',
    [repositoryId, freshFrom],
  )
  const changed = rows.flatMap((row) => {
    const said = team.attributes.classOf(row.path)
    const now = said === undefined ? classOf(row.path) : (said ?? sourceUnlessNamed(row.path))
    return now === row.class ? [] : [{ path_id: row.path_id, class: now }]
  })
  if (changed.length === 0) return false
  await client.query(
    `update path set class = c.class from json_to_recordset($2) as c (path_id integer, class text)
     where repository_id = $1 and path.path_id = c.path_id`,
    [repositoryId, JSON.stringify(changed)],
  )
  return freshFrom === 0
}

/** `-linguist-vendored` takes back what the name said about vendoring or generation, and nothing else. */
function sourceUnlessNamed(path: string): string {
  const named = classOf(path)
  return named === 'vendored' || named === 'generated' || named === 'docs' ? 'source' : named
}
