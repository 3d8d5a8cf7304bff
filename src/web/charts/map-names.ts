/** Which names stand on a map of circles, and where: outer circles first, and no name on another. Pure. */

export interface OnPage {
  name: string
  isFile: boolean
  x: number
  y: number
  r: number
}

export interface Name {
  text: string
  x: number
  y: number
  isFile: boolean
}

/** How wide a text is, in the same unit as the circles. */
export type Measure = (text: string, isFile: boolean) => number

const fileRadiusMin = 26
const folderRadiusMin = 30
const lineHeight = 15
/** A folder's name stands in its arc, where its own circles leave room. */
const fromEdge = 14

/** Of circles as they are drawn: outer ones before inner ones. */
export function namesOn(circles: readonly OnPage[], measure: Measure): Name[] {
  const taken: { left: number; right: number; y: number }[] = []
  const names: Name[] = []
  for (const { name, isFile, x, y, r } of circles) {
    if (r < (isFile ? fileRadiusMin : folderRadiusMin)) continue
    const text = fitted(name, r * (isFile ? 1.8 : 1.5), (part) => measure(part, isFile))
    if (text === '') continue
    const half = measure(text, isFile) / 2 + 2
    const at = isFile ? y : y - r + fromEdge
    const isFree = taken.every(
      (other) =>
        x + half < other.left || x - half > other.right || Math.abs(at - other.y) >= lineHeight,
    )
    if (!isFree) continue
    taken.push({ left: x - half, right: x + half, y: at })
    names.push({ text, x, y: at, isFile })
  }
  return names
}

function fitted(text: string, room: number, measure: (text: string) => number): string {
  if (measure(text) <= room) return text
  for (let length = text.length - 1; length > 3; length--) {
    const shorter = `${text.slice(0, length)}…`
    if (measure(shorter) <= room) return shorter
  }
  return ''
}
