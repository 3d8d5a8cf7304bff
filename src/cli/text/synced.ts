/** What a sync read, in lines and as JSON: each kind with what became of it. */
import type { Synced } from '#app/sync/sync.ts'
import { stateWords } from '#app/sync/words.ts'
import { inert } from '#std/inert.ts'
import { count, counted } from '#std/words.ts'
import type { Syncs } from '../commands/sync.ts'

export function showSynced({ project, kinds, isWhole, requests, remaining }: Synced): string {
  const left = remaining === null ? '' : `, ${count(remaining)} left`
  const lines = [
    `${inert(project.path)} on ${inert(project.host)}: ${isWhole ? 'read whole' : 'not read whole'}; ${counted(requests, 'request')} used${left}`,
    ...kinds.map((state) => `  ${inert(stateWords(state))}`),
    ...new Set(kinds.flatMap(({ problem }) => (problem?.hint ? [`  ${inert(problem.hint)}`] : []))),
  ]
  return `${lines.join('\n')}\n`
}

/** The shape that docs/json.md promises. */
export function syncsJson({ synced, failed }: Syncs) {
  return {
    schema: 1,
    projects: synced.map(({ project: { path, host }, kinds, ...told }) => ({
      ...{ project: path, host, ...told },
      kinds: kinds.map(({ kind, state, read, total, leftOut, requests, problem, finishedAt }) => ({
        ...{ kind, state, read, total, leftOut, requests, problem },
        wholeAt: finishedAt?.toISOString() ?? null,
      })),
    })),
    failed: failed.map(({ project: { path, host }, error: { code, message } }) => ({
      ...{ project: path, host, code, message },
    })),
  }
}
