/** A remedy of the team's own is written down. */
import { Button, Group, Text } from '@mantine/core'
import { useAct } from '#web/api/hooks.ts'
import { DraftKept } from '#web/records/draft-kept.tsx'
import { FormColumn } from '#web/records/form-column.tsx'
import { useDraft } from '#web/records/use-draft.ts'
import { useAddress } from '#web/ui/address.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Page as Frame } from '#web/ui/page.tsx'
import { isReady, RemedyFields, sent, type Draft } from './remedy-fields.tsx'

const empty: Draft = {
  ...{ title: '', body: '', helps: [], weeks: 4, effort: 'small', measures: [], ask: '' },
}

export function Page() {
  const { go } = useAddress()
  const draft = useDraft<Draft>('remedy.new', empty)
  const add = useAct('remedies.add', ({ number }) => {
    draft.drop()
    go(`/remedies/${number}`)
  })
  return (
    <Frame
      title="A remedy of your own"
      lead="What worked for you, or did not, in the way the playbook tells it: so that the next team can try it small."
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          add.mutate(sent(draft.words))
        }}
      >
        <FormColumn>
          {add.isError && <ProblemNotice problem={add.error} />}
          <RemedyFields draft={draft.words} onChange={draft.set} isNew />
          <Group>
            <Button type="submit" loading={add.isPending} disabled={!isReady(draft.words)}>
              Write it down
            </Button>
            <DraftKept draft={draft} />
          </Group>
          {!isReady(draft.words) && (
            <Text size="sm" c="dimmed">
              It needs a line, what it helps with, and a measure or a question that would show it.
            </Text>
          )}
        </FormColumn>
      </form>
    </Frame>
  )
}
