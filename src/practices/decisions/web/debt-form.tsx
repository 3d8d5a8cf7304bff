/** Debt taken on knowingly: what it costs, on which code, and by when it is paid back. */
import { Stack, TextInput } from '@mantine/core'
import { useAct } from '#web/api/hooks.ts'
import { Missing } from '#web/records/missing.tsx'
import { useDraft } from '#web/records/use-draft.ts'
import { WordsEditor } from '#web/records/words-editor.tsx'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { DialogActs } from '#web/ui/dialog-acts.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import type { Decision } from '../schema.ts'
import { CodeField } from './code-field.tsx'
import { placeText } from './place-link.tsx'

export function DebtForm({ decision, close }: { decision: Decision; close: () => void }) {
  const { id, version, code, debt } = decision
  const draft = useDraft(`decision.${id}.borrow`, {
    cost: debt?.cost ?? '',
    paybackOn: debt !== null && debt.stance !== 'declines' ? debt.paybackOn : '',
    code: code.map(placeText),
  })
  const borrow = useAct('decisions.borrow', () => {
    draft.drop()
    close()
  })
  const { cost, paybackOn, code: places } = draft.words
  const missing = [
    ...(cost.trim() === '' ? ['what is borrowed'] : []),
    ...(paybackOn === '' ? ['the day by which it is paid back'] : []),
  ]
  return (
    <Dialog onClose={close} title="It takes on debt" size="lg">
      <Stack gap="md">
        {borrow.isError && <ProblemNotice problem={borrow.error} />}
        <WordsEditor
          label="What is borrowed"
          isRequired
          placeholder="What does the work to come cost more, until it is paid back?"
          value={cost}
          onChange={(words) => draft.set({ cost: words })}
          minRows={3}
        />
        <CodeField
          label="On which code"
          description="Files or folders, such as app:src/queue. Its interest is measured there."
          code={places}
          onChange={(wanted) => draft.set({ code: wanted })}
        />
        <TextInput
          type="date"
          label="Paid back by"
          required
          value={paybackOn}
          onChange={(event) => draft.set({ paybackOn: event.currentTarget.value })}
          maw={240}
        />
        <Missing what={missing} />
        <DialogActs
          label="Take it on"
          onSend={() => borrow.mutate({ id, version, cost, paybackOn, code: places })}
          isReady={missing.length === 0}
          isPending={borrow.isPending}
          close={close}
        />
      </Stack>
    </Dialog>
  )
}
