/** What waits for me, or for anybody: proposals, reviews whose day is past, and next steps that are mine or nobody's. */
import { Text } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { Problem } from '#web/api/ask.ts'
import { useAnswer } from '#web/api/hooks.ts'
import { Asked } from '#web/ui/asked.tsx'
import { Link } from '#web/ui/link.tsx'
import { Section } from '#web/ui/page.tsx'
import { placeOf } from '#web/ui/places.ts'
import { Day } from '#web/ui/when.tsx'
import classes from './today.module.css'

const shownMax = 5
/** Nobody's are among all that are open. */
const askedMax = 200

export function Waiting() {
  const me = useAnswer('members.me', {})
  const mine = useAnswer(
    'actions.list',
    me.data === undefined ? null : { owner: me.data.id, state: 'open', limit: shownMax },
  )
  const all = useAnswer('actions.list', { state: 'open', limit: askedMax })
  const open = useAnswer('decisions.list', { status: 'open', limit: shownMax })
  const overdue = useAnswer('decisions.due', { overdue: true, limit: shownMax })
  const asked: UseQueryResult<unknown, Problem>[] = [me, mine, all, open, overdue]
  const missing =
    asked.find(({ isError }) => isError) ?? asked.find(({ data }) => data === undefined)
  const nobodys = (all.data?.items ?? []).filter(({ owner }) => owner === null)
  const steps = [...(mine.data?.items ?? []), ...nobodys].slice(0, shownMax)
  const [proposals, reviews] = [open.data?.items ?? [], overdue.data?.items ?? []]
  const isNothing = proposals.length + reviews.length + steps.length === 0
  return (
    <Section title="What waits" acts={<Link to="/actions">What was promised</Link>}>
      {missing !== undefined && (
        <Asked of={missing} lines={2}>
          {() => null}
        </Asked>
      )}
      {(missing === undefined || missing.isError) && (
        <ul className={classes['list'] ?? ''}>
          {proposals.map(({ id, number, title, until }) => (
            <Line key={id} to={`/decisions/${number}`} title={title}>
              <Until day={until} />
            </Line>
          ))}
          {reviews.map(({ id, number, title, reviewOn }) => (
            <Line key={id} to={`/decisions/${number}`} title={title}>
              did it work? It was to be asked on <Day day={reviewOn} />
            </Line>
          ))}
          {steps.map(({ id, text, due, of, owner }) => (
            <Line key={id} to={placeOf(of)} title={text}>
              {owner === null ? 'nobody took it on yet' : 'yours'}
              {due !== null && (
                <>
                  , due <Day day={due} />
                </>
              )}
            </Line>
          ))}
          {isNothing && missing === undefined && (
            <li>
              Nothing waits.{' '}
              <Link to="/ideas/new" underline="always">
                What could be better?
              </Link>{' '}
              <Link to="/frictions/new" underline="always">
                What gets in the way?
              </Link>
            </li>
          )}
        </ul>
      )}
    </Section>
  )
}

function Line({ to, title, children }: { to: string; title: string; children: ReactNode }) {
  return (
    <li>
      <Link to={to} underline="always">
        {title}
      </Link>
      <Text span size="sm" c="dimmed">
        {' · '}
        {children}
      </Text>
    </li>
  )
}

/** Until when a proposal is discussed. */
function Until({ day }: { day: string | null }) {
  // Nobody is late while it is still that day for somebody: furthest west, at UTC-12.
  const [today] = useState(() => new Date(Date.now() - 12 * 3_600_000).toISOString().slice(0, 10))
  if (day === null) return 'open for discussion'
  return (
    <>
      {day < today ? 'to be decided: it was open until ' : 'open until '}
      <Day day={day} />
    </>
  )
}
