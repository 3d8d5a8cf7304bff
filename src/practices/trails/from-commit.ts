/** A trail grown from a commit that mended something: what it did, as questions, and never who. Pure. */
import { counted } from '#std/words.ts'
import { empty } from './draft-stops.ts'
import type { ChangedCommit } from './ports.ts'
import type { StopGiven } from './schema-stop.ts'

/** A function, or a stretch of lines, that the commit changed. */
export interface ChangedPart {
  /** As it is called there; null where it is in no function. */
  name: string | null
  path: string
  /** As the commit left it; null where all of it went. */
  after: { from: number; to: number } | null
  /** As it was before; null where all of it was new. */
  before: { path: string; from: number; to: number } | null
}

export function trailFromCommit(changed: ChangedCommit): {
  title: string
  body: string
  stops: StopGiven[]
} {
  const { subject, repository, commit, leftOut } = changed
  const short = commit.slice(0, 10)
  const rest =
    leftOut === 0 ? '' : `\n\n${counted(leftOut, 'more part')} changed; these are the first.`
  return {
    title: cut(`What "${subject}" did`, 200),
    body: `A walk along one change, ${repository}@${short}: what was there before, what is there now, and what that tells.${rest}`,
    stops: [...changed.parts.map((part) => stopOf(changed, part)), last],
  }
}

function stopOf({ repository, commit, parent }: ChangedCommit, part: ChangedPart): StopGiven {
  const { name, path, after, before } = part
  const what = name === null ? 'these lines' : `\`${name}\``
  const title = cut(name === null ? path : `${name}, in ${path.split('/').at(-1) ?? path}`, 300)
  if (after !== null) {
    const was =
      before === null || parent === null
        ? `Before this change there was no such thing. What was missing without ${what}?`
        : `What did ${what} do before? ${linesIn(repository, before, parent)}`
    return {
      ...{ ...empty, title, body: `${was}\n\nWhat is different now, and why does that help?` },
      target: { is: 'code', repository, path, ...after, commit },
    }
  }
  const place = before ?? { path, from: 1, to: 1 }
  return {
    ...{ ...empty, title },
    body: `${capital(what)} went with this change. What did it do, and what does that now?`,
    target:
      parent === null || before === null
        ? { is: 'none' }
        : { is: 'code', repository, ...place, commit: parent },
  }
}

const last: StopGiven = {
  ...empty,
  title: 'What would have told you?',
  body: 'Which test, message or question would have led here sooner? Where else might the same be so?',
  target: { is: 'none' },
}

function linesIn(
  repository: string,
  { path, from, to }: { path: string; from: number; to: number },
  commit: string,
): string {
  // A name with a space in it is no reference.
  return /\s/.test(path) ? '' : `${repository}:${path}#L${from}-L${to}@${commit.slice(0, 10)}`
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

function cut(text: string, charsMax: number): string {
  const line = text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ').trim()
  return line.length > charsMax ? `${line.slice(0, charsMax - 1)}…` : line
}
