/** A length of time in few letters: 40 min, 3.5 h, 6.2 days. */

/** Of minutes that elapse, where a day has 24 hours. */
export function duration(minutes: number): string {
  if (minutes < 2_880) return hoursOf(minutes)
  return `${few(minutes / 1_440)} days`
}

/** Of working time: how many hours a day has there, is the team's. */
export function hoursOf(minutes: number): string {
  if (minutes < 1) return minutes === 0 ? '0 min' : 'under 1 min'
  return minutes < 60 ? `${Math.round(minutes)} min` : `${few(minutes / 60)} h`
}

function few(value: number): string {
  return value < 9.95 ? String(Math.round(value * 10) / 10) : Math.round(value).toLocaleString('en')
}
