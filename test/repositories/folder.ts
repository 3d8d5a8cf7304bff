/**
 * Temporary folders for test repositories. Each removes itself when told to (`await using`, or `remove()`), and whatever
 * is left when the process ends is removed then. Their names sort as they were made, since equals are told in the order
 * of their names: a random order would make a test pass on some days only.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Folder extends AsyncDisposable {
  path: string
  remove: () => Promise<void>
}

export function aFolder(): Folder {
  const turn = String((made += 1)).padStart(5, '0')
  const path = mkdtempSync(join(tmpdir(), `cairn-repository-${turn}-`))
  if (!isWatching) process.once('exit', removeWhatIsLeft)
  isWatching = true
  left.add(path)
  const remove = async () => {
    await rm(path, { recursive: true, force: true, maxRetries: 3 })
    left.delete(path)
  }
  return { path, remove, [Symbol.asyncDispose]: remove }
}

let made = 0
const left = new Set<string>()
let isWatching = false

function removeWhatIsLeft() {
  for (const path of left) rmSync(path, { recursive: true, force: true })
}
