/** A remedy of the team's own, changed. Where somebody changed its words meanwhile, both are shown; of the rest, what one changed is sent. */
import { useState } from 'react'
import { useAct } from '#web/api/hooks.ts'
import { EditForm } from '#web/records/edit-form.tsx'
import { currentIn, Merge } from '#web/records/merge.tsx'
import { useDraft } from '#web/records/use-draft.ts'
import type { Remedy } from '../schema.ts'
import { isReady, RemedyFields, sent, type Draft } from './remedy-fields.tsx'

interface Changed {
  version: number
  begun: Draft
  words: Draft
}

export function Edit({ remedy, done }: { remedy: Remedy; done: () => void }) {
  const { id, version: read, title, body, helps, weeks, effort, measures, ask } = remedy
  const own: Draft = { title, body, helps, weeks, effort, measures, ask: ask ?? '' }
  // What others change meanwhile comes in when one saves.
  const [found] = useState({ version: read, begun: own, words: own })
  const draft = useDraft<Changed>(`remedy.${id}`, found)
  const { version, begun, words } = draft.words
  const edit = useAct('remedies.edit', () => {
    draft.drop()
    done()
  })
  const current = edit.isError ? currentIn(edit.error) : null
  return (
    <EditForm
      title={title}
      edit={edit}
      isReady={isReady(words)}
      onSave={() => edit.mutate({ id, version, ...changedIn(begun, words) })}
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
      <RemedyFields
        draft={words}
        onChange={(changed) => draft.set({ words: { ...words, ...changed } })}
      />
    </EditForm>
  )
}

/** What others changed meanwhile is not written over by what was only read. */
function changedIn(begun: Draft, words: Draft): Partial<ReturnType<typeof sent>> {
  const before: Record<string, unknown> = sent(begun)
  return Object.fromEntries(
    Object.entries(sent(words)).filter(
      ([key, value]) => JSON.stringify(before[key]) !== JSON.stringify(value),
    ),
  )
}
