/** The words of a question, changed. Where somebody changed them meanwhile, both are shown. */
import { useState } from 'react'
import { useAct } from '#web/api/hooks.ts'
import { EditForm } from '#web/records/edit-form.tsx'
import { RecordWords } from '#web/records/record-words.tsx'
import { useChange } from '#web/records/use-change.tsx'
import type { Question } from '../schema.ts'
import { ThoughtFields, type Thought } from './thought.tsx'

export function Edit({ question, done }: { question: Question; done: () => void }) {
  const { id, version, title, body, goal, expected, observed, tried, minutes } = question
  const change = useChange(`question.${id}`, { version, words: { title, body } })
  const [thought, setThought] = useState<Thought>({ goal, expected, observed, tried, minutes })
  const edit = useAct('questions.edit', () => {
    change.drop()
    done()
  })
  return (
    <EditForm
      title={title}
      edit={edit}
      isReady={change.words.title.trim() !== ''}
      onSave={() => edit.mutate({ id, version: change.version, ...change.words, ...thought })}
      back={done}
      merge={change.mergeOf(edit)}
    >
      <ThoughtFields
        words={thought}
        onChange={(changed) => setThought({ ...thought, ...changed })}
      />
      <RecordWords
        words={change.words}
        onChange={change.set}
        title={{ label: 'The question, in a line' }}
        body={{ label: 'A stack trace, the output of a test, links to lines' }}
      />
    </EditForm>
  )
}
