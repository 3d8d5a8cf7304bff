/** A folder of decisions on disk, to be taken in and written back. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { call } from '#verbs/call.ts'
import { test as base } from './cairn.ts'
import { exportVerb, importVerb, type Exported, type Kept } from '#app/decisions/folder-verbs.ts'
import { readFolder } from '#app/decisions/import.ts'

export interface Desk {
  /** The folder of decisions. */
  top: string
  put(files: Record<string, string | Uint8Array>): void
  text(path: string): string
  take(folder?: string, prefersFiles?: boolean): Promise<Kept>
  give(folder?: string, overwrites?: boolean, from?: string, withNew?: boolean): Promise<Exported>
}

export const test = base.extend<{ desk: Desk }>({
  desk: async ({ session, folder }, use) => {
    const top = join(folder, 'adr')
    mkdirSync(top)
    await use({
      top,
      put: (files) => {
        for (const [path, content] of Object.entries(files)) {
          mkdirSync(dirname(join(top, path)), { recursive: true })
          writeFileSync(join(top, path), content)
        }
      },
      text: (path) => readFileSync(join(top, path), 'utf8'),
      async take(from = top, prefersFiles = false) {
        const read = await readFolder(from, new AbortController().signal)
        return call(importVerb(read), session, { folder: from, prefersFiles })
      },
      give: (to = top, overwrites = false, from, withNew = false) =>
        call(exportVerb, session, {
          folder: to,
          overwrites,
          withNew,
          ...(from === undefined ? {} : { from }),
        }),
    })
  },
})

export const nygard = (title: string, status: string): string =>
  `# ${title}\n\nDate: 2024-01-02\n\n## Status\n\n${status}\n\n## Context\n\nC\n`
