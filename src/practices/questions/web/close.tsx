/** What was found, in the asker's own words; where the way was shown, what would have told it. */
import { Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#web/api/hooks.ts'
import { useDraft } from '#web/records/use-draft.ts'
import { WithoutName } from '#web/records/without-name.tsx'
import { WordsEditor } from '#web/records/words-editor.tsx'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { DialogActs } from '#web/ui/dialog-acts.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { highestOpen, shownFrom } from '../schema-ladder.ts'
import type { QuestionTold } from '../schema.ts'

interface CloseProps {
  question: QuestionTold
  upTo: number | undefined
  close: () => void
}

export function Close({ question, upTo, close }: CloseProps) {
  const { id, version, author, hints } = question
  const isUnnamed = author === null
  const opened = isUnnamed ? (upTo ?? null) : highestOpen(hints)
  const wasShown = opened !== null && opened >= shownFrom
  const draft = useDraft(
    `question.${id}.close`,
    { found: '', wouldHaveTold: '' },
    { staysHere: isUnnamed },
  )
  const [leavesNoName, setLeavesNoName] = useState(isUnnamed)
  const send = useAct('questions.close', (closed) => {
    draft.drop()
    if (!('held' in closed)) close()
  })
  const { found, wouldHaveTold } = draft.words
  if (send.data !== undefined && 'held' in send.data)
    return (
      <Dialog onClose={close} title="Thank you">
        <Text size="sm">{send.data.says}</Text>
      </Dialog>
    )
  return (
    <Dialog onClose={close} title="What did you find?" size="lg">
      <Stack>
        {send.isError && <ProblemNotice problem={send.error} />}
        <WordsEditor
          label="What you found, in your own words"
          isRequired
          minRows={3}
          value={found}
          onChange={(words) => draft.set({ found: words })}
        />
        <WordsEditor
          label="What would have told you this?"
          isRequired={wasShown}
          minRows={2}
          placeholder="A log, a test, a page, a question to ask first."
          value={wouldHaveTold}
          onChange={(words) => draft.set({ wouldHaveTold: words })}
        />
        {isUnnamed && <WithoutName checked={leavesNoName} set={setLeavesNoName} />}
        <DialogActs
          label="Write it down"
          isReady={found.trim() !== '' && (!wasShown || wouldHaveTold.trim() !== '')}
          isPending={send.isPending}
          close={close}
          onSend={() =>
            send.mutate({
              ...{ id, found, anonymous: leavesNoName },
              ...(leavesNoName ? {} : { version }),
              wouldHaveTold: wouldHaveTold.trim() === '' ? null : wouldHaveTold,
              ...(upTo === undefined ? {} : { upTo }),
            })
          }
        />
      </Stack>
    </Dialog>
  )
}
