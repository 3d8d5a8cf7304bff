/** A tip of the team's own is written down. */
import { Button, Group, Text } from '@mantine/core'
import { useAct } from '#web/api/hooks.ts'
import { DraftKept } from '#web/records/draft-kept.tsx'
import { FormColumn } from '#web/records/form-column.tsx'
import { useDraft } from '#web/records/use-draft.ts'
import { useAddress } from '#web/ui/address.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Page as Frame } from '#web/ui/page.tsx'
import { isReady, TipFields, type Draft } from './tip-fields.tsx'

const empty: Draft = { title: '', body: '', fits: [], runtimes: [], minutes: 15 }

export function Page() {
  const { go } = useAddress()
  const draft = useDraft<Draft>('tip.new', empty)
  const add = useAct('tips.add', ({ number }) => {
    draft.drop()
    go(`/tips/${number}`)
  })
  return (
    <Frame
      title="A tip of your own"
      lead="How you found something out, in the way the library tells it: so that the next one finds it sooner."
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          add.mutate(draft.words)
        }}
      >
        <FormColumn>
          {add.isError && <ProblemNotice problem={add.error} />}
          <TipFields draft={draft.words} onChange={draft.set} isNew />
          <Group>
            <Button type="submit" loading={add.isPending} disabled={!isReady(draft.words)}>
              Write it down
            </Button>
            <DraftKept draft={draft} />
          </Group>
          {!isReady(draft.words) && (
            <Text size="sm" c="dimmed">
              It needs a line, and what one sees when it fits.
            </Text>
          )}
        </FormColumn>
      </form>
    </Frame>
  )
}
