/** What a team says about its own commits, in files at the default branch's head: .cairn/words and .git-blame-ignore-revs. */
import { createHash } from 'node:crypto'
import type { Skip } from '#facts/commit-fact.ts'
import { parseTeamWords, teamWordsFile } from '#facts/words/team-words.ts'
import type { TeamSays } from '#facts/words/tell-kind.ts'
import { readObjects } from '#sources/git/blobs.ts'

export interface KindFiles {
  team: TeamSays
  /** .cairn/words as it is. */
  words: string
  /** Of all that it says. */
  digest: Buffer
  skipped: Skip[]
}

const files = [
  { name: teamWordsFile, bytesMax: 64 * 1024 },
  { name: '.git-blame-ignore-revs', bytesMax: 4 * 1024 * 1024 },
]

/** Only ever from the tree: a link is read as the text it is. */
export async function readKindFiles(
  gitDir: string,
  head: string,
  signal: AbortSignal | undefined,
): Promise<KindFiles> {
  const skipped: Skip[] = []
  const texts: Buffer[] = []
  const asked = files.map(({ name }) => `${head}:${name}`)
  const most = Math.max(...files.map(({ bytesMax }) => bytesMax))
  for await (const object of readObjects(gitDir, asked, { bytesMax: most, signal })) {
    const { name, bytesMax } = files[texts.length] ?? { name: '', bytesMax: 0 }
    const isFile = object?.type === 'blob'
    const isTooLarge = isFile && object.size > bytesMax
    if (isTooLarge)
      skipped.push({
        subject: name,
        code: 'config.too_large',
        detail: `it has ${object.size} bytes`,
      })
    texts.push((isFile && !isTooLarge ? object.bytes : null) ?? Buffer.alloc(0))
  }
  const [words = Buffer.alloc(0), revisions = Buffer.alloc(0)] = texts
  const text = words.toString('utf8').replaceAll('\0', '\ufffd')
  const { lists, ignored } = parseTeamWords(text)
  if (ignored.length > 0)
    skipped.push({
      subject: teamWordsFile,
      code: 'config.not_understood',
      detail: ignored.join('; '),
    })
  const listed = new Set(listedIn(revisions))
  return {
    team: { wordLists: lists, isIgnoredRevision: (oid) => listed.has(oid) },
    words: text,
    digest: createHash('sha256').update(words).update('\0').update(revisions).digest(),
    skipped,
  }
}

function listedIn(revisions: Buffer): string[] {
  return [...revisions.toString('latin1').matchAll(/^\s*([0-9a-f]{40,64})\b/gm)].map(
    ([, oid = '']) => oid,
  )
}
