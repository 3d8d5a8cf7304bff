/** Whom to ask about a file or directory: looks further away only while too few active people are found. */
import { CairnError } from '#std/errors.ts'
import { shownWindow, type LeftOut, type Scope } from '../insight.ts'
import { contactsWith, type Contacts } from './query-contacts.ts'
import { namesakesOf } from './query-namesakes.ts'
import { coupledWith, filesBelow, targetAt } from './query-files.ts'
import { momentOf, teamOf, type Team } from './query-team.ts'
import type { AskAnswer, AskInput } from './schema.ts'
import { activeIn, enough, suggest, type RingContacts } from './suggest.ts'

export async function whomToAsk(scope: Scope, input: AskInput): Promise<AskAnswer> {
  if (scope.unit !== 'commit')
    throw new CairnError(
      'invalid',
      'ask.unit',
      'A contact counts by how long ago it was; the commits of a ticket may lie far apart.',
      {
        hint: 'Leave the unit out.',
      },
    )
  const path = input.file.replace(/^\.?\/+|\/+$|^\.$/g, '')
  const target = await targetAt(scope, path)
  const moment = await momentOf(scope)
  const team = await teamOf(scope, moment)
  const own = await contactsWith(scope, target.fileIds, moment)
  const rings: RingContacts[] = [
    {
      ring: 'itself',
      words: target.isFile ? 'this file' : path === '' ? 'files of this repository' : wordsOf(path),
      isFile: target.isFile,
      rows: own.rows,
    },
  ]
  if (isShort(rings, team) && path !== '') {
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
    const beside = folder === '' ? await filesAtTop(scope) : await filesBelow(scope, folder)
    const found = await contactsWith(
      scope,
      beside.map((file) => file.fileId),
      moment,
    )
    rings.push({ ring: 'beside', words: wordsOf(folder), isFile: false, rows: found.rows })
  }
  const [fileId] = target.fileIds
  if (isShort(rings, team) && target.isFile && fileId !== undefined) {
    const found = await contactsWith(scope, await coupledWith(scope, fileId), moment)
    rings.push({
      ring: 'coupled',
      words: 'files that usually change with it',
      isFile: false,
      rows: found.rows,
    })
  }
  const items = suggest(rings, team, { limit: input.limit, moment })
  return {
    window: shownWindow(scope.window),
    n: own.commits,
    leftOut: leftOutOf(own),
    file: path === '' ? '.' : path,
    cannotTell: activeIn(rings, team) > 0 ? null : nobody,
    items,
    namesakes: await namesakesOf(scope, items),
  }
}

const nobody =
  'Cannot tell: nobody who changed or reviewed this, the files beside it or files that usually change with it was active in the last twelve months.'

function isShort(rings: readonly RingContacts[], team: Team): boolean {
  return activeIn(rings, team) < enough
}

/** The files that lie directly at the top: the whole tree would say nothing about one of them. */
async function filesAtTop(scope: Scope): Promise<{ fileId: number; path: string }[]> {
  return (await filesBelow(scope, '')).filter((file) => !file.path.includes('/'))
}

function wordsOf(folder: string): string {
  return folder === '' ? 'files at the top of the repository' : `files in ${folder}`
}

function leftOutOf({ bulkCommits, botCommits }: Contacts): LeftOut[] {
  return [
    {
      what: 'commits of more than 50 paths',
      count: bulkCommits,
      why: 'one who moves or imports many files at once need not know them',
    },
    { what: 'commits by bots', count: botCommits, why: 'a bot cannot be asked' },
  ].filter(({ count }) => count > 0)
}
