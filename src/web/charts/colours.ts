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
  const colours = Array.from({ length: shades + 1 }, (_, shade) =>
    mixed(isDark ? dark : light, shade / shades),
  )
  return (value) => colours[Math.round(Math.min(1, Math.max(0, value)) * shades)] ?? 'gray'
}

/** As many as an eye tells apart, and more; a map asks for thousands of colours each time it is painted. */
const shades = 255

function mixed(stops: readonly Rgb[], value: number): string {
  const at = value * (stops.length - 1)
  const index = Math.min(stops.length - 2, Math.floor(at))
  const [from, to] = [stops[index], stops[index + 1]]
  if (from === undefined || to === undefined) return 'gray'
  const part = at - index
  const channels = from.map((channel, place) =>
    Math.round(channel + ((to[place] ?? 0) - channel) * part),
  )
  return `rgb(${channels.join(' ')})`
}
