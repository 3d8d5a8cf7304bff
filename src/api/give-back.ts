/**
 * Gives memory back when nothing is asked: V8 keeps what a busy minute took for as long as nothing makes it collect, which on an
 * idle server is for ever.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const restMs = 20_000

/** To be told of each request. */
export function givesBackAtRest(collect: () => void = collector(), ms = restMs): () => void {
  let timer: NodeJS.Timeout | undefined
  return () => {
    if (timer === undefined) {
      timer = setTimeout(() => {
        timer = undefined
        collect()
      }, ms).unref()
    } else timer.refresh()
  }
}

/** What Node hides behind a flag; the most thorough way of it is the only one that gives anything back to the system. */
function collector(): () => void {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  return () => {
    if (typeof collect === 'function')
      collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
  }
}
