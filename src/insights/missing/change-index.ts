/** Change-sets by file and files by change-set, in memory. Pure. */

export interface ChangeIndex {
  /** Change-sets that touch a file, by number. */
  unitsOf: (file: number) => readonly number[]
  /** Files that count, of a change-set. */
  filesOf: (unit: number) => readonly number[]
}

export interface GrowingIndex extends ChangeIndex {
  add: (unit: number, file: number) => void
}

export function makeIndex(): GrowingIndex {
  const units = new Map<number, number[]>()
  const files = new Map<number, number[]>()
  return {
    unitsOf: (file) => units.get(file) ?? none,
    filesOf: (unit) => files.get(unit) ?? none,
    add: (unit, file) => {
      const own = files.get(unit)
      if (own?.includes(file)) return
      if (own === undefined) files.set(unit, [file])
      else own.push(file)
      const of = units.get(file)
      if (of === undefined) units.set(file, [unit])
      else of.push(unit)
    },
  }
}

const none: readonly number[] = []
