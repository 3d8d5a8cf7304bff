/** What was promised, over all records: mine, what is overdue, and all that is open or done. */
import { SegmentedControl, Text } from '@mantine/core'
import { useAnswer } from '#web/api/hooks.ts'
import type { AnswerOf, InputOf } from '#web/api/verbs.ts'
import { useAddress } from '#web/ui/address.ts'
import { Asked } from '#web/ui/asked.tsx'
import { Card } from '#web/ui/card.tsx'
import { Empty } from '#web/ui/empty.tsx'
import { Link } from '#web/ui/link.tsx'
import { Page as Frame, Scrollable, Section } from '#web/ui/page.tsx'
import { placeOf } from '#web/ui/places.ts'
import { ActionLine } from './action-line.tsx'
import classes from './records.module.css'

type Action = AnswerOf<'actions.list'>['items'][number]

const shownMax = 200

const choices = {
  mine: 'Mine',
  overdue: 'Overdue',
  all: 'All',
  done: 'Done',
} as const
type Choice = keyof typeof choices

const empty: Record<Choice, string> = {
  mine: 'You have promised nothing that is still open.',
  overdue: 'Nothing is overdue.',
  all: 'Nothing is promised that is still open.',
  done: 'Nothing was done yet.',
}

export function Page() {
  const { search, change } = useAddress()
  const me = useAnswer('members.me', {})
  const choice = chosen(search['which'])
  const list = useAnswer('actions.list', inputOf(choice, me.data?.id))
  return (
    <Frame
      title="What was promised"
      lead="Next steps that somebody took on, or that still wait for somebody, each with what it is for."
    >
      <Scrollable>
        <SegmentedControl
          aria-label="Which ones"
          mb="md"
          value={choice}
          onChange={(value) => change({ which: value === 'mine' ? undefined : value })}
          data={Object.entries(choices).map(([value, label]) => ({ value, label }))}
        />
      </Scrollable>
      <Asked of={list}>
        {({ items, next }) => (
          <>
            {items.length === 0 && (
              <Empty says={empty[choice]}>
                {choice === 'mine' && <Unowned />}A next step is added on the page of a decision,
                and stands here until it is done.
              </Empty>
            )}
            {groupsOf(items, choice).map(({ title, actions }) => (
              <Section key={title} title={title}>
                <ul className={classes['comments'] ?? ''}>
                  {actions.map((action) => (
                    <Card as="li" key={action.id}>
                      <ActionLine action={action} of={<For action={action} />} />
                    </Card>
                  ))}
                </ul>
              </Section>
            ))}
            {next !== null && (
              <Text size="sm" c="dimmed" mt="md">
                The oldest {shownMax} are shown.
              </Text>
            )}
          </>
        )}
      </Asked>
    </Frame>
  )
}

/** What nobody took on yet may be mine to take. */
function Unowned() {
  const list = useAnswer('actions.list', { state: 'open', limit: shownMax })
  const waiting = (list.data?.items ?? []).filter(({ owner }) => owner === null).length
  if (waiting === 0) return null
  return (
    <>
      {waiting === 1 ? '1 waits' : `${waiting} wait`} for somebody, under{' '}
      <Link to="/actions?which=all" underline="always">
        All
      </Link>
      .{' '}
    </>
  )
}

function For({ action: { of } }: { action: Action }) {
  return (
    <Text size="sm">
      for{' '}
      <Link to={placeOf(of)} underline="always">
        {of.title}
      </Link>{' '}
      <Text span size="sm" c="dimmed">
        {of.kind} {of.number}
      </Text>
    </Text>
  )
}

function chosen(given: string | undefined): Choice {
  return given === 'overdue' || given === 'all' || given === 'done' ? given : 'mine'
}

/** null while it is not known who asks. */
function inputOf(choice: Choice, me: string | undefined): InputOf<'actions.list'> | null {
  if (choice === 'overdue') return { overdue: true, limit: shownMax }
  if (choice === 'done') return { state: 'done', limit: shownMax }
  if (choice === 'all') return { state: 'open', limit: shownMax }
  return me === undefined ? null : { owner: me, state: 'open', limit: shownMax }
}

/** The most pressing first; what has no day waits behind. */
function groupsOf(
  actions: readonly Action[],
  choice: Choice,
): { title: string; actions: Action[] }[] {
  const byDay = actions.toSorted((a, b) => ((a.due ?? '9') < (b.due ?? '9') ? -1 : 1))
  const groups = [
    { title: 'Done', actions: choice === 'done' ? byDay : [] },
    { title: 'Overdue', actions: byDay.filter(({ isOverdue }) => isOverdue) },
    {
      title: 'Until a day',
      actions: byDay.filter(({ isOverdue, state, due }) => {
        return state === 'open' && due !== null && !isOverdue
      }),
    },
    {
      title: 'Without a day',
      actions: byDay.filter(({ state, due }) => state === 'open' && due === null),
    },
  ]
  return groups.filter((group) => group.actions.length > 0)
}
