/** Names for the fields of a map: the file's own name, and as much of its folders as tells it from the others. */

export interface TileName {
  name: string
  /** `runtime-core/…/`; empty where the name is enough. */
  folder: string
}

export function tileNames(paths: readonly string[]): TileName[] {
  const all = paths.map((path) => path.split('/'))
  return all.map((parts) => {
    const name = parts.at(-1) ?? ''
    const alike = all.filter((other) => other !== parts && other.at(-1) === name)
    const same = Math.max(0, ...alike.map((other) => sharedAtEnd(parts, other)))
    if (alike.length === 0 || same >= parts.length) return { name, folder: '' }
    const between = same > 1 ? '…/' : ''
    return { name, folder: `${parts.at(-1 - same)}/${between}` }
  })
}

function sharedAtEnd(one: readonly string[], other: readonly string[]): number {
  let same = 0
  while (same < Math.min(one.length, other.length) && one.at(-1 - same) === other.at(-1 - same))
    same += 1
  return same
}
