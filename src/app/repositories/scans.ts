/**
 * What this process reads while it serves: one repository after the other, in the order they were asked for. A question meanwhile
 * is answered from what is there.
 */
import { resolve } from 'node:path'
import { scan } from '../scan/scan.ts'
import { refreshStatistics } from '../workspace.ts'
import type { Evidence } from '../asked-scope.ts'
import type { Wary } from '#sources/git/wary.ts'
import { CairnError } from '#std/errors.ts'
import type { Progress } from '#std/progress.ts'
import { shownAddress, shownPath } from '#std/address.ts'

export interface ScanWish {
  /** A path or a URL. */
  given: string
  /** What tells the repository from others; `given` where that could not be found out. */
  source: string
  branches?: readonly string[] | undefined
  trustOwner?: boolean | undefined
  trustAlternates?: boolean | undefined
}

export interface ScanState {
  /** As it may be shown: without what a URL hides. */
  source: string
  state: 'waiting' | 'reading' | 'read' | 'failed'
  /** What it is at, in `unit`s of which `total` are known of; null before and after. */
  phase: { name: string; unit: string; done: number; total: number | null } | null
  /** What the reader should know. */
  notes: string[]
  /** Why it failed, and what to do. */
  problem: { code: string; message: string; hint: string | null } | null
}

interface ScansWish extends Evidence {
  /** An error met in the workspace, in words. */
  inWords?: (error: unknown) => unknown
  /** Where others than whoever runs the server may name what is read: no paths of its machine, and nothing that only it reaches. */
  wary?: Wary
  /** Told of a bug. */
  report?: (error: unknown) => void
  /** Told how each ended. */
  ended?: (state: ScanState) => void
  /** Told when something moved, at most a few times a second. */
  moved?: () => void
}

const toldEveryMs = 250

export class Scans {
  readonly #wish: ScansWish
  readonly #states = new Map<string, ScanState>()
  /** How each was last asked for: whoever trusted an owner once need not say so again. */
  readonly #wishes = new Map<string, ScanWish>()
  readonly #stop = new AbortController()
  #work: Promise<void> = Promise.resolve()
  #toldAt = 0

  constructor(wish: ScansWish) {
    this.#wish = wish
  }

  get wary(): Wary | undefined {
    return this.#wish.wary
  }

  /** Comes back at once; one that waits or is being read already is not read twice. */
  ask(wish: ScanWish): void {
    const before = this.#states.get(wish.source)
    if (before?.state === 'waiting' || before?.state === 'reading') return
    const state: ScanState = {
      ...{ source: shownSource(whole(wish)), state: 'waiting', phase: null },
      ...{ notes: [], problem: null },
    }
    this.#states.set(wish.source, state)
    this.#wishes.set(wish.source, wish)
    this.#work = this.#work.then(() => this.#read(wish, state))
    this.#tell(true)
  }

  /** What is new in it. */
  again(source: string): void {
    this.ask(this.#wishes.get(source) ?? { given: source, source })
  }

  /** By source, in the order they were asked for. */
  all(): ReadonlyMap<string, ScanState> {
    return this.#states
  }

  /** Of one that could not be read, so that it has no name: what tells it from others. */
  failedAt(shown: string): string | undefined {
    return [...this.#states].find(
      ([, { source, state }]) => source === shown && state === 'failed',
    )?.[0]
  }

  forget(source: string): void {
    this.#states.delete(source)
    this.#wishes.delete(source)
    this.#tell(true)
  }

  /** When all that was asked for is read. */
  async done(): Promise<void> {
    await this.#work
  }

  /** What was read so far is kept. */
  async stop(): Promise<void> {
    this.#stop.abort()
    await this.#work
  }

  async #read(
    { given, branches, trustOwner, trustAlternates }: ScanWish,
    state: ScanState,
  ): Promise<void> {
    if (this.#stop.signal.aborted) return
    state.state = 'reading'
    const { facts, dataFolder } = this.#wish
    try {
      await scan(facts, dataFolder, given, {
        ...(branches ? { branches } : {}),
        ...{ trustOwner: trustOwner === true, trustAlternates: trustAlternates === true },
        ...{ signal: this.#stop.signal, wary: this.#wish.wary, progress: this.#progressOf(state) },
      })
      await refreshStatistics({ facts })
      state.state = 'read'
    } catch (error) {
      state.state = 'failed'
      if (!this.#stop.signal.aborted) state.problem = this.#problemOf(error)
    }
    state.phase = null
    if (!this.#stop.signal.aborted) this.#wish.ended?.(state)
    this.#tell(true)
  }

  #progressOf(state: ScanState): Progress {
    return {
      phase: (name, unit, total) => {
        state.phase = { name, unit, done: 0, total: total ?? null }
        this.#tell()
      },
      advance: (count) => {
        if (state.phase !== null) state.phase.done += count
        this.#tell()
      },
      note: (text) => void state.notes.push(text),
      done: () => {
        state.phase = null
      },
    }
  }

  #problemOf(error: unknown): ScanState['problem'] {
    const { inWords = (one) => one, report = () => {} } = this.#wish
    const known = inWords(error)
    if (known instanceof CairnError)
      return { code: known.code, message: known.message, hint: known.hint ?? null }
    report(known)
    return { code: 'bug', message: 'Something in Cairn broke.', hint: null }
  }

  #tell(isMuch = false): void {
    const now = performance.now()
    if (!isMuch && now - this.#toldAt < toldEveryMs) return
    this.#toldAt = now
    this.#wish.moved?.()
  }
}

/** `.` says nothing to whoever reads it elsewhere. */
function whole({ given, source }: ScanWish): string {
  return source.startsWith('/') ? resolve(given) : given
}

/** As it may be shown: a URL without what it hides, a path with the home folder as ~. */
export function shownSource(source: string): string {
  return source.startsWith('/') ? shownPath(source) : shownAddress(source)
}
