/** Progression frameworks in a file, or in all files of a folder. Nothing is stored. */
import { glob, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { readFramework, type FrameworkFormat } from '#practices/growth/frameworks/read-framework.ts'
import type { Framework } from '#practices/growth/frameworks/framework.ts'
import { CairnError } from '#std/errors.ts'

export interface FrameworksRead {
  frameworks: { file: string; format: FrameworkFormat; framework: Framework }[]
  /** Frameworks that make no sense somewhere, each with what is wrong. */
  failed: { file: string; says: string }[]
}

const extensions = new Set(['.md', '.yml', '.yaml', '.json'])

/** A file that is no framework is refused where it was named, and passed over in a folder. */
export async function readFrameworks(
  path: string,
  readText: (path: string) => Promise<string>,
): Promise<FrameworksRead> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
  if (!isFolder) {
    const read = readFramework(await readText(path), path)
    if (read !== null) return { frameworks: [{ file: path, ...read }], failed: [] }
    throw none(path, 'is in none of the forms that are known')
  }
  const answer: FrameworksRead = { frameworks: [], failed: [] }
  for (const file of await filesIn(path)) {
    try {
      const read = readFramework(await readText(join(path, file)), file)
      if (read !== null) answer.frameworks.push({ file, ...read })
    } catch (error) {
      if (!(error instanceof CairnError)) throw error
      answer.failed.push({ file, says: error.message })
    }
  }
  if (answer.frameworks.length + answer.failed.length === 0)
    throw none(path, 'has no progression framework in it')
  return answer
}

async function filesIn(folder: string): Promise<string[]> {
  const files: string[] = []
  const isApart = (name: string): boolean => /(^|\/)(node_modules|\.git)(\/|$)/.test(name)
  for await (const file of glob('**/*.*', { cwd: folder }))
    if (extensions.has(extname(file)) && !isApart(file)) files.push(file)
  return files.toSorted()
}

function none(path: string, why: string): CairnError {
  return new CairnError('invalid', 'growth.framework.none', `${path} ${why}.`, {
    hint: 'docs/growth.md lists the forms, and has our own to begin with.',
  })
}
