/** A date as YYYY-MM-DD, where the words can only mean one day. */

/** `03/04/2021` is April in one country and March in another; only log4brains says which it means. */
export function dayOf(raw: string, { isDayFirst = false } = {}): string | null {
  const text = raw.trim().replace(/^["'*_`(]+|["'*_`.)]+$/g, '')
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?$/.exec(text)
  if (yearFirst) return day(yearFirst[1], yearFirst[2], yearFirst[3])
  const inWords = /^(?:(\d{1,2})\.? ([a-z]{3,9})|([a-z]{3,9}) (\d{1,2})),? (\d{4})$/i.exec(text)
  if (inWords) {
    const [, before, name = '', nameFirst = '', after, year] = inWords
    return day(year, monthCalled(name || nameFirst), before ?? after)
  }
  const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text)
  if (!yearLast) return null
  const [, first, second, year] = yearLast
  if (isDayFirst || Number(first) > 12) return day(year, second, first)
  return Number(second) > 12 || first === second ? day(year, first, second) : null
}

/** In English, or by its first three letters; every other word is no month. */
function monthCalled(name: string): string | undefined {
  const months =
    'january february march april may june july august september october november december'.split(
      ' ',
    )
  const at = months.findIndex(
    (month) => month === name.toLowerCase() || month.slice(0, 3) === name.toLowerCase(),
  )
  return at === -1 ? undefined : String(at + 1)
}

/** Null for the thirtieth of February. */
function day(year = '', month = '', of = ''): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${of.padStart(2, '0')}`
  const at = new Date(`${text}T00:00:00Z`)
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text ? null : text
}
