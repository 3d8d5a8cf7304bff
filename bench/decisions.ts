/**
 * Reads folders of decisions as `cairn decisions import` does, and writes each decision back: untouched, and with its title,
 * status and date changed and changed back. `npx node bench/decisions.ts DIR…` prints what came of it.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importDecisions, type Imported } from '#app/decisions/import.ts'
import { editDecision } from '#practices/decisions/formats/edit.ts'
import type { DecisionFile } from '#practices/decisions/formats/decision-file.ts'
import { readFile } from '#practices/decisions/formats/read-file.ts'

interface Written {
  untouched: number
  back: number
  refused: number
  /** Paths whose bytes were not theirs any more. There must be none. */
  changed: string[]
}

for (const folder of process.argv.slice(2)) {
  const began = performance.now()
  const imported = await importDecisions(folder, new AbortController().signal)
  const ms = Math.round(performance.now() - began)
  console.log(linesOf(folder, imported, writtenBack(folder, imported), ms).join('\n'))
}

function writtenBack(folder: string, { items }: Imported): Written {
  const written: Written = { untouched: 0, back: 0, refused: 0, changed: [] }
  for (const path of new Set(items.map((item) => item.path.replace(/#\/adrs\/\d+$/, '')))) {
    const bytes = readFileSync(join(folder, path))
    for (const file of readFile(path, bytes).decisions) {
      if (!file.isExact) continue
      if (bytes.equals(editDecision(file, {}))) written.untouched++
      else written.changed.push(path)
      for (const what of ['title', 'status', 'date'] as const)
        thereAndBack(file, what, bytes, written)
    }
  }
  return written
}

function thereAndBack(
  file: DecisionFile,
  what: 'title' | 'status' | 'date',
  bytes: Buffer,
  written: Written,
): void {
  const part = file[what]
  if (part === null) return
  try {
    const [there] = readAgain(
      file,
      editDecision(file, { [what]: what === 'date' ? '2001-02-03' : 'Proposed' }),
    )
    const back =
      there === undefined ? new Uint8Array() : editDecision(there, { [what]: part.value })
    if (bytes.equals(back)) written.back++
    else written.changed.push(`${file.path} (${what})`)
  } catch {
    written.refused++
  }
}

function readAgain({ path }: DecisionFile, bytes: Uint8Array): DecisionFile[] {
  return readFile(path.replace(/#\/adrs\/\d+$/, ''), bytes).decisions.filter(
    (each) => each.path === path,
  )
}

function linesOf(
  folder: string,
  { items, duplicateNumbers, brokenLinks, skipped }: Imported,
  written: Written,
  ms: number,
): string[] {
  return [
    folder,
    `  ${items.length} decisions in ${ms} ms; ${skipped.length} files not taken`,
    `  formats: ${counted(items.map(({ format }) => format))}`,
    `  statuses: ${counted(items.map(({ status }) => status))}`,
    `  written back: ${written.untouched} untouched, ${written.back} parts there and back, ${written.refused} refused, ${written.changed.length} changed ${written.changed.slice(0, 5).join(', ')}`.trimEnd(),
    `  ${duplicateNumbers.length} numbers borne more than once, ${brokenLinks.length} links that lead nowhere`,
    `  warnings: ${counted(items.flatMap(({ warnings }) => warnings.map(({ code }) => code))) || 'none'}`,
    `  not taken: ${counted(skipped.map(({ code }) => code)) || 'none'}`,
  ]
}

function counted(words: readonly string[]): string {
  return [...Map.groupBy(words, (word) => word)]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([word, { length }]) => `${word} ${length}`)
    .join(', ')
}
