/** A file that a request changes: where it lies, and nothing of what stands in it. */
import { z } from 'zod'
import { text } from '#facts/forge/fields.ts'
import type { RequestPathSeen } from '#facts/forge/seen.ts'

const File = z.object({ filename: text(1000).pipe(z.string().min(1)) })

/** By its new name alone where it was renamed: not every interface tells the old one. */
export function pathSeen(raw: unknown, number: number): RequestPathSeen {
  return { number, path: File.parse(raw).filename }
}
