/** A month as people say it: May 2026. */
export const monthNames: readonly string[] = [
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
  return `${monthNames[at.getUTCMonth()]} ${at.getUTCFullYear()}`
}
