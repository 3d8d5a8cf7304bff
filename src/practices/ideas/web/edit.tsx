/** The words of an idea, changed as long as nobody built on them. Where somebody changed them meanwhile, both are shown. */
import { useAct } from '#web/api/hooks.ts'
import { EditForm } from '#web/records/edit-form.tsx'
import { useChange } from '#web/records/use-change.tsx'
import type { Idea } from '../schema.ts'
import { WordsOfIdea } from './words-of-idea.tsx'

export function Edit({ idea, done }: { idea: Idea; done: () => void }) {
  const { id, version, title, body } = idea
  const change = useChange(`idea.${id}`, { version, words: { title, body } })
  const edit = useAct('ideas.edit', () => {
    change.drop()
    done()
  })
  return (
    <EditForm
      title={title}
      edit={edit}
      isReady={change.words.title.trim() !== ''}
      onSave={() => edit.mutate({ id, version: change.version, ...change.words })}
      back={done}
      merge={change.mergeOf(edit)}
    >
      <WordsOfIdea words={change.words} onChange={change.set} />
    </EditForm>
  )
}
