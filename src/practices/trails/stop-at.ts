/** A stop by the place that it is about, as texts point at one: lines, a file, a record, an address. Pure. */
import { kindNames } from '#records/kinds.ts'
import { referencesIn } from '#records/references.ts'
import { CairnError } from '#std/errors.ts'
import { shownWord } from '#std/shown-word.ts'
import { StopGiven } from './schema-stop.ts'

export function stopAt(at: string): StopGiven {
  const [found] = referencesIn(at, kindNames)
  const read = StopGiven.safeParse({ target: targetOf(found, at) })
  if (read.success) return read.data
  const why = read.error.issues[0]?.message ?? 'it is too long'
  throw noPlace(`${shownWord(at)} is no place for a stop: ${why}.`)
}

function targetOf(found: ReturnType<typeof referencesIn>[number] | undefined, at: string) {
  switch (found?.to) {
    case 'code': {
      const { repository, path, fromLine: from, toLine: to, commit } = found
      return { is: 'code', repository, path, from, to, commit }
    }
    case 'file': {
      const { repository, path, commit } = found
      return { is: 'code', repository, path, from: null, to: null, commit }
    }
    case 'record':
      return { is: 'record', record: `${found.kind}#${found.number}` }
    case 'address':
      return { is: 'uri', uri: found.url }
    default:
      throw noPlace(`${shownWord(at)} names no place for a stop.`)
  }
}

function noPlace(says: string): CairnError {
  return new CairnError('invalid', 'trails.at', says, {
    hint: 'Name lines such as app:src/a.ts#L10-L20, a file, an address, or a record such as decision#12.',
  })
}
