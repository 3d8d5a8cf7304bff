import { describe, expect, test } from 'vitest'
import { style } from './style.ts'

/** What stands on what, by the names of the colours. */
const texts = [
  ...['page', 'box', 'code'].map((on) => ['ink', on] as const),
  ...['page', 'box'].map((on) => ['soft', on] as const),
  ...[0, 1, 2, 3, 4].map((step) => [`on${step}`, `s${step}`] as const),
]
const graphics = [
  ['mark', 'page'],
  ['mark', 'box'],
  ['mark', 'line'],
] as const

const [light = '', dark = ''] = style.split('prefers-color-scheme: dark')

describe.each([
  ['light', coloursOf(light)],
  ['dark', new Map([...coloursOf(light), ...coloursOf(dark)])],
])('the %s report has the contrasts of WCAG 2.2 AA', (_, colours) => {
  test.each(texts)('%s on %s is at least 4.5 to 1', (ink, ground) => {
    expect(contrast(colours, ink, ground)).toBeGreaterThanOrEqual(4.5)
  })
  test.each(graphics)('%s beside %s is at least 3 to 1', (mark, ground) => {
    expect(contrast(colours, mark, ground)).toBeGreaterThanOrEqual(3)
  })
})

test('the harder a file of the map, the stronger its colour: deeper on white, brighter on black, never paler', () => {
  const steps = (css: string) => [0, 1, 2, 3, 4].map((step) => coloursOf(css).get(`s${step}`))
  const depths = steps(light).map((rgb) => 1 - luminance(rgb))
  const strengths = steps(dark).map((rgb = []) => Math.max(...rgb) - Math.min(...rgb))
  for (const values of [depths, strengths]) expect(values).toEqual(values.toSorted((a, b) => a - b))
})

test('black on white is 21 to 1, and a grey known to fail does', () => {
  const colours = coloursOf('--black: #000; --white: #fff; --grey: #777777;')
  expect(contrast(colours, 'black', 'white')).toBeCloseTo(21)
  expect(contrast(colours, 'grey', 'white')).toBeCloseTo(4.48, 2)
})

function coloursOf(css: string): Map<string, number[]> {
  const found = css.matchAll(/--(\w+): #([0-9a-f]{6}|[0-9a-f]{3})\b/g)
  return new Map(
    [...found].map(([, name = '', hex = '']) => {
      const wide = hex.length === 3 ? hex.replace(/./g, '$&$&') : hex
      return [name, [0, 2, 4].map((at) => Number.parseInt(wide.slice(at, at + 2), 16))]
    }),
  )
}

/** WCAG 2.2, "contrast ratio". */
function contrast(colours: Map<string, number[]>, one: string, other: string): number {
  const [darker = 0, lighter = 0] = [one, other]
    .map((name) => luminance(colours.get(name)))
    .sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

/** WCAG 2.2, "relative luminance". */
function luminance(rgb: number[] | undefined): number {
  if (rgb === undefined) throw new Error('the style has no such colour')
  const [red = 0, green = 0, blue = 0] = rgb.map((byte) => {
    const share = byte / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
