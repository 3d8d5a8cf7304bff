/** A tip of the team's own, changed. Where somebody changed its words meanwhile, both are shown; of the rest, what one changed is sent. */
import { useAct } from '#web/api/hooks.ts'
import { changedIn } from '#web/records/changed-in.ts'
import { EditForm } from '#web/records/edit-form.tsx'
import { useChange } from '#web/records/use-change.tsx'
import type { Tip } from '../schema.ts'
import { isReady, TipFields, type Draft } from './tip-fields.tsx'

export function Edit({ tip, done }: { tip: Tip; done: () => void }) {
  const { id, version, title, body, fits, runtimes, minutes } = tip
  const words: Draft = { title, body, fits, runtimes, minutes }
  const change = useChange(`tip.${id}`, { version, words })
  const edit = useAct('tips.edit', () => {
    change.drop()
    done()
  })
  return (
    <EditForm
      title={title}
      edit={edit}
      isReady={isReady(change.words)}
      onSave={() =>
        edit.mutate({ id, version: change.version, ...changedIn(change.begun, change.words) })
      }
      back={done}
      merge={change.mergeOf(edit)}
    >
      <TipFields draft={change.words} onChange={change.set} />
    </EditForm>
  )
}
