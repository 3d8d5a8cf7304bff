/** What a friction says, changed as long as it is only reported. Where somebody changed its words meanwhile, both are shown. */
import { useAct } from '#web/api/hooks.ts'
import { EditForm } from '#web/records/edit-form.tsx'
import { useChange } from '#web/records/use-change.tsx'
import type { Friction } from '../schema.ts'
import { isReady, said, WordsOfFriction, type FrictionWords } from './words-of-friction.tsx'

export function Edit({ friction, done }: { friction: Friction; done: () => void }) {
  const { id, version, title, body, area, hits, flow } = friction
  const own = { title, body, area: area ?? '', minutes: hits?.minutes ?? null }
  const words: FrictionWords = {
    ...{ ...own, often: hits?.often ?? null },
    ...{ flow: flow?.part ?? null, repository: flow?.repository ?? null },
  }
  const change = useChange(`friction.${id}`, { version, words })
  const edit = useAct('frictions.edit', () => {
    change.drop()
    done()
  })
  return (
    <EditForm
      title={title}
      edit={edit}
      isReady={isReady(change.words)}
      onSave={() => edit.mutate({ id, version: change.version, ...said(change.words) })}
      back={done}
      merge={change.mergeOf(edit)}
    >
      <WordsOfFriction words={change.words} onChange={change.set} />
    </EditForm>
  )
}
