/** Files and lines that a text names by an address or a path, where just one repository of the workspace has such a file at its head. */
import type { CodeNamed } from '#practices/questions/knowing.ts'
import { CairnError } from '#std/errors.ts'
import { inAskedScope, type Evidence } from '../asked-scope.ts'
import { filesIn } from '../guide/focus.ts'
import { repositoryNames } from '../known-repository.ts'
import { repositoriesMax } from './code-in-trace.ts'
import { linksIn, type FileLink } from './links-in.ts'

export async function codeInLinks(evidence: Evidence, text: string): Promise<CodeNamed[]> {
  const links = linksIn(text)
  if (links.length === 0) return []
  const names = (await repositoryNames(evidence.facts)).slice(0, repositoriesMax)
  const paths = [...new Set(links.flatMap((link) => link.paths))]
  const there = await Promise.all(
    names.map(async (name) => ({ name, files: await atHead(evidence, name, paths) })),
  )
  return links.flatMap((link) => {
    const [only, ...others] = there.flatMap(({ name, files }) => {
      if (link.repository !== null && !isCalled(name, link.repository)) return []
      const path = link.paths.find((one) => files.has(one))
      return path === undefined ? [] : [referenceTo(name, path, link)]
    })
    return only === undefined || others.length > 0 ? [] : [{ raw: link.raw, reference: only }]
  })
}

function referenceTo(name: string, path: string, { lines, commit }: FileLink): string {
  const { from, to } = lines ?? {}
  const marks = from === undefined ? '' : from === to ? `#L${from}` : `#L${from}-L${to}`
  return `${name}:${path}${marks}${commit === null ? '' : `@${commit}`}`
}

function isCalled(name: string, other: string): boolean {
  return name.toLowerCase() === other.toLowerCase()
}

/** Those that a reference can name. */
async function atHead(
  evidence: Evidence,
  name: string,
  paths: readonly string[],
): Promise<Set<string>> {
  try {
    return await inAskedScope(
      evidence,
      { given: { repository: name }, now: new Date() },
      async (scope) =>
        new Set(
          (await filesIn(scope, paths))
            .map(({ path }) => path)
            .filter((path) => !/[\s:#`'"<>()[\]]/.test(path)),
        ),
    )
  } catch (error) {
    // One that two are called by, or that was not read to its end.
    if (error instanceof CairnError) return new Set()
    throw error
  }
}
