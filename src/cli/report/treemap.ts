/** Rectangles whose areas are the values, as near to squares as can be (Bruls, Huizing and van Wijk 2000). */

export interface Tile<Item> {
  item: Item
  x: number
  y: number
  width: number
  height: number
}

/** Items in falling order of value; values above zero. */
export function squarify<Item>(
  items: readonly Item[],
  valueOf: (item: Item) => number,
  width: number,
  height: number,
): Tile<Item>[] {
  const total = items.reduce((sum, item) => sum + valueOf(item), 0)
  if (total <= 0) return []
  const scale = (width * height) / total
  const tiles: Tile<Item>[] = []
  const free = { x: 0, y: 0, width, height }
  let row: Item[] = []
  const areaOf = (item: Item): number => valueOf(item) * scale
  for (const item of items) {
    const side = Math.min(free.width, free.height)
    if (row.length > 0 && worst([...row, item].map(areaOf), side) > worst(row.map(areaOf), side)) {
      tiles.push(...layRow(row, areaOf, free))
      row = []
    }
    row.push(item)
  }
  return [...tiles, ...layRow(row, areaOf, free)]
}

/** The aspect ratio of the least square one in a row along a side. */
function worst(areas: readonly number[], side: number): number {
  const sum = areas.reduce((total, area) => total + area, 0)
  return Math.max(
    (side ** 2 * Math.max(...areas)) / sum ** 2,
    sum ** 2 / (side ** 2 * Math.min(...areas)),
  )
}

/** Lays a row along the shorter side and takes its room away from what is free. */
function layRow<Item>(
  row: readonly Item[],
  areaOf: (item: Item) => number,
  free: { x: number; y: number; width: number; height: number },
): Tile<Item>[] {
  const sum = row.reduce((total, item) => total + areaOf(item), 0)
  const isTall = free.width >= free.height
  const thickness = sum / (isTall ? free.height : free.width)
  let along = isTall ? free.y : free.x
  const tiles = row.map((item) => {
    const length = areaOf(item) / thickness
    const tile = isTall
      ? { item, x: free.x, y: along, width: thickness, height: length }
      : { item, x: along, y: free.y, width: length, height: thickness }
    along += length
    return tile
  })
  if (isTall) {
    free.x += thickness
    free.width -= thickness
  } else {
    free.y += thickness
    free.height -= thickness
  }
  return tiles
}
