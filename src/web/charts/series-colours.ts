/** Colours that tell series apart for every kind of eye, on light and on dark (after Okabe and Ito). */
const colours = [
  'var(--series-1)',
  'var(--series-2)',
  'var(--series-3)',
  'var(--series-4)',
  'var(--series-5)',
  'var(--series-6)',
  'var(--series-7)',
  'var(--series-8)',
] as const

/** By its place among the series of a chart. */
export function seriesColour(place: number): string {
  return colours[place % colours.length] ?? colours[0]
}
