/** Where the words of a file may mean several things, a person says what a decision is. */
import { Select, Stack } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#web/api/hooks.ts'
import type { InputOf } from '#web/api/verbs.ts'
import { WordsEditor } from '#web/records/words-editor.tsx'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { DialogActs } from '#web/ui/dialog-acts.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import type { Decision } from '../schema.ts'
import { statusWords } from './words.ts'

type Settled = InputOf<'decisions.settle'>['status']

const settled: readonly Settled[] = ['open', 'accepted', 'rejected', 'withdrawn', 'deprecated']

export function Settle({
  decision: { id, version },
  close,
}: {
  decision: Decision
  close: () => void
}) {
  const [status, setStatus] = useState<Settled | undefined>()
  const [because, setBecause] = useState('')
  const settle = useAct('decisions.settle', close)
  return (
    <Dialog onClose={close} title="What became of it?" size="lg">
      <Stack gap="md">
        {settle.isError && <ProblemNotice problem={settle.error} />}
        <Select
          label="What it is"
          description="Its file keeps its own words for it."
          data={settled.map((value) => ({ value, label: statusWords[value].label }))}
          value={status ?? null}
          onChange={(value) => setStatus(settled.find((one) => one === value))}
        />
        <WordsEditor
          label="Why, if it is known"
          value={because}
          onChange={setBecause}
          minRows={3}
        />
        <DialogActs
          label="That is what it is"
          onSend={() => status !== undefined && settle.mutate({ id, version, status, because })}
          isReady={status !== undefined}
          isPending={settle.isPending}
          close={close}
        />
      </Stack>
    </Dialog>
  )
}
