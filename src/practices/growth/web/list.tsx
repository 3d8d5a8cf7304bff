/** What I wish to learn, what others show me of theirs, and where to go from here. */
import { Button, Group, Text } from '@mantine/core'
import { useAnswer } from '#web/api/hooks.ts'
import { useAddress } from '#web/ui/address.ts'
import { AskedPage } from '#web/ui/asked-page.tsx'
import { Empty } from '#web/ui/empty.tsx'
import { FoldedSection } from '#web/ui/folded-section.tsx'
import { Link } from '#web/ui/link.tsx'
import { Page as Frame, Section } from '#web/ui/page.tsx'
import { State } from '#web/ui/state.tsx'
import { Day } from '#web/ui/when.tsx'
import records from '#web/records/records.module.css'
import shipped from '#web/records/shipped.module.css'
import type { Goal } from '../schema.ts'
import { AllOfMine } from './all-of-mine.tsx'
import { Near } from './near.tsx'
import { nextStep, stateWords } from './words.ts'

export function Page() {
  const goals = useAnswer('growth.goals', {})
  return <AskedPage of={goals}>{({ items }) => <Shown goals={items} />}</AskedPage>
}

function Shown({ goals }: { goals: readonly Goal[] }) {
  const { go } = useAddress()
  const own = goals.filter(({ of }) => of === null)
  // Those whose day has come stand first.
  const active = own
    .filter(({ state }) => state === 'active')
    .toSorted((a, b) => Number(b.isDue) - Number(a.isDue))
  const over = own.filter(({ state }) => state !== 'active')
  const theirs = goals.filter(({ of }) => of !== null)
  return (
    <Frame
      title="Growth"
      lead="What you wish to learn is yours: nobody else sees it, unless you show it to them. Nothing is counted, and no day is missed."
      acts={<Button onClick={() => go('/growth/new')}>Begin a goal</Button>}
    >
      <Near at="/growth" />
      {active.length === 0 ? (
        <Empty
          says={over.length === 0 ? 'No goals yet.' : 'Nothing is on the way.'}
          acts={<Button onClick={() => go('/growth/new')}>Begin one</Button>}
        >
          What would you like to be able to do? One is enough, and a small step on the way is a good
          beginning.
        </Empty>
      ) : (
        <Goals goals={active} />
      )}
      {theirs.length > 0 && (
        <Section title="Shown to you">
          <Goals goals={theirs} />
        </Section>
      )}
      {over.length > 0 && (
        <FoldedSection title="Reached or let go">
          <Goals goals={over} />
        </FoldedSection>
      )}
      <AllOfMine hasGoals={own.length > 0} />
    </Frame>
  )
}

function Goals({ goals }: { goals: readonly Goal[] }) {
  return (
    <ul className={records['list'] ?? ''}>
      {goals.map((goal) => (
        <Line goal={goal} key={goal.id} />
      ))}
    </ul>
  )
}

function Line({ goal }: { goal: Goal }) {
  const { id, title, state, of, isDue, lookAgainOn } = goal
  const next = state === 'active' ? nextStep(goal) : null
  return (
    <li>
      <Link to={`/growth/${id}`} className={shipped['item'] ?? ''} underline="never">
        <Group gap="sm" justify="space-between">
          <span className={shipped['title']}>{title}</span>
          {isDue && of === null ? (
            <State tone="open">To look at again</State>
          ) : (
            state !== 'active' && (
              <State tone={stateWords[state].tone}>{stateWords[state].label}</State>
            )
          )}
        </Group>
        <Text size="sm" c="dimmed">
          {of !== null && `${of.name} shows it to you. `}
          {next !== null && `Next: ${next}`}
          {of === null && next === null && !isDue && lookAgainOn !== null && (
            <>
              To look at again on <Day day={lookAgainOn} />
            </>
          )}
        </Text>
      </Link>
    </li>
  )
}
