/** Texts as HTML, made in threads and kept while they are asked for: a text that is read by all is rendered once. */
import { escaped } from '#markdown/html.ts'
import { makeThreads, type Outcome } from '#markdown/threads.ts'
import { Kept, type Made } from './kept.ts'
import type { Done, Job } from './thread.ts'

export interface Texts {
  render(text: string): Promise<Rendered>
  /** HTML of each line; undefined where they stay as they are. */
  colour(code: string, language: string): Promise<string[] | undefined>
  close(): Promise<void>
}

/** `plainBecause` is why it is shown as it was written; null where it was understood. */
export type Rendered = Omit<Made, 'isLate'>

/** Those of this process: what a text says does not depend on who asks, and a thread that has its grammars is dear to start. */
export function sharedTexts(): Texts {
  return (shared ??= makeTexts())
}

let shared: Texts | undefined

export function makeTexts({ workMsMax = 1_000, keptCharsMax = 8_000_000 } = {}): Texts {
  const threads = makeThreads<Job, Done>({
    ...{ url: new URL('thread.ts', import.meta.url), count: 2 },
    ...{ workMsMax, idleMs: 60_000 },
  })
  const kept = new Kept({ charsMax: keptCharsMax, now: () => performance.now() })
  const made = async (text: string): Promise<Made> => {
    const coloured = htmlIn(await threads.ask({ make: 'text', text, isColoured: true }))
    if (coloured.html !== undefined)
      return { html: coloured.html, plainBecause: null, isLate: false }
    // Most that takes long is code; without colours it may be done in time.
    const plain = htmlIn(await threads.ask({ make: 'text', text, isColoured: false }))
    if (plain.html !== undefined) return { html: plain.html, plainBecause: null, isLate: true }
    return {
      html: `<pre class="plain" tabindex="0">${escaped(text)}</pre>\n`,
      plainBecause: plain.isLate ? 'render.timeout' : 'render.failed',
      isLate: true,
    }
  }
  return {
    async render(text) {
      const { html, plainBecause } = await kept.get(text, () => made(text))
      return { html, plainBecause }
    },
    async colour(code, language) {
      const outcome = await threads.ask({ make: 'code', code, language })
      return outcome.is === 'done' && 'lines' in outcome.answer ? outcome.answer.lines : undefined
    },
    close: () => threads.close(),
  }
}

function htmlIn(outcome: Outcome<Done>): { html: string | undefined; isLate: boolean } {
  const html = outcome.is === 'done' && 'html' in outcome.answer ? outcome.answer.html : undefined
  return { html, isLate: outcome.is === 'late' }
}
