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

/** In UTC. */
export function monthOf(at: Date): string {
  return `${names[at.getUTCMonth()]} ${at.getUTCFullYear()}`
}
