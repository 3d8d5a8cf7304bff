/** How long work is followed by whoever waits for it: phases with a count that grows. */
export interface Progress {
  /** Begins a phase; the one before it is over. `total` is in `unit`s, absent when it is not known. */
  phase(name: string, unit: string, total?: number): void
  advance(count: number): void
  /** Something the reader should know; shown once, beside the progress. */
  note(text: string): void
  done(): void
}

export const silent: Progress = { phase() {}, advance() {}, note() {}, done() {} }
