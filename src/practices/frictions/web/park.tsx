/** Puts a friction aside for now: with the reason, and a thank-you to whoever said it. */
import { Stack } from '@mantine/core'
import { useAct } from '#web/api/hooks.ts'
import { useDraft } from '#web/records/use-draft.ts'
import { WordsEditor } from '#web/records/words-editor.tsx'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { DialogActs } from '#web/ui/dialog-acts.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import type { Friction } from '../schema.ts'

export function Park({
  friction: { id, version },
  close,
}: {
  friction: Friction
  close: () => void
}) {
  const draft = useDraft(`friction.${id}.park`, { because: '', thanks: '' })
  const park = useAct('frictions.park', () => {
    draft.drop()
    close()
  })
  const { because, thanks } = draft.words
  return (
    <Dialog onClose={close} title="Park it" size="lg">
      <Stack>
        {park.isError && <ProblemNotice problem={park.error} />}
        <WordsEditor
          label="Why nothing is done about it now"
          value={because}
          onChange={(words) => draft.set({ because: words })}
          minRows={3}
        />
        <WordsEditor
          label="What it was good for to hear of it: a thank-you"
          value={thanks}
          onChange={(words) => draft.set({ thanks: words })}
          minRows={2}
        />
        <DialogActs
          label="Park it"
          onSend={() => park.mutate({ id, version, because, thanks })}
          isReady={because.trim() !== '' && thanks.trim() !== ''}
          isPending={park.isPending}
          close={close}
        />
      </Stack>
    </Dialog>
  )
}
