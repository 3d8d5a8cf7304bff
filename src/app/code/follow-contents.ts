/** Contents of files as lines, each read once while it is likely to be asked for again. */
import { OpenObjects } from '#sources/git/blobs.ts'
import { contentOf, type Content } from './anchor-alignment.ts'
import { readText } from './text.ts'

export interface OpenContents {
  /** By object id; why it has no lines where it has none. */
  read(oid: string): Promise<Content | 'binary' | 'too_large'>
  close(): void
}

/** Letters held at once. */
const heldMax = 64 * 1024 * 1024

export function openContents(
  gitDir: string,
  { bytesMax, signal }: { bytesMax: number; signal?: AbortSignal | undefined },
): OpenContents {
  let objects: OpenObjects | undefined
  const held = new Map<string, { content: Content; size: number }>()
  let size = 0
  return {
    async read(oid) {
      const known = held.get(oid)
      if (known !== undefined) {
        // What was asked for last is forgotten last.
        held.delete(oid)
        held.set(oid, known)
        return known.content
      }
      objects ??= new OpenObjects(gitDir, { bytesMax, signal })
      objects.ask([oid])
      const object = await objects.answer(oid)
      const text = readText(object?.bytes ?? null)
      if (text.is !== 'text') return text.is
      const content = contentOf(text.lines)
      held.set(oid, { content, size: object?.size ?? 0 })
      size += object?.size ?? 0
      for (const [oldest, { size: its }] of held) {
        if (size <= heldMax || oldest === oid) break
        held.delete(oldest)
        size -= its
      }
      return content
    },
    close: () => objects?.close(),
  }
}
