/** Contents of files as lines, through one git that waits for the next question: each read once while it is likely to be asked for again. */
import { OpenObjects } from '#sources/git/blobs.ts'
import { contentOf, type Content } from './anchor-alignment.ts'
import { readText } from './text.ts'

export interface OpenContents {
  /** By object id, or as `COMMIT:PATH`; why it has no lines where it has none. One question after the other. */
  read(name: string): Promise<Content | 'none' | 'binary' | 'too_large'>
  /** What will be read next, in this order: git looks for it meanwhile. */
  expect(names: readonly string[]): void
  close(): void
}

/** As much as a scan reads of one file. */
const bytesMax = 16 * 1024 * 1024
/** Bytes held at once. */
const heldMax = 64 * 1024 * 1024
/** What one that has no lines is counted for. */
const nothing = 200
/** So many are asked for ahead: none waits for a question, and few answers wait to be read. */
const aheadMax = 24

interface Held {
  content: Awaited<ReturnType<OpenContents['read']>>
  /** Bytes. */
  size: number
}

export function openContents(gitDir: string, signal?: AbortSignal): OpenContents {
  let objects: OpenObjects | undefined
  const held = new Map<string, Held>()
  let size = 0
  let [planned, at] = [[] as readonly string[], 0]
  const asked: string[] = []
  const ask = (name: string) => {
    objects ??= new OpenObjects(gitDir, { bytesMax, signal })
    objects.ask([name])
    asked.push(name)
  }
  const keep = (name: string, one: Held) => {
    held.set(name, one)
    size += one.size
    for (const [oldest, { size: its }] of held) {
      if (size <= heldMax || oldest === name) break
      held.delete(oldest)
      size -= its
    }
  }
  const askAhead = () => {
    for (; at < planned.length && asked.length < aheadMax; at++) {
      const name = planned[at]
      if (name !== undefined && !held.has(name) && !asked.includes(name)) ask(name)
    }
  }
  return {
    async read(name) {
      const known = held.get(name)
      if (known !== undefined) {
        // What was asked for last is forgotten last.
        held.delete(name)
        held.set(name, known)
        return known.content
      }
      // What is missing is named in one line.
      if (/[\n\0]/.test(name)) return 'none'
      askAhead()
      if (!asked.includes(name)) ask(name)
      for (let next = asked.shift(); next !== undefined; next = asked.shift()) {
        const one = await answered(objects, next)
        keep(next, one)
        if (next === name) return one.content
      }
      return 'none'
    },
    expect(names) {
      planned = [...new Set(names)]
      at = 0
    },
    close: () => objects?.close(),
  }
}

async function answered(objects: OpenObjects | undefined, name: string): Promise<Held> {
  const object = (await objects?.answer(name)) ?? null
  if (object?.type !== 'blob') return { content: 'none', size: nothing }
  const text = readText(object.bytes)
  if (text.is !== 'text') return { content: text.is, size: nothing }
  return { content: contentOf(text.lines), size: object.size }
}
