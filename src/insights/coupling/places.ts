/** Which files count, and as what: themselves or their directory. */
import { notFindings } from '#facts/words/classes.ts'
import type { KnownFile } from '#facts/reading/known-files.ts'
import type { LeftOut } from '../insight.ts'
import type { CouplingInput } from './shape.ts'

export interface Places {
  names: string[]
  /** Of each place that is a file. */
  classes: (string | undefined)[]
  /** File to place. */
  placeOf: ReadonlyMap<number, number>
  leftOut: LeftOut[]
  /** The place that the prefix names, where it names a file: its pairs reach everywhere. */
  only: number | undefined
}

export function placesOf(
  files: readonly KnownFile[],
  { prefix, level, depth }: Pick<CouplingInput, 'level' | 'depth'> & { prefix: string },
  isTouched: (fileId: number) => boolean = () => true,
): Places {
  const isFile = files.some((file) => file.isAtHead && file.path === prefix)
  const near = files.filter((file) => isTouched(file.id) && (isFile || isBelow(file.path, prefix)))
  const atHead = near.filter((file) => file.isAtHead)
  const kept = atHead.filter((file) => !isNoFinding(file.class))
  const names: string[] = []
  const classes: (string | undefined)[] = []
  const placeOf = new Map<number, number>()
  const numbers = new Map<string, number>()
  for (const file of kept) {
    const name = level === 'file' ? file.path : directoryOf(file.path, depth)
    let place = numbers.get(name)
    if (place === undefined) {
      place = names.push(name) - 1
      classes.push(level === 'file' ? file.class : undefined)
      numbers.set(name, place)
    }
    placeOf.set(file.id, place)
  }
  const leftOut = [
    {
      what: 'files not at head',
      count: near.length - atHead.length,
      why: 'they are gone; their past couples nothing now',
    },
    {
      what: 'generated, vendored, lock and binary files',
      count: atHead.length - kept.length,
      why: 'nobody edits them by hand',
    },
  ]
  const only =
    isFile && prefix !== ''
      ? numbers.get(level === 'file' ? prefix : directoryOf(prefix, depth))
      : undefined
  return { names, classes, placeOf, leftOut: leftOut.filter(({ count }) => count > 0), only }
}

function isNoFinding(fileClass: string): boolean {
  return notFindings.some((name) => name === fileClass)
}

export function isBelow(path: string, prefix: string): boolean {
  return prefix === '' || path === prefix || path.startsWith(`${prefix}/`)
}

/** `.` for files at the top. */
export function directoryOf(path: string, depth?: number): string {
  const parts = path.split('/').slice(0, -1)
  return (depth === undefined ? parts : parts.slice(0, depth)).join('/') || '.'
}
