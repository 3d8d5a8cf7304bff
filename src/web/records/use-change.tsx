/** The words of a record while they are changed, as a draft; where somebody changed them meanwhile, both are brought together. */
import { useState, type ReactNode } from 'react'
import type { Problem } from '#web/api/ask.ts'
import { currentIn, Merge, type Words } from './merge.tsx'
import { useDraft } from './use-draft.ts'

interface Changed<All> {
  version: number
  /** As they were when one began: that tells whose change is whose. */
  begun: All
  words: All
}

interface Change<All> extends Changed<All> {
  set: (changed: Partial<All>) => void
  /** Once it was sent. */
  drop: () => void
  /** Of an edit that was refused because of another: how both come together; null of any other. */
  mergeOf: (edit: { isError: boolean; error: Problem | null; reset: () => void }) => ReactNode
}

/** `about` names the draft, as `idea.<id>`. What is no title and no body stays as one has it. */
export function useChange<All extends Words>(
  about: string,
  read: { version: number; words: All },
): Change<All> {
  // What others change meanwhile comes in when one saves.
  const [found] = useState({ version: read.version, begun: read.words, words: read.words })
  const draft = useDraft<Changed<All>>(about, found)
  const { version, begun, words } = draft.words
  return {
    ...{ version, begun, words, drop: draft.drop },
    set: (changed) => draft.set({ words: { ...words, ...changed } }),
    mergeOf: (edit) => {
      const current = edit.isError && edit.error !== null ? currentIn(edit.error) : null
      if (current === null) return null
      return (
        <Merge
          current={current}
          begun={begun}
          mine={words}
          take={(taken) => {
            const theirs = { title: current.title, body: current.body }
            draft.set({
              version: current.version,
              begun: { ...begun, ...theirs },
              words: { ...words, ...taken },
            })
            edit.reset()
          }}
        />
      )
    },
  }
}
