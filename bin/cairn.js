#!/usr/bin/env node
/**
 * Starts Cairn on a Node that runs its TypeScript as it is: this one, or the one that was installed beside Cairn. Plain
 * JavaScript, because any Node that can install Cairn must be able to read it.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { constants } from 'node:os'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

// V8's young generation and glibc's arenas grow with the cores, V8 lets garbage grow to a multiple of what lives, and glibc
// keeps what is freed once a large piece was: a scan of a long history would take more memory for nothing. What lives may
// double before it collects, and large pieces go back at once: measured, neither costs time.
const flags = ['--max-semi-space-size=4', '--heap-growing-percent=100']
const large = String(128 * 1024)
const env = {
  ...{ MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: large, MALLOC_TRIM_THRESHOLD_: large },
  ...process.env,
}
const self = fileURLToPath(import.meta.url)
const args = process.argv.slice(2)
const isNew = Number(process.versions.node.split('.', 1)[0]) >= 24
const isTuned = process.execArgv.includes(flags[0] ?? '')
// To start anew takes 50 ms, which a question need not wait for; one that has to scan first takes 100 MB more.
const isLong = new Set(['scan', 'start', 'open', 'serve', 'report', 'import', 'sync']).has(args[0])
const isForHelp = args.some((arg) => /^(-h|--help)$/.test(arg))

if (!isNew) {
  startNewer()
} else {
  if (!isTuned && isLong && !isForHelp) startTuned()
  module.enableCompileCache?.()
  const { findModules } = await import('./find-modules.ts')
  findModules()
  const { main } = await import('../src/cli/main.ts')
  process.exitCode = await main()
}

/** Becomes the same process with other settings; where the system cannot do that, goes on as it is. */
function startTuned() {
  try {
    process.execve?.(process.execPath, [process.execPath, ...flags, self, ...args], env)
  } catch {
    // Windows has no such thing.
  }
}

function startNewer() {
  const node = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url))
  if (!existsSync(node)) {
    console.error(
      `cairn: node.too_old: Node ${process.versions.node} is too old; run npm ci in Cairn's folder, which brings a newer one, or use Node 24`,
    )
    process.exitCode = 4
    return
  }
  const child = spawn(node, [...flags, self, ...args], { stdio: 'inherit', env })
  // A terminal sends Ctrl-C to both; Cairn takes two within a moment for one.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal))
  }
  child.on('error', (error) => {
    console.error(`cairn: node.broken: ${error.message}; run npm ci in Cairn's folder again`)
    process.exitCode = 4
  })
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal]
  })
}
