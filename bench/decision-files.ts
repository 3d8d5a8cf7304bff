/**
 * Takes folders of decisions in and writes them out again, as `cairn decisions import` and `export` do: untouched, then with each
 * proposal called otherwise. `npx node bench/decision-files.ts DIR…` prints what came of it.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportVerb, importVerb } from '#app/decisions/folder-verbs.ts'
import { readFolder } from '#app/decisions/import.ts'
import { localSession } from '#app/session.ts'
import { openWorkspace } from '#app/workspace.ts'
import { editProposal, list } from '#practices/decisions/verbs.ts'
import { call } from '#verbs/call.ts'
import type { Session } from '#verbs/ctx.ts'

for (const folder of process.argv.slice(2)) {
  const scratch = mkdtempSync(join(tmpdir(), 'cairn-decisions-'))
  const workspace = await openWorkspace({ data: join(scratch, 'data'), env: {} })
  try {
    const session = await localSession(workspace.facts.pool)
    console.log((await linesOf(folder, scratch, session)).join('\n'))
  } finally {
    await workspace.close()
    rmSync(scratch, { recursive: true, force: true })
  }
}

async function linesOf(folder: string, scratch: string, session: Session): Promise<string[]> {
  const read = await readFolder(folder, new AbortController().signal)
  const paths = [
    ...new Set(read.decisions.map(({ file }) => file.path.replace(/#\/adrs\/\d+$/, ''))),
  ]
  const given = { folder, prefersFiles: false }
  const [kept, importMs] = await timed(() => call(importVerb(read), session, given))
  const [again, againMs] = await timed(() => call(importVerb(read), session, given))
  const write = async (to: string) => {
    const [told, ms] = await timed(() =>
      call(exportVerb, session, { folder: join(scratch, to), overwrites: false }),
    )
    return {
      ...told,
      ms,
      changed: paths.filter((path) => differs(folder, join(scratch, to), path)),
    }
  }
  const untouched = await write('untouched')
  const called = await callOtherwise(session)
  const edited = await write('edited')
  const apart = edited.changed.map((path) => linesApart(folder, join(scratch, 'edited'), path))
  return [
    folder,
    `  ${kept.added} decisions in ${paths.length} files taken in in ${importMs} ms; again in ${againMs} ms: ${again.unchanged} as before`,
    `  written untouched in ${untouched.ms} ms: ${paths.length - untouched.changed.length} byte for byte, ${untouched.changed.length} changed`,
    `  ${called} called otherwise: ${apart.filter((lines) => lines === 1).length} files differ in one line, ${apart.filter((lines) => lines > 1).length} in more; ${edited.refused.length} refused, ${edited.leftOut.length} without a place`,
  ]
}

async function callOtherwise(session: Session): Promise<number> {
  let count = 0
  for (let after: string | undefined; ;) {
    const { items, next } = await call(list, session, {
      ...{ status: 'open', limit: 200 },
      ...(after === undefined ? {} : { after }),
    })
    for (const { id, version } of items) {
      await call(editProposal, session, { id, version, title: `Another name ${count}` })
      count += 1
    }
    if (next === null) return count
    after = next
  }
}

async function timed<Result>(work: () => Promise<Result>): Promise<[Result, number]> {
  const began = performance.now()
  const result = await work()
  return [result, Math.round(performance.now() - began)]
}

function differs(one: string, other: string, path: string): boolean {
  return !readFileSync(join(one, path)).equals(readFileSync(join(other, path)))
}

/** One, where the files differ within one line. */
function linesApart(one: string, other: string, path: string): number {
  const [before, after] = [one, other].map((folder) =>
    readFileSync(join(folder, path), 'utf8').split('\n'),
  )
  if (before === undefined || after === undefined || before.length !== after.length) return Infinity
  return before.filter((line, at) => line !== after[at]).length
}
