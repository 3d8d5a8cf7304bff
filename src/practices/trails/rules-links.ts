/**
 * What the words of a tour point at, as CodeTour writes it: `[#2]` a step of the same tour, `[Title]` and `[Title#3]` another tour,
 * either with words of its own before it, and `[words](./path)` a file. Made into links; the words themselves stay as they are. Pure.
 */

/** A trail that words or an editor may name. */
export interface NamedTrail {
  /** As it is named. */
  name: string
  number: number
  /** The ids of its stops, in their order. */
  stops: string[]
}

interface Linking {
  /** The trail that the words are of. */
  own: Omit<NamedTrail, 'name'>
  others: readonly NamedTrail[]
  walk: (number: number, stop: string | undefined) => string
  /** Undefined where nobody knows which repository its files are of. */
  file: ((path: string) => string) | undefined
}

// Not what looks like a footnote, and not the words of a link.
const reference =
  /(?:\[([^\]\n]{1,500})\])?\[(?![\s^])([^\]#\n]{1,300})?(?:#(\d{1,4}))?\](?![(:[])/g
const fileLink = /(!?)\[([^\]\n]{1,500})\]\((\.{1,2}\/[^)\s]{1,1000})\)/g

export function withTourLinks(markdown: string, { own, others, walk, file }: Linking): string {
  const byName = new Map(others.map((one) => [one.name, one]))
  return outsideCode(markdown, (text) =>
    text
      .replaceAll(fileLink, (all, _, words: string, path: string) => {
        const plain = path.replace(/^\.\//, '').replace(/[?#].*$/, '')
        return file === undefined || plain.split('/').includes('..')
          ? all
          : `[${words}](<${file(plain)}>)`
      })
      .replaceAll(reference, (all: string, words?: string, name?: string, step?: string) => {
        const trail = name === undefined ? own : byName.get(name.trim())
        if (trail === undefined || (name === undefined && step === undefined)) return all
        const stop = step === undefined ? undefined : trail.stops[Number(step) - 1]
        if (step !== undefined && stop === undefined) return all
        return `[${words ?? name?.trim() ?? `\\#${step}`}](<${walk(trail.number, stop)}>)`
      }),
  )
}

/** The names of other tours that words may point at. */
export function toursNamed(markdown: string): string[] {
  const names: string[] = []
  outsideCode(markdown, (text) => {
    for (const [, , name] of text.matchAll(reference))
      if (name !== undefined) names.push(name.trim())
    return text
  })
  return names
}

/** What stands in a block of code or between backticks is shown as it is. */
export function outsideCode(markdown: string, change: (text: string) => string): string {
  return markdown
    .split(/(^[ \t]{0,3}```[\s\S]*?(?:^[ \t]{0,3}```|(?![\s\S]))|`[^`\n]*`)/m)
    .map((part, at) => (at % 2 === 0 ? change(part) : part))
    .join('')
}
