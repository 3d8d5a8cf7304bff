/** Says what is tried, or what helped, and which record it became. */
import { Stack } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#web/api/hooks.ts'
import { RecordChoice, type ChosenRecord } from '#web/evidence/record-choice.tsx'
import { useDraft } from '#web/records/use-draft.ts'
import { WordsEditor } from '#web/records/words-editor.tsx'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { DialogActs } from '#web/ui/dialog-acts.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import type { Friction } from '../schema.ts'

const words = {
  try: { title: 'Try something', label: 'What is tried, and until when' },
  ease: { title: 'Say what helped', label: 'What helped, for whoever has it next' },
} as const

interface WithRecordProps {
  friction: Friction
  act: keyof typeof words
  close: () => void
}

export function WithRecord({ friction: { id, version }, act, close }: WithRecordProps) {
  const draft = useDraft(`friction.${id}.${act}`, { said: '' })
  const [record, setRecord] = useState<ChosenRecord | null>(null)
  const done = () => {
    draft.drop()
    close()
  }
  const attempt = useAct('frictions.try', done)
  const ease = useAct('frictions.ease', done)
  const { said } = draft.words
  const error = attempt.error ?? ease.error
  const send = () => {
    const proposal = record?.id ?? null
    if (act === 'try') attempt.mutate({ id, version, trying: said, proposal })
    else ease.mutate({ id, version, helped: said, proposal })
  }
  return (
    <Dialog onClose={close} title={words[act].title} size="lg">
      <Stack>
        {error !== null && <ProblemNotice problem={error} />}
        <WordsEditor
          label={words[act].label}
          value={said}
          onChange={(changed) => draft.set({ said: changed })}
          minRows={3}
        />
        <RecordChoice
          label="What it became"
          description="Optional: a proposal, a decision or an idea."
          kinds={['decision', 'idea']}
          chosen={record}
          onChange={setRecord}
        />
        <DialogActs
          label={words[act].title}
          onSend={send}
          isReady={said.trim() !== ''}
          isPending={attempt.isPending || ease.isPending}
          close={close}
        />
      </Stack>
    </Dialog>
  )
}
