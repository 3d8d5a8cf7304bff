/** A Kubernetes enhancement proposal: `kep.yaml`, which lies beside the prose. */
import { dayOf } from './days.ts'
import type { DecisionFile, Relation, Status, Warning } from './decision-file.ts'
import { fieldPart } from './page.ts'
import { numberInPath } from './numbers.ts'
import type { SourceText } from './source-text.ts'
import { meaningOf, type StatusWords, usualWords } from './status-words.ts'
import { targetsIn } from './targets.ts'
import { type Field, fieldsOf } from './yaml-fields.ts'

const words: StatusWords = {
  ...usualWords,
  provisional: 'proposed',
  implementable: 'accepted',
  implemented: 'implemented',
  deferred: 'deferred',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
  replaced: 'superseded',
}

/** Null when it is some other YAML: the reviews of a KEP bear its number, too, but no title. */
export function readKep(path: string, { text, isExact }: SourceText): DecisionFile | null {
  if (!/^kep-number[ \t]*:/m.test(text) || !/^title[ \t]*:/m.test(text)) return null
  const { fields, problem } = fieldsOf(text, { start: 0, end: text.length }, 1)
  const warnings: Warning[] = []
  const warn = (code: string, line: number, message: string): void =>
    void warnings.push({ code, line, message })
  if (problem !== null)
    warn('decisions.front_matter', 1, `The YAML could not be read whole: ${problem}.`)
  const title = fieldPart({ fields }, 'title')
  const status = fieldPart({ fields }, 'status')
  const date = fieldPart({ fields }, 'creation-date')
  const day = date === null ? null : dayOf(date.value)
  const meaning: Status = status === null ? 'unknown' : meaningOf(status.value, words)
  if (title === null)
    warn('decisions.title.none', 1, 'It has no title; the name of its file stands in for one.')
  if (status === null) warn('decisions.status.none', 1, 'The file says no status.')
  else if (meaning === 'unknown')
    warn(
      'decisions.status.not_understood',
      fields.get('status')?.line ?? 1,
      `"${status.value.slice(0, 80)}" is no status of a KEP.`,
    )
  if (date !== null && day === null)
    warn(
      'decisions.date.not_understood',
      fields.get('creation-date')?.line ?? 1,
      `"${date.value.slice(0, 80)}" is no date that means one day.`,
    )
  const number = numberOf(fieldPart({ fields }, 'kep-number')?.value)
  return {
    path,
    format: 'kep',
    text,
    isExact,
    number:
      number ?? numberInPath(`${path.slice(0, Math.max(0, path.lastIndexOf('/')))}/readme.md`),
    title,
    status,
    meaning,
    date,
    day,
    relations: relationsOf(fields),
    sections: [],
    worded: [],
    links: [],
    warnings,
  }
}

function numberOf(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : null
}

/** A KEP names the folder of another one from the root of the repository, with its README perhaps, or a URL. */
function relationsOf(fields: ReadonlyMap<string, Field>): Relation[] {
  return [
    ...named(fields.get('replaces'), 'supersedes'),
    ...named(fields.get('superseded-by'), 'superseded by'),
  ]
}

function named(field: Field | undefined, kind: Relation['kind']): Relation[] {
  return (field?.values ?? []).flatMap(({ value, start, end }) => {
    const isPath = /^\/?[\w.-]+\/\S*$/.test(value) && !/^n\/a$/i.test(value)
    const targets = isPath ? [{ target: value }] : targetsIn(value)
    return targets.map(({ target }): Relation => {
      const folder = target.replace(/\/(?:README\.md|kep\.yaml)?$/i, '')
      return { kind, target: folder, line: field?.line ?? 1, start, end }
    })
  })
}
