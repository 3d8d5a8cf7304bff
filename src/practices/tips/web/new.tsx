/** A tip of the team's own is written down. */
import { Button, Group, Text } from '@mantine/core'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import { DraftKept } from '#web/records/draft-kept.tsx'
import { FormColumn } from '#web/records/form-column.tsx'
import { useDraft } from '#web/records/use-draft.ts'
import { useAddress } from '#web/ui/address.ts'
import { AskedPage } from '#web/ui/asked-page.tsx'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Page as Frame } from '#web/ui/page.tsx'
import { isReady, TipFields, type Draft } from './tip-fields.tsx'

const empty: Draft = { title: '', body: '', fits: [], runtimes: [], minutes: 15 }

export function Page() {
  const { search } = useAddress()
  const { question } = search
  return question === undefined ? (
    <New about="tip.new" begin={empty} />
  ) : (
    <OfQuestion question={question} key={question} />
  )
}

/** What a question found is its beginning. */
function OfQuestion({ question }: { question: string }) {
  const drafted = useAnswer('tips.from-question', { id: question })
  return (
    <AskedPage of={drafted} lines={8}>
      {(begin) => <New about={`tip.of.${question}`} begin={begin} isDrafted />}
    </AskedPage>
  )
}

interface NewProps {
  about: string
  begin: Draft
  /** Whether others' words stand in it already. */
  isDrafted?: boolean
}

function New({ about, begin, isDrafted = false }: NewProps) {
  const { go } = useAddress()
  const draft = useDraft<Draft>(about, begin)
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
          <TipFields draft={draft.words} onChange={draft.set} isNew={!isDrafted} />
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
