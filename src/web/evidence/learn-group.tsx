/** One of the groups in which a place is learned: a title with what there is, or what would fill it. */
import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { AnswerOf } from '#web/api/verbs.ts'
import { Link } from '#web/ui/link.tsx'
import { placeOf } from '#web/ui/places.ts'
import { calendarDayShown } from '#std/shown-dates.ts'
import { standingInWords } from '#std/standing.ts'
import classes from './evidence.module.css'

interface GroupProps {
  title: string
  /** Above what there is. */
  says?: string | undefined
  /** What would fill it, where there is nothing. */
  none: ReactNode
  children: readonly ReactNode[]
}

export function Group({ title, says, none, children }: GroupProps) {
  return (
    <div>
      <Title order={3} size="h5" mb="xs">
        {title}
      </Title>
      {children.length === 0 ? (
        <Text size="sm" c="dimmed">
          {none}
        </Text>
      ) : (
        <Stack gap="xs">
          {says !== undefined && (
            <Text size="sm" c="dimmed">
              {says}
            </Text>
          )}
          <ul className={classes['learned'] ?? ''}>{children}</ul>
        </Stack>
      )}
    </div>
  )
}

interface NamedProps {
  of: AnswerOf<'code.learn'>['governs'][number]
  /** The place that is learned; what names just it need not say so. */
  at: string
  children?: ReactNode
}

export function Named({ of: one, at, children }: NamedProps) {
  const { kind, number, title, successor, names } = one
  const others = names.map(({ path }) => path).filter((path) => path !== at)
  return (
    <li>
      <Link to={placeOf({ kind, number })} underline="always">
        {title}
      </Link>{' '}
      <Text span size="sm" c="dimmed">
        {kind} {number}, {stateOf(one)}
        {successor !== null && `, replaced by ${successor.title} (${stateOf(successor)})`}
        {others.length === names.length && `; names ${others.slice(0, namesShown).join(', ')}`}
      </Text>
      {children}
    </li>
  )
}

const namesShown = 2

function stateOf({ status, trialUntil }: { status: string; trialUntil: string | null }): string {
  return standingInWords({
    status,
    trialUntil: trialUntil === null ? null : calendarDayShown(trialUntil),
  })
}
