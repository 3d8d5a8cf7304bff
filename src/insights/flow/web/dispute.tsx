/** "This is wrong": what the forge tells wrong is corrected in every number, for everybody, with the reason. */
import { Radio, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#web/api/hooks.ts'
import type { InputOf } from '#web/api/verbs.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { DialogActs } from '#web/ui/dialog-acts.tsx'
import { Dialog } from '#web/ui/dialog.tsx'

/** What can be said instead. */
export interface Way {
  says: InputOf<'flow.dispute'>['says']
  label: string
  means: string
}

export const leaveOut: Way = {
  says: 'leave out',
  label: 'Leave it out',
  means: 'It tells nothing, and counts in no number.',
}

interface DisputeProps {
  repository: string
  /** As the verb takes it: `request 12`. */
  subject: string
  /** As it is called here: `change #12`. */
  name: string
  /** What such a reason may be. */
  such: string
  /** Where there is but one, it is not asked for. */
  ways: readonly Way[]
  close: () => void
}

export function DisputeDialog({ repository, subject, name, such, ways, close }: DisputeProps) {
  const [because, setBecause] = useState('')
  const [first] = ways
  const [chosen, setChosen] = useState(ways.length === 1 ? first : undefined)
  const dispute = useAct('flow.dispute', close)
  const isOne = ways.length === 1
  return (
    <Dialog title={isOne ? `Leave out ${name}` : 'What is wrong here?'} onClose={close}>
      <Stack>
        {dispute.error !== null && <ProblemNotice problem={dispute.error} />}
        {!isOne && (
          <Radio.Group
            label={`What holds of ${name} instead`}
            value={chosen?.says ?? ''}
            onChange={(value) => setChosen(ways.find(({ says }) => says === value))}
          >
            <Stack gap="xs" mt="xs">
              {ways.map(({ says, label, means }) => (
                <Radio key={says} value={says} label={label} description={means} />
              ))}
            </Stack>
          </Radio.Group>
        )}
        <Text size="sm">
          {isOne
            ? 'It counts in no number from then on, for everybody. It stays in this list, the log below it says why, and it can be taken back.'
            : 'The numbers follow it from then on, for everybody. The log below the list says why, and it can be taken back.'}
        </Text>
        <Textarea
          label="Because"
          description={such}
          value={because}
          onChange={(event) => setBecause(event.currentTarget.value)}
          maxLength={2000}
          autosize
          {...(isOne ? { 'data-autofocus': true } : {})}
        />
        <DialogActs
          label={isOne ? 'Leave it out' : 'Correct it'}
          isReady={chosen !== undefined && because.trim().length >= 3}
          isPending={dispute.isPending}
          close={close}
          onSend={() => {
            if (chosen !== undefined)
              dispute.mutate({ repository, subject, says: chosen.says, because: because.trim() })
          }}
        />
      </Stack>
    </Dialog>
  )
}
