/** What a friction says, changed as long as it is only reported. Where somebody changed its words meanwhile, both are shown. */
import { useState } from 'react'
import { useAct } from '#web/api/hooks.ts'
import { EditForm } from '#web/records/edit-form.tsx'
import { currentIn, Merge } from '#web/records/merge.tsx'
import { useDraft } from '#web/records/use-draft.ts'
import type { Friction } from '../schema.ts'
import { isReady, said, WordsOfFriction, type FrictionWords } from './words-of-friction.tsx'

interface Changed {
  version: number
  begun: FrictionWords
  words: FrictionWords
}

export function Edit({ friction, done }: { friction: Friction; done: () => void }) {
  const { id, version: read, title, body, area, hits } = friction
  const own = { title, body, area: area ?? '', minutes: hits?.minutes ?? null }
  const whole: FrictionWords = { ...own, often: hits?.often ?? null }
  // What others change meanwhile comes in when one saves.
  const [found] = useState({ version: read, begun: whole, words: whole })
  const draft = useDraft<Changed>(`friction.${id}`, found)
  const { version, begun, words } = draft.words
  const edit = useAct('frictions.edit', () => {
    draft.drop()
    done()
  })
  const current = edit.isError ? currentIn(edit.error) : null
  return (
    <EditForm
      title={title}
      edit={edit}
      isReady={isReady(words)}
      onSave={() => edit.mutate({ id, version, ...said(words) })}
      back={done}
      merge={
        current && (
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
      }
    >
      <WordsOfFriction
        words={words}
        onChange={(changed) => draft.set({ words: { ...words, ...changed } })}
      />
    </EditForm>
  )
}
