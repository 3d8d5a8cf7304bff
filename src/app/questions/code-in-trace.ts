/** Lines that the stack traces and failing tests of a text name, in whichever repository of the workspace fits them best. */
import type { CodeNamed } from '#practices/questions/knowing.ts'
import { readTrace } from '#sources/traces/read-trace.ts'
import { CairnError } from '#std/errors.ts'
import { inAskedScope, type Evidence } from '../asked-scope.ts'
import { repositoryNames } from '../known-repository.ts'
import { focusOf } from '../guide/focus.ts'

/** A trace says nothing of where it belongs: all are looked at, up to as many. */
export const repositoriesMax = 20
const linesMax = 12

export async function codeInTrace(evidence: Evidence, text: string): Promise<CodeNamed[]> {
  const trace = readTrace(text)
  if (trace.frames.length === 0 && trace.tests.length === 0) return []
  const found = await Promise.all(
    (await repositoryNames(evidence.facts))
      .slice(0, repositoriesMax)
      .map((name) => namedIn(evidence, name, trace)),
  )
  const [best] = found.toSorted((a, b) => b.length - a.length)
  return (best ?? []).slice(0, linesMax)
}

/** Each line once, the nearest to the failure first. */
async function namedIn(
  evidence: Evidence,
  name: string,
  trace: ReturnType<typeof readTrace>,
): Promise<CodeNamed[]> {
  try {
    return await inAskedScope(
      evidence,
      { given: { repository: name }, now: new Date() },
      async (scope) => {
        const { frames, tests } = await focusOf(scope, trace)
        const at = new Map<string, CodeNamed>()
        for (const { raw, file, line } of [...frames, ...tests]) {
          if (file === null) continue
          const reference = `${name}:${file}${line === null ? '' : `#L${line}`}`
          if (!at.has(reference)) at.set(reference, { raw, reference })
        }
        return [...at.values()]
      },
    )
  } catch (error) {
    // One that two are called by, or that was not read to its end.
    if (error instanceof CairnError) return []
    throw error
  }
}
