/** The lines of an iCalendar (RFC 5545, 3.1), as far as events are made of them; each knows where in its file it begins. */
import { CairnError } from './errors.ts'

export interface Property {
  line: number
  name: string
  parameters: string
  value: string
}

/** What stands in each VEVENT itself, and not in an alarm within it. */
export function eventsOf(lines: readonly string[]): Property[][] {
  const events: Property[][] = []
  const open: string[] = []
  let last = 1
  for (const property of unfolded(lines)) {
    const { line, name, value } = property
    const component = value.trim().toUpperCase()
    last = line
    if (name === 'BEGIN') {
      if (component === 'VEVENT') events.push([])
      open.push(component)
    } else if (name === 'END') {
      if (open.pop() !== component) throw wrongLine(line, 'ends what was not begun')
    } else if (open.at(-1) === 'VEVENT') events.at(-1)?.push(property)
  }
  if (open.length > 0) throw wrongLine(last, `is the last, and ${open.at(-1)} is not ended`)
  return events
}

/** A line that begins with a space goes on with the one above. */
function* unfolded(lines: readonly string[]): Iterable<Property> {
  for (let place = 0; place < lines.length; place++) {
    const line = place + 1
    const parts = [lines[place] ?? '']
    while (/^[ \t]/.test(lines[place + 1] ?? '')) parts.push((lines[++place] ?? '').slice(1))
    const whole = parts.join('')
    if (whole.trim() === '') continue
    const [, name, parameters = '', value = ''] = contentLine.exec(whole) ?? []
    if (name === undefined) throw wrongLine(line, 'is no line of an iCalendar')
    yield { line, name: name.toUpperCase(), parameters: parameters.toUpperCase(), value }
  }
}

/** Within quotes, a parameter may hold a colon. */
const contentLine = /^([A-Za-z0-9-]+)((?:;[^:;"]*(?:"[^"]*"[^:;"]*)*)*):(.*)$/

export function wrongLine(line: number, what: string): CairnError {
  return new CairnError('invalid', 'holidays.line', `Line ${line} of the holidays ${what}.`, {
    hint: 'Whole days are understood, and those that come back by year, month or week; mend it, or list the days, one YYYY-MM-DD on each line.',
  })
}
