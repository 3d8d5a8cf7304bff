/** What was given, as messages repeat it: as much of it as is needed to know it again. */
export function shownWord(given: string): string {
  return JSON.stringify(given.length > lettersMax ? `${given.slice(0, lettersMax - 1)}…` : given)
}

const lettersMax = 100
