/**
 * What is being written, until it is sent: at once in this browser, so that a closed tab or a lost connection loses nothing, and
 * soon after in the workspace, so that another browser finds it.
 */
import { useEffect, useRef, useState } from 'react'
import { draftKey } from './draft-key.ts'
import { useKeptDraft } from './use-kept-draft.ts'

export interface Draft<Words> {
  words: Words
  set: (changed: Partial<Words>) => void
  /** Whether there is something that was not sent. */
  isKept: boolean
  keptIn: 'nowhere' | 'here' | 'here alone' | 'both'
  /** The version of the record that it began from; null where there was none yet. */
  basedOn: number | null
  /** Its words were brought together with those of a newer version. */
  rebase: (version: number) => void
  /** What another browser kept, where it is something else. */
  elsewhere: { keptAt: string; take: () => void; leave: () => void } | null
  /** The name that the workspace keeps it by. */
  key: string
  /** Once it was sent, or is not wanted any more. */
  drop: () => void
}

interface Wish {
  basedOn?: number
  /** What may be posted without a name is kept in this browser alone: the workspace would know whose it was. */
  staysHere?: boolean
}

interface Stored {
  words: object
  basedOn: number | null
  /** When the workspace kept it last; null where it did not. */
  keptAt: string | null
  /** Whether that was all of it. */
  isWhole: boolean
}

const placeOf = (about: string) => `cairn.draft.${about}`

export function useDraft<Words extends object>(
  about: string,
  begin: Words,
  { basedOn = null, staysHere = false }: { [Key in keyof Wish]?: Wish[Key] | null } = {},
): Draft<Words> {
  const [stored] = useState(() => storedAt(about))
  const [words, setWords] = useState<Words>({ ...begin, ...stored?.words })
  const [base, setBase] = useState(stored === null ? basedOn : stored.basedOn)
  const [beginning] = useState(() => JSON.stringify(begin))
  const text = JSON.stringify(words)
  const isKept = text !== beginning
  const isTouched = useRef(stored !== null)
  const workspace = useKeptDraft({
    key: staysHere ? null : draftKey(about),
    ...{ text: isKept ? text : null, basedOn: base },
    ...{ keptAt: stored?.keptAt ?? null, isWhole: stored?.isWhole === true },
    /** What one wrote here already stays, unless one says otherwise. */
    mayTake: () => !isTouched.current,
    take: (kept) => {
      setWords({ ...begin, ...wordsIn(kept.text) })
      setBase(kept.basedOn)
    },
  })
  const { keptAt, isKept: isWhole } = workspace
  useEffect(() => {
    const place = placeOf(about)
    if (!isKept) return localStorage.removeItem(place)
    const now: Stored = { words: wordsIn(text), basedOn: base, keptAt, isWhole }
    localStorage.setItem(place, JSON.stringify(now))
  }, [about, text, isKept, base, keptAt, isWhole])
  return {
    words,
    set: (changed) => {
      isTouched.current = true
      setWords((before) => ({ ...before, ...changed }))
    },
    isKept,
    keptIn: !isKept ? 'nowhere' : staysHere ? 'here alone' : isWhole ? 'both' : 'here',
    basedOn: base,
    rebase: setBase,
    elsewhere: workspace.elsewhere,
    key: draftKey(about),
    drop: () => {
      localStorage.removeItem(placeOf(about))
      isTouched.current = false
      workspace.drop()
      setWords(begin)
    },
  }
}

function storedAt(about: string): Stored | null {
  const { words, basedOn, keptAt, isWhole }: { [Part in keyof Stored]?: unknown } = wordsIn(
    localStorage.getItem(placeOf(about)) ?? '',
  )
  if (typeof words !== 'object' || words === null) return null
  return {
    words,
    basedOn: typeof basedOn === 'number' ? basedOn : null,
    keptAt: typeof keptAt === 'string' ? keptAt : null,
    isWhole: isWhole === true,
  }
}

/** What a draft says; nothing where it was cut off or is of another time. */
export function wordsIn(text: string): object {
  try {
    const found: unknown = JSON.parse(text)
    return typeof found === 'object' && found !== null ? found : {}
  } catch {
    return {}
  }
}
