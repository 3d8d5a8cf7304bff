/** What stands on a page of its own as text, and the small chart of it. It says in words what it shows, for whoever cannot see it. */
import { inert } from '#std/inert.ts'

export function escaped(text: string): string {
  return inert(text).replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const barWidth = 10
const barHeight = 32

interface Bars {
  what: string
  from: string
  to: string
  values: readonly number[]
}

/** One bar for each slice of time. */
export function bars({ what, from, to, values }: Bars): string {
  const most = Math.max(...values, 1)
  const width = values.length * barWidth
  const shown = values.map((value, index) => {
    const height = Math.max(1, (value / most) * barHeight)
    return `<rect x="${index * barWidth + 1}" y="${round(barHeight - height)}" width="${barWidth - 2}" height="${round(height)}"/>`
  })
  const label = `${what} from ${from.slice(0, 10)} to ${to.slice(0, 10)}: ${values.join(', ')}`
  return `<svg class="bars" role="img" aria-label="${escaped(label)}" viewBox="0 0 ${width} ${barHeight}" width="${width}" height="${barHeight}">${shown.join('')}</svg>`
}

export function round(value: number): number {
  return Math.round(value * 10) / 10
}
