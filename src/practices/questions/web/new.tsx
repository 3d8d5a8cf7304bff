/** A question begins as a draft for oneself, which helps to think; many are over when it is written. */
import { Button, Checkbox, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#web/api/hooks.ts'
import { DraftKept } from '#web/records/draft-kept.tsx'
import { FormColumn } from '#web/records/form-column.tsx'
import type { Words } from '#web/records/merge.tsx'
import { RecordWords } from '#web/records/record-words.tsx'
import { useDraft } from '#web/records/use-draft.ts'
import { WithoutName } from '#web/records/without-name.tsx'
import { useAddress } from '#web/ui/address.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Link } from '#web/ui/link.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page as Frame } from '#web/ui/page.tsx'
import { FoundAlone } from './found-alone.tsx'
import { MayHelp } from './may-help.tsx'
import { noThought, ThoughtFields, type Thought } from './thought.tsx'

export function Page() {
  const { search } = useAddress()
  // About another place it is another draft.
  const about = search['about'] ?? ''
  return <New key={about} about={about} />
}

function New({ about }: { about: string }) {
  const draft = useDraft<Words & Thought>(
    'question.new',
    { title: '', body: about === '' ? '' : `About ${about}\n\n`, ...noThought },
    { staysHere: true },
  )
  const { title, body, ...thought } = draft.words
  const [isUnnamed, setIsUnnamed] = useState(false)
  const [burns, setBurns] = useState(false)
  const { go } = useAddress()
  const ask = useAct('questions.ask', (asked) => {
    draft.drop()
    if (!('held' in asked)) go(`/questions/${asked.number}`)
  })
  const [hasFound, setHasFound] = useState(false)
  const [counted, setCounted] = useState<string | null>(null)
  if (counted !== null) return <WellFound says={counted} />
  if (ask.data !== undefined && 'held' in ask.data)
    return (
      <Frame title="Thank you for asking">
        <Notice title="Your question is on its way.">
          <Text size="sm">{ask.data.says}</Text>
          <Link to="/questions">To the questions</Link>
        </Notice>
      </Frame>
    )
  return (
    <Frame
      title="Ask a question"
      lead="First for yourself: nobody sees this draft. Fill in what helps you to think; only the question itself has to be there."
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          ask.mutate({ title, body, ...thought, unblocked: burns, anonymous: isUnnamed })
        }}
      >
        <FormColumn>
          {ask.isError && <ProblemNotice problem={ask.error} />}
          <ThoughtFields words={thought} onChange={draft.set} />
          <RecordWords
            kind="question"
            words={{ title, body }}
            onChange={draft.set}
            title={{ label: 'The question, in a line' }}
            body={{
              label: 'A stack trace, the output of a test, links to lines',
              placeholder: 'Paste it as it is: the code that it names is found.',
            }}
          />
          <MayHelp title={title} text={[body, thought.observed, thought.tried].join('\n')} />
          <Checkbox
            label="It burns: show me every hint at once"
            checked={burns}
            onChange={(event) => setBurns(event.currentTarget.checked)}
          />
          <WithoutName checked={isUnnamed} set={setIsUnnamed} />
          <DraftKept draft={draft} />
          <Group>
            <Button type="submit" loading={ask.isPending} disabled={title.trim() === ''}>
              Ask it
            </Button>
            <Button variant="default" disabled={!draft.isKept} onClick={() => setHasFound(true)}>
              I found it while writing
            </Button>
          </Group>
        </FormColumn>
      </form>
      {hasFound && (
        <FoundAlone
          words={[title, body, ...Object.values(thought)].join('\n')}
          close={() => setHasFound(false)}
          onCounted={(says) => {
            draft.drop()
            setCounted(says)
          }}
        />
      )}
    </Frame>
  )
}

function WellFound({ says }: { says: string }) {
  return (
    <Frame title="Well found">
      <Notice title="That is what the draft is for.">
        <Text size="sm">{says}</Text>
        <Link to="/questions">To the questions</Link>
      </Notice>
    </Frame>
  )
}
