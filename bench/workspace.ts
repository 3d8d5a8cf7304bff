/**
 * `npx node bench/workspace.ts [REPOSITORY] [--records 100000]`: the workspace as people meet it. Scans the repository, writes many
 * records beside it, serves both in a process of its own and measures from the outside: requests of 100 connections at once beside
 * a bare server, pages in a real browser, the map of 5,000 files, and what the server holds in memory when nobody asks.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openWorkspace } from '#app/workspace.ts'
import { fillRecords } from './many-records.ts'
import { memoryOf } from './measured.ts'
import { gitDirOf } from './cut.ts'
import { machine } from './results.ts'
import { postmasterOf, scanned, scanOnce } from './scans.ts'
import { measuringBrowser } from './workspace/browser.ts'
import { timeMap } from './workspace/map.ts'
import { timePages } from './workspace/pages.ts'
import { serve } from './workspace/serve.ts'
import { timeRequests } from './workspace/requests.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { records: { type: 'string', default: '100000' } },
})
const idleMs = 60_000

const data = mkdtempSync(join(tmpdir(), 'cairn-bench-'))
try {
  const workspace = await openWorkspace({ data, env: {} })
  const { commits } = scanned(await scanOnce(gitDirOf(positionals[0] ?? '.'), workspace.dataFolder))
  await fillRecords(workspace.facts.pool, Number(values.records))
  // What a scan and so many rows left in the memory of PostgreSQL goes with it; a server begins without.
  await workspace.close()
  const server = await serve(data)
  console.log(`${machine()}\n${values.records} records beside a history of ${commits} commits\n`)
  const memory = () => {
    const { node, postgres } = memoryOf(server.pid, postmasterOf(data))
    return `${(node + postgres).toFixed(0)} MB: Node ${node.toFixed(0)}, PostgreSQL ${postgres.toFixed(0)}`
  }
  try {
    await quiet()
    console.log(`idle, before anything was asked: ${memory()} (wanted 250)\n`)
    await timeRequests(server)
    const browser = await measuringBrowser()
    if (browser === undefined) console.log('No browser, so no page was opened.')
    else {
      await timePages(browser, server)
      await timeMap(browser)
      await browser.close()
    }
    await quiet()
    console.log(`\nidle, a minute after all of this: ${memory()} (wanted 250)`)
  } finally {
    await server.close()
  }
} finally {
  rmSync(data, { recursive: true, force: true })
}

function quiet(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, idleMs)
  })
}
