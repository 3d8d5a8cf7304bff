import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { showProgress } from './progress.ts'
import { ioFor } from './cairn.fixture.ts'
import type { Io } from './io.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

test('elsewhere than on a terminal there is one line for each phase that took a moment', () => {
  const { io, said } = listener({ isTerminal: false })
  const progress = showProgress(io)
  progress.phase('shape', 'commits', 82_000)
  work(4_100)
  progress.advance(82_000)
  progress.phase('too quick to read', 'steps')
  progress.phase('lines', 'commits', 10)
  work(500)
  progress.done()
  expect(said()).toBe(
    'reading the history: 82,000 commits in 4.1 s\ncounting lines: 10 commits in 0.5 s\n',
  )
})

test('on a terminal one line tells phase, count, rate and time left, and is wiped at the end', () => {
  const { io, said } = listener({ isTerminal: true })
  const progress = showProgress(io)
  progress.phase('shape', 'commits', 1_000)
  work(4_000)
  progress.advance(400)
  progress.done()
  expect(said()).toContain('reading the history  400 of 1,000 commits  100/s  6.0 s left')
  expect(said().endsWith('\r\u001b[K')).toBe(true)
  expect(said()).not.toContain('\n')
})

test('a line never runs over the edge of a narrow terminal', () => {
  const { io, said } = listener({ isTerminal: true, columns: 40 })
  work(1_000)
  const progress = showProgress(io)
  progress.about('a-repository-with-a-rather-long-name')
  progress.phase('a phase with a long name', 'commits', 1_000)
  const drawn = said().split('\r\u001b[K')
  expect(drawn.length).toBeGreaterThan(1)
  for (const line of drawn) expect(line.length).toBeLessThan(40)
})

test('a note of a repository cannot steer the terminal, and says whose it is', () => {
  const { io, said } = listener({ isTerminal: false })
  const progress = showProgress(io)
  progress.about('evil\u001b]52;c;AAAA\u0007')
  progress.note('branch \u001b[2J')
  expect(said()).toBe('evil\\e]52;c;AAAA\\u0007: branch \\e[2J\n')
})

function work(ms: number): void {
  vi.advanceTimersByTime(ms)
}

function listener({ isTerminal, columns = 80 }: { isTerminal: boolean; columns?: number }) {
  let text = ''
  const io: Io = {
    out: () => {},
    written: async () => {},
    err: (part) => void (text += part),
    input: ioFor().input,
    env: {},
    signal: new AbortController().signal,
    columns,
    tableColumns: 100,
    paint: (_, shown) => shown,
    progress: { isTerminal, columns: () => columns, paint: (_, shown) => shown },
    now: new Date(0),
  }
  return { io, said: () => text }
}

test('each phase that a scan goes through is told in words of its own, not by the name the code has for it', () => {
  const files = globSync(join(import.meta.dirname, '../app/scan/*.ts'))
  const names = files
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\.phase\('([^']+)'/g)])
    .map(([, name = '']) => name)
  expect(names).toHaveLength(5)
  for (const name of names) {
    const { io, said } = listener({ isTerminal: false })
    const progress = showProgress(io)
    progress.phase(name, 'steps')
    work(500)
    progress.done()
    expect(said()).toMatch(/^(listing|reading|counting|preparing) /)
  }
})
