/** The number of a decision: from the name of its file, and from the beginning of its title. */

/** `0012-slug.md`, `ADR-12 slug.md`, `rfd/0012/README.md`; eight digits in front are a day, as in log4brains. */
export function numberInPath(path: string): number | null {
  const names = path.split('/')
  const name = /^(?:readme|index)\.\w+$/i.test(names.at(-1) ?? '') ? names.at(-2) : names.at(-1)
  const [, digits = ''] =
    /^(?:adr|rfc|rfd|kep|decision)?[-_. ]?(\d{1,6})(?!\d)(?:[-_. ]|$)/i.exec(name ?? '') ?? []
  if (digits !== '') return Number(digits)
  // Where several teams share a repository: `TEAM-ADR-0007-slug.md`.
  const inside = /[-_. ](?:adr|rfc|rfd|kep)[-_. ]?(\d{1,6})(?:[-_. ]|$)/i.exec(name ?? '')?.[1]
  return inside === undefined ? null : Number(inside)
}

export interface Numbered {
  number: number | null
  /** How many letters of the title the number takes. */
  length: number
}

/** `12. Title`, `ADR-0012: Title`, `RFD 12 Title`. "3 ways to …" is a title without a number. */
export function numberInTitle(title: string): Numbered {
  const [whole = '', named, bare] =
    /^(?:\[?(?:adr|rfc|rfd|kep|decision)[-_ #]{0,3}(\d{1,6})\]?(?:[ \t]*[:.)–—-]+[ \t]*|[ \t]+|$)|(\d{1,6})(?:[.):][ \t]+|[ \t]+[–—-][ \t]+))/i.exec(
      title,
    ) ?? []
  const digits = named ?? bare
  return digits === undefined || whole.length === title.length
    ? { number: null, length: 0 }
    : { number: Number(digits), length: whole.length }
}
