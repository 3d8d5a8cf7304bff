/** How a file says a status that a decision came to have, in the words of its format. */
import type { DecisionFile, FormatName, Status } from './decision-file.ts'
import { linkTo, type Named } from './supersedes-edit.ts'

/** Only those that differ from the usual words; null where the format has none. */
const own: Partial<Record<FormatName, Partial<Record<Status, string | null>>>> = {
  kep: {
    proposed: 'provisional',
    accepted: 'implementable',
    superseded: 'replaced',
    deprecated: null,
    idea: null,
  },
  'ember-rfc': {
    ...{ proposed: 'exploring', idea: null, rejected: null, withdrawn: null },
    ...{ deprecated: null, superseded: null },
  },
  rfd: { proposed: 'discussion', accepted: 'published', withdrawn: 'abandoned', idea: 'ideation' },
}

/** Null where the format has no word for it. `by` is what superseded it, where that is known. */
export function statusSaid(
  { path, format, status }: Pick<DecisionFile, 'path' | 'format' | 'status'>,
  meaning: Status,
  by: Named | null,
): string | null {
  const word = own[format]?.[meaning]
  if (word !== undefined) return word
  if (meaning === 'superseded' && by !== null && format !== 'json-adr')
    return format === 'nygard'
      ? // adr-tools finds it by this spelling.
        `Superceded by ${linkTo(path, by)}`
      : inCase(
          `superseded by ${by.number === null ? linkTo(path, by) : labelOf(by.number)}`,
          status?.value,
        )
  return format === 'nygard' && status === null
    ? inCase(meaning, 'A')
    : inCase(meaning, status?.value)
}

function labelOf(number: number): string {
  return `ADR-${String(number).padStart(4, '0')}`
}

/** As it began before: "Proposed" becomes "Accepted". */
function inCase(word: string, before = ''): string {
  return /^\P{L}*\p{Lu}/u.test(before) ? word.charAt(0).toUpperCase() + word.slice(1) : word
}
