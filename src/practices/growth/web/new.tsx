/** A goal is begun: in one's own words, or from a criterion of a framework. */
import { Button, Group, Text, Textarea, TextInput } from '@mantine/core'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import { DraftKept } from '#web/records/draft-kept.tsx'
import { FormColumn } from '#web/records/form-column.tsx'
import { useDraft } from '#web/records/use-draft.ts'
import { useAddress } from '#web/ui/address.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page as Frame } from '#web/ui/page.tsx'
import { GoalFields } from './goal-fields.tsx'

export function Page() {
  const { search } = useAddress()
  const criterion = search['criterion']
  return <Begin criterion={criterion} key={criterion ?? ''} />
}

const empty = { title: '', why: '', steps: '', lookAgainOn: '' }

function Begin({ criterion }: { criterion: string | undefined }) {
  const { go } = useAddress()
  // In this browser alone: what one wishes to learn is nobody else's business, nor is the draft of it.
  const draft = useDraft(`growth.new.${criterion ?? ''}`, empty, { staysHere: true })
  const begin = useAct('growth.begin', ({ id }) => {
    draft.drop()
    go(`/growth/${id}`)
  })
  const { title, why, steps, lookAgainOn } = draft.words
  const isReady = title.trim() !== ''
  return (
    <Frame
      title="What would you like to learn?"
      lead="For yourself. Nobody else sees it, unless you show it to them later."
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          begin.mutate({
            ...{ title, why, steps: linesOf(steps), criterion: criterion ?? null },
            lookAgainOn: lookAgainOn === '' ? null : lookAgainOn,
          })
        }}
      >
        <FormColumn>
          {begin.isError && <ProblemNotice problem={begin.error} />}
          {criterion !== undefined && <From criterion={criterion} />}
          <GoalFields words={draft.words} onChange={draft.set} />
          <Textarea
            label="Steps on the way, one in each line"
            placeholder={'Read about indexes\nTry it on a report'}
            autosize
            minRows={3}
            value={steps}
            onChange={(event) => draft.set({ steps: event.currentTarget.value })}
          />
          <TextInput
            label="When would you like to be reminded of it?"
            description="You alone get a notice on that day, once."
            type="date"
            maw={340}
            value={lookAgainOn}
            onChange={(event) => draft.set({ lookAgainOn: event.currentTarget.value })}
          />
          <Group>
            <Button type="submit" loading={begin.isPending} disabled={!isReady}>
              Begin it
            </Button>
            <DraftKept draft={draft} />
          </Group>
          {!isReady && (
            <Text size="sm" c="dimmed">
              It needs a line that says what you would like to be able to do.
            </Text>
          )}
        </FormColumn>
      </form>
    </Frame>
  )
}

/** In the words of the framework; the goal is said in one's own. */
function From({ criterion }: { criterion: string }) {
  const name = criterion.slice(0, criterion.indexOf(':'))
  const framework = useAnswer('frameworks.get', name === '' ? null : { name })
  const found = framework.data?.topics
    .flatMap(({ levels }) => levels.flatMap(({ criteria }) => criteria))
    .find(({ ref }) => ref === criterion)
  if (found === undefined) return null
  return (
    <Notice title={`From ${framework.data?.title ?? name}`}>
      <Text size="sm">{found.text}</Text>
      <Text size="sm" c="dimmed" mt={4}>
        What would that be for you? Say it in your own words.
      </Text>
    </Notice>
  )
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
