/** What the states of a trail and of its stops are called and how they look, and what can be done with one. */
import type { StatusWords } from '#web/records/status-words.ts'
import type { FollowedStop, Status } from '../schema.ts'
import type { Stop, Target } from '../schema-stop.ts'

export const statusWords: StatusWords<Status> = {
  draft: { label: 'Draft', tone: 'open' },
  published: { label: 'Published', tone: 'settled' },
  retired: { label: 'Retired', tone: 'past' },
}

export const stateWords: StatusWords<FollowedStop['state']> = {
  same: { label: 'As it was', tone: 'settled' },
  moved: { label: 'Moved', tone: 'going' },
  changed: { label: 'Changed', tone: 'open' },
  gone: { label: 'Gone', tone: 'declined' },
  cannot_tell: { label: 'Cannot tell', tone: 'past' },
}

/** Each verb as what somebody did. */
export const did: Readonly<Record<string, string>> = {
  'trails.post': 'began it',
  'trails.edit': 'changed it',
  'trails.add-stop': 'wrote a stop',
  'trails.accept': 'moved a stop to where its code is now',
  'trails.accept-moved': 'moved stops to where their code is now',
  'trails.publish': 'published it',
  'trails.retire': 'retired it',
  'trails.reopen': 'took it up again',
  'trails.import': 'read it from a file',
  'trails.from-commit': 'drafted it along a commit',
  'trails.from-question': 'drafted it from a question',
  'trails.first-week': 'drafted it as a first week',
}

/** What a stop is called in a list: by its title, or by how its words begin. */
export function stopName({ title, body, target }: Pick<Stop, 'title' | 'body' | 'target'>): string {
  const [first = ''] = body.split('\n').flatMap((line) => {
    // As it is read: without the signs of headings, lists, links and emphasis.
    const words = line
      .replace(/^[\s#>*-]+/, '')
      .replaceAll(/!?\[([^\]\n]*)\](?:\([^)\n]*\))?/g, '$1')
      .replaceAll(/[*`]/g, '')
      .trim()
    return words === '' ? [] : [words]
  })
  const begins = first.length > nameMax ? `${first.slice(0, nameMax).trimEnd()}…` : first
  return title ?? (begins || (placeShown(target) ?? 'A word before going on'))
}

const nameMax = 90

/** `src/a.ts, lines 3–7`; null where the stop is about no place. */
export function placeShown(target: Target): string | null {
  switch (target.is) {
    case 'code':
      return `${target.path}${linesShown(target)}`
    case 'directory':
      return `${target.path}/`
    case 'uri':
      return target.uri
    case 'record':
      return target.record
    case 'none':
      return null
  }
}

function linesShown({ from, to }: { from: number | null; to: number | null }): string {
  if (from === null || to === null) return ''
  return from === to ? `, line ${from}` : `, lines ${from}–${to}`
}
