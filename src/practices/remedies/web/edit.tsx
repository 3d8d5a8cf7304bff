/** A remedy of the team's own, changed. Where somebody changed its words meanwhile, both are shown; of the rest, what one changed is sent. */
import { useAct } from '#web/api/hooks.ts'
import { changedIn } from '#web/records/changed-in.ts'
import { EditForm } from '#web/records/edit-form.tsx'
import { useChange } from '#web/records/use-change.tsx'
import type { Remedy } from '../schema.ts'
import { isReady, RemedyFields, sent, type Draft } from './remedy-fields.tsx'

export function Edit({ remedy, done }: { remedy: Remedy; done: () => void }) {
  const { id, version, title, body, helps, weeks, effort, measures, ask } = remedy
  const words: Draft = { title, body, helps, weeks, effort, measures, ask: ask ?? '' }
  const change = useChange(`remedy.${id}`, { version, words })
  const edit = useAct('remedies.edit', () => {
    change.drop()
    done()
  })
  return (
    <EditForm
      title={title}
      edit={edit}
      isReady={isReady(change.words)}
      onSave={() =>
        edit.mutate({
          id,
          version: change.version,
          ...changedIn(sent(change.begun), sent(change.words)),
        })
      }
      back={done}
      merge={change.mergeOf(edit)}
    >
      <RemedyFields draft={change.words} onChange={change.set} />
    </EditForm>
  )
}
