/** Colours of measures: one hue from stone to ember, so that those who see no red and green can read them, too. */
export interface Scale {
  (value: number): string
}

type Rgb = readonly [number, number, number]

const light: readonly Rgb[] = [
  [226, 230, 222],
  [242, 205, 150],
  [226, 140, 82],
  [176, 58, 46],
]
const dark: readonly Rgb[] = [
  [52, 60, 57],
  [110, 86, 58],
  [190, 112, 66],
  [255, 150, 104],
]

/** `value` from 0 to 1. */
export function ember(isDark: boolean): Scale {
  const stops = isDark ? dark : light
  return (value) => {
    const at = Math.min(1, Math.max(0, value)) * (stops.length - 1)
    const index = Math.min(stops.length - 2, Math.floor(at))
    const [from, to] = [stops[index], stops[index + 1]]
    if (from === undefined || to === undefined) return 'gray'
    const part = at - index
    const mixed = from.map((channel, place) =>
      Math.round(channel + ((to[place] ?? 0) - channel) * part),
    )
    return `rgb(${mixed.join(' ')})`
  }
}
