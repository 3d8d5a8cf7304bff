/** Whether something holds, and whether for good: as lists say it beside a title. */

interface Standing {
  status: string
  /** Until when it holds on trial; null where it does for good, or not at all. */
  trialUntil?: string | null | undefined
}

/** `accepted`, or `on trial until 2027-01-31`. */
export function standingInWords({ status, trialUntil = null }: Standing): string {
  return trialUntil === null ? status : `on trial until ${trialUntil}`
}
