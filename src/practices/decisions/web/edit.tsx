/** An open proposal, changed in all its parts. Where somebody changed it meanwhile, both are brought together. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Problem } from '#web/api/ask.ts'
import { useAct } from '#web/api/hooks.ts'
import { DraftKept } from '#web/records/draft-kept.tsx'
import { EditForm } from '#web/records/edit-form.tsx'
import { currentIn, Merge, type Current } from '#web/records/merge.tsx'
import { useDraft } from '#web/records/use-draft.ts'
import type { Decision } from '../schema.ts'
import { ProposalFields } from './proposal-fields.tsx'
import { partsOf, partsTogether, sentParts, type Parts } from './proposal-parts.ts'

type Open = Extract<Decision, { status: 'open' }>

/** With what it was when one began: that tells whose change is whose, also after the page was closed. */
interface Changed {
  version: number
  begun: Parts
  parts: Parts
}

export function Edit({ decision, done }: { decision: Open; done: () => void }) {
  const { id, title } = decision
  // What others change meanwhile comes in when one saves.
  const [found] = useState(() => ({
    version: decision.version,
    begun: partsOf(decision),
    parts: partsOf(decision),
  }))
  const draft = useDraft<Changed>(`decision.${id}`, found)
  const { version, begun, parts } = draft.words
  const edit = useAct('decisions.edit', () => {
    draft.drop()
    done()
  })
  const current = edit.isError ? currentDecision(edit.error) : null
  return (
    <EditForm
      title={title}
      edit={edit}
      isReady={parts.title.trim() !== ''}
      onSave={() => edit.mutate({ id, version, ...sentParts(parts) })}
      back={done}
      merge={
        current && (
          <Merge
            current={current}
            begun={begun}
            mine={parts}
            take={(words) => {
              const theirs = partsOf(current)
              draft.set({
                ...{ version: current.version, begun: theirs },
                parts: { ...partsTogether(begun, parts, theirs), ...words },
              })
              edit.reset()
            }}
          />
        )
      }
      acts={
        draft.isKept && (
          <Button
            variant="subtle"
            color="gray"
            onClick={() => {
              draft.drop()
              done()
            }}
          >
            Throw my changes away
          </Button>
        )
      }
    >
      <ProposalFields
        parts={parts}
        onChange={(changed) => draft.set({ parts: { ...parts, ...changed } })}
      />
      <DraftKept draft={draft} />
    </EditForm>
  )
}

/** The decision as it is now, where somebody changed it since; a conflict is always about a whole one. */
function currentDecision(problem: Problem): (Current & Decision) | null {
  const current = currentIn(problem)
  return current !== null && isDecision(current) ? current : null
}

function isDecision(current: object): current is Current & Decision {
  return 'options' in current && 'consequences' in current && 'code' in current
}
