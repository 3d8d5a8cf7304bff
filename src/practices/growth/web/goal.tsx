/** One goal: mine to change, or shown to me by somebody. */
import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { ask } from '#web/api/ask.ts'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import { FormColumn } from '#web/records/form-column.tsx'
import { Markdown } from '#web/records/markdown.tsx'
import { useAddress } from '#web/ui/address.ts'
import { AskedPage } from '#web/ui/asked-page.tsx'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Empty } from '#web/ui/empty.tsx'
import { Link } from '#web/ui/link.tsx'
import { Page as Frame, Section } from '#web/ui/page.tsx'
import { State } from '#web/ui/state.tsx'
import { Day } from '#web/ui/when.tsx'
import type { Goal } from '../schema.ts'
import { AskFirst } from '#web/ui/ask-first.tsx'
import { Evidence, EvidenceList } from './evidence.tsx'
import { GoalFields } from './goal-fields.tsx'
import { LookAgain } from './look-again.tsx'
import { NoteList, Notes } from './notes.tsx'
import { Recommended } from './recommended.tsx'
import { ShownTo } from './shown-to.tsx'
import { StepList, Steps } from './steps.tsx'
import { TakeAlong } from '#web/evidence/take-along.tsx'
import { stateWords } from './words.ts'

export function Page() {
  const { params } = useAddress()
  const goals = useAnswer('growth.goals', {})
  return (
    <AskedPage of={goals} lines={8}>
      {({ items }) => {
        const goal = items.find(({ id }) => id === params['id'])
        if (goal === undefined) return <Gone />
        return goal.of === null ? <Own goal={goal} key={goal.id} /> : <Theirs goal={goal} />
      }}
    </AskedPage>
  )
}

function Gone() {
  return (
    <Frame title="Nothing here">
      <Empty says="There is no such goal of yours, nor one that somebody shows you.">
        <Link to="/growth" underline="always">
          Those there are
        </Link>
      </Empty>
    </Frame>
  )
}

function Own({ goal }: { goal: Goal }) {
  const [isEditing, setIsEditing] = useState(false)
  if (isEditing) return <Edit goal={goal} done={() => setIsEditing(false)} />
  return (
    <Frame
      title={goal.title}
      acts={
        <Button variant="default" onClick={() => setIsEditing(true)}>
          Edit
        </Button>
      }
    >
      <Standing goal={goal} />
      <LookAgain goal={goal} />
      <About goal={goal} />
      <Steps goal={goal} />
      <Evidence goal={goal} />
      <Notes goal={goal} />
      <Recommended goal={goal} />
      <ShownTo goal={goal} />
      <Next goal={goal} />
    </Frame>
  )
}

/** To read, and nothing else. */
function Theirs({ goal }: { goal: Goal }) {
  return (
    <Frame title={goal.title}>
      <Standing goal={goal} />
      <About goal={goal} />
      {goal.steps.length > 0 && (
        <Section title="Steps">
          <StepList steps={goal.steps} />
        </Section>
      )}
      {goal.evidence.length > 0 && (
        <Section title="What shows it">
          <EvidenceList evidence={goal.evidence} />
        </Section>
      )}
      {goal.notes.length > 0 && (
        <Section title="Notes">
          <NoteList notes={goal.notes} />
        </Section>
      )}
    </Frame>
  )
}

function Standing({ goal: { state, of, isDue, lookAgainOn } }: { goal: Goal }) {
  return (
    <Group gap="sm" mb="md">
      <State tone={stateWords[state].tone}>{stateWords[state].label}</State>
      <Text size="sm" c="dimmed">
        {of === null ? 'For you alone, and whom you show it' : `${of.name} shows it to you`}
        {of === null && state === 'active' && !isDue && lookAgainOn !== null && (
          <>
            {' '}
            · to look at again on <Day day={lookAgainOn} />
          </>
        )}
      </Text>
    </Group>
  )
}

function About({ goal: { why, criterion } }: { goal: Goal }) {
  return (
    <>
      {why !== '' && <Markdown text={why} />}
      {criterion !== null && (
        <Text size="sm" c="dimmed" maw="46rem">
          From{' '}
          <Link
            to={`/growth/frameworks/${criterion.ref.slice(0, criterion.ref.indexOf(':'))}`}
            underline="always"
          >
            {criterion.framework}
          </Link>
          , {criterion.topic}, {criterion.level}: “{criterion.text}”
        </Text>
      )}
    </>
  )
}

function Edit({ goal: { id, title, why }, done }: { goal: Goal; done: () => void }) {
  const [words, setWords] = useState({ title, why })
  const change = useAct('growth.change', done)
  return (
    <Frame title={title}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate({ id, ...words })
        }}
      >
        <FormColumn>
          {change.isError && <ProblemNotice problem={change.error} />}
          <GoalFields
            words={words}
            onChange={(changed) => setWords((before) => ({ ...before, ...changed }))}
          />
          <Group>
            <Button type="submit" loading={change.isPending} disabled={words.title.trim() === ''}>
              Save
            </Button>
            <Button variant="default" onClick={done}>
              Not now
            </Button>
          </Group>
        </FormColumn>
      </form>
    </Frame>
  )
}

/** Where it goes from here; letting go is a good answer, too. */
function Next({ goal: { id, state } }: { goal: Goal }) {
  const { go } = useAddress()
  const change = useAct('growth.change')
  const drop = useAct('growth.drop', () => go('/growth'), { isFirst: true })
  const to = (next: Goal['state']) => () => change.mutate({ id, state: next })
  return (
    <Section title="Where it stands">
      {change.isError && <ProblemNotice problem={change.error} />}
      <Group gap="xs">
        {state === 'active' ? (
          <>
            <Button loading={change.isPending} onClick={to('reached')}>
              I reached it
            </Button>
            <Button variant="default" loading={change.isPending} onClick={to('let_go')}>
              Let it go
            </Button>
          </>
        ) : (
          <Button variant="default" loading={change.isPending} onClick={to('active')}>
            Take it up again
          </Button>
        )}
      </Group>
      <Group gap="xs" mt="lg">
        <TakeAlong
          label="Take it along"
          as="goal.md"
          read={async () => ask('growth.export', { id })}
        />
        <AskFirst
          does="Delete for good"
          label="Delete it"
          asks="Delete this goal?"
          says="It is deleted and not hidden: nobody can bring it back, and whom you showed it sees it no more."
          act={drop}
          onSend={() => drop.mutate({ id })}
        />
      </Group>
    </Section>
  )
}
