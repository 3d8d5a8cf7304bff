/** The words of an idea, changed as long as nobody built on them. Where somebody changed them meanwhile, both are shown. */
import { useState } from 'react'
import { useAct } from '#web/api/hooks.ts'
import { EditForm } from '#web/records/edit-form.tsx'
import { currentIn, Merge, type Words } from '#web/records/merge.tsx'
import { useDraft } from '#web/records/use-draft.ts'
import type { Idea } from '../schema.ts'
import { WordsOfIdea } from './words-of-idea.tsx'

interface Changed {
  version: number
  begun: Words
  words: Words
}

export function Edit({ idea, done }: { idea: Idea; done: () => void }) {
  const { id, version: read, title, body } = idea
  // What others change meanwhile comes in when one saves.
  const [found] = useState({ version: read, begun: { title, body }, words: { title, body } })
  const draft = useDraft<Changed>(`idea.${id}`, found)
  const { version, begun, words } = draft.words
  const edit = useAct('ideas.edit', () => {
    draft.drop()
    done()
  })
  const current = edit.isError ? currentIn(edit.error) : null
  return (
    <EditForm
      title={title}
      edit={edit}
      isReady={words.title.trim() !== ''}
      onSave={() => edit.mutate({ id, version, ...words })}
      back={done}
      merge={
        current && (
          <Merge
            current={current}
            begun={begun}
            mine={words}
            take={(taken) => {
              const theirs = { title: current.title, body: current.body }
              draft.set({ version: current.version, begun: theirs, words: taken })
              edit.reset()
            }}
          />
        )
      }
    >
      <WordsOfIdea
        words={words}
        onChange={(changed) => draft.set({ words: { ...words, ...changed } })}
      />
    </EditForm>
  )
}
