/** How long ago, as coarsely as one remembers: of somebody's work no date is anybody's business. Both in seconds. */
export function roughlyAgo(at: number, now: number): string {
  const days = (now - at) / 86_400
  if (days <= 31) return 'in the last month'
  if (days <= 183) return 'in the last six months'
  if (days <= 366) return 'in the last year'
  return days <= 3 * 366 ? 'more than a year ago' : 'years ago'
}
