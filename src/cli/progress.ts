/** How a command tells how far it is: one line drawn again and again on a terminal, one line per phase elsewhere. */
import { createRequire } from 'node:module'
import type * as StringWidthModule from 'string-width'
import type { Progress } from '#std/progress.ts'
import { inert } from '#std/inert.ts'
import type { Io } from './io.ts'
import { count, duration } from '#std/words.ts'

interface Phase {
  name: string
  unit: string
  total: number | undefined
  done: number
  began: number
}

/** The phases of a scan for whoever has never seen one; others are told as they are called. */
const inWords: Partial<Record<string, string>> = {
  history: 'listing the history',
  shape: 'reading the history',
  'findings from the shape': 'preparing the first answers',
  lines: 'counting lines',
  'findings from lines and code': 'preparing all answers',
}

const drawEveryMs = 100
/** A phase that is over before one could read its name leaves no line. */
const worthALineMs = 300

export interface ShownProgress extends Progress {
  /** What stands before each phase: the repository at work. */
  about(name: string): void
  /** How far the phase is, in words of its own. */
  line(text: string): void
}

export function showProgress(io: Io): ShownProgress {
  const { isTerminal, paint } = io.progress
  const columns = (): number => io.progress.columns()
  let phase: Phase | undefined
  let about = ''
  let drawnAt = 0
  let isDrawn = false
  let own = ''

  const clear = (): void => {
    if (isDrawn) io.err('\r\u001b[K')
    isDrawn = false
  }
  const draw = (): void => {
    const now = performance.now()
    if (!isTerminal || phase === undefined || now - drawnAt < drawEveryMs) return
    drawnAt = now
    io.err(
      `\r\u001b[K${paint('dim', cut(`${about}${own || lineOf(phase, now - phase.began)}`, columns() - 1))}`,
    )
    isDrawn = true
  }
  const endPhase = (): void => {
    clear()
    if (phase === undefined) return
    const took = performance.now() - phase.began
    if (!isTerminal && took >= worthALineMs) io.err(`${about}${endOf(phase, took)}\n`)
    phase = undefined
    own = ''
  }
  return {
    about: (name) => {
      about = name === '' ? '' : `${inert(name)}: `
    },
    phase: (name, unit, total) => {
      endPhase()
      phase = { name: inert(inWords[name] ?? name), unit, total, done: 0, began: performance.now() }
      drawnAt = 0
      draw()
    },
    advance: (by) => {
      if (phase === undefined) return
      phase.done += by
      draw()
    },
    line: (text) => {
      own = inert(text)
      draw()
    },
    note: (text) => {
      clear()
      io.err(`${about}${inert(text)}\n`)
    },
    done: endPhase,
  }
}

/** `reading the history  41,200 of 82,000 commits  8,100/s  5 s left` */
function lineOf({ name, unit, total, done }: Phase, tookMs: number): string {
  const parts = [name]
  if (total !== undefined) parts.push(`${count(done)} of ${count(total)} ${unit}`)
  else if (done > 0) parts.push(`${count(done)} ${unit}`)
  const perSecond = (done * 1000) / Math.max(1, tookMs)
  if (tookMs > 1000 && perSecond >= 1) parts.push(`${count(Math.round(perSecond))}/s`)
  if (tookMs > 2000 && total !== undefined && done > 0 && done < total)
    parts.push(`${duration(((total - done) / perSecond) * 1000)} left`)
  return parts.join('  ')
}

function endOf({ name, unit, total, done }: Phase, tookMs: number): string {
  const much = Math.max(done, total ?? 0)
  return much > 0
    ? `${name}: ${count(much)} ${unit} in ${duration(tookMs)}`
    : `${name}: ${duration(tookMs)}`
}

function cut(text: string, columns: number): string {
  const { default: widthOf } = stringWidth()
  let shown = text
  while (widthOf(shown) > columns) shown = shown.slice(0, -1)
  return shown
}

/** Loading it takes 25 ms, which nobody need wait for where no line is drawn. */
function stringWidth(): typeof StringWidthModule {
  return createRequire(import.meta.url)('string-width')
}
