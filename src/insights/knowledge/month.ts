/** A month as people say it: May 2026. */
const names = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** In UTC, from seconds since 1970. */
export function monthOf(seconds: number): string {
  const date = new Date(seconds * 1000)
  return `${names[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}
