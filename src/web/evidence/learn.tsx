/** What a file or a folder is learned by, in one place: trails, questions, tips, what governs it, and who can be asked. */
import { SimpleGrid, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useAnswer } from '#web/api/hooks.ts'
import type { AnswerOf } from '#web/api/verbs.ts'
import { address } from '#web/ui/address.ts'
import { Asked } from '#web/ui/asked.tsx'
import { Link } from '#web/ui/link.tsx'
import { Section } from '#web/ui/page.tsx'
import { placeOf } from '#web/ui/places.ts'
import { When } from '#web/ui/when.tsx'
import { calendarDayShown } from '#std/shown-dates.ts'
import { standingInWords } from '#std/standing.ts'
import classes from './evidence.module.css'

type Learned = AnswerOf<'code.learn'>
type OneRecord = Learned['governs'][number]

interface LearnProps {
  repository: string
  /** '' is all of the repository. */
  path: string
  isFolder?: boolean
}

export function Learn({ repository, path, isFolder = false }: LearnProps) {
  const found = useAnswer('code.learn', { repository, path })
  const about = `${repository}:${path}`
  return (
    <Section title={isFolder ? 'Learn this folder' : 'Learn this file'}>
      <Asked of={found} lines={8}>
        {({ trails, questions, tips, governs, people, nobody, hours }) => (
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl" verticalSpacing="lg">
            <Group
              title="Trails that pass here"
              none={
                <>
                  No walk leads past it yet. Whoever knows the way{' '}
                  <Link to="/trails/new" underline="always">
                    begins one
                  </Link>
                  .
                </>
              }
            >
              {trails.map((one) => (
                <Named key={one.record} of={one} at={path} />
              ))}
            </Group>
            <Group
              title="Asked here"
              none={
                <>
                  Nobody asked about it in the open yet.{' '}
                  <Link to={address('/questions/new', { about })} underline="always">
                    Ask
                  </Link>
                  , and the next one finds it here.
                </>
              }
            >
              {questions.map(({ wouldHaveTold, ...one }) => (
                <Named key={one.record} of={one} at={path}>
                  {wouldHaveTold !== null && (
                    <Text size="sm">What would have told it: {wouldHaveTold}</Text>
                  )}
                </Named>
              ))}
            </Group>
            <Group
              title="Tips that fit"
              says="When something in it does what it should not, or you do not know it yet."
              none={
                <>
                  None fits what it is written in. What helped you,{' '}
                  <Link to="/tips/new" underline="always">
                    write down
                  </Link>
                  .
                </>
              }
            >
              {tips.map(({ ref, title, why }) => (
                <li key={ref}>
                  <Link to={`/tips/${ref.replace(/^tip#/, '')}`} underline="always">
                    {title}
                  </Link>
                  {why !== null && (
                    <Text size="sm" c="dimmed">
                      {why}
                    </Text>
                  )}
                </li>
              ))}
            </Group>
            <Group
              title="What was decided about it"
              none={
                <>
                  No record names it, or a folder above it. A decision whose words say{' '}
                  <code>{path === '' ? about : path}</code> appears here.
                </>
              }
            >
              {governs.map((one) => (
                <Named key={one.record} of={one} at={path} />
              ))}
            </Group>
            <Group title="Who can be asked" says={severalSay(people.length)} none={nobody}>
              {people.map(({ name, reasons }) => (
                <li key={`${name} ${reasons.join()}`}>
                  <Text span fw={600}>
                    {name}
                  </Text>{' '}
                  <Text span size="sm">
                    {reasons.join('; ')}
                  </Text>
                </li>
              ))}
            </Group>
            <Around hours={hours} />
          </SimpleGrid>
        )}
      </Asked>
    </Section>
  )
}

function severalSay(count: number): string | undefined {
  return count > 1 ? 'In no order, and anew each day: any of them will do.' : undefined
}

function Around({ hours: { now, next } }: { hours: Learned['hours'] }) {
  const shown = now.length > 0 ? now : next === null ? [] : [next]
  return (
    <Group
      title={now.length > 0 ? 'Around now' : 'Around next'}
      none={
        <>
          Nobody says yet when they like to be asked.{' '}
          <Link to="/questions/hours" underline="always">
            An hour a week
          </Link>{' '}
          is a good beginning.
        </>
      }
    >
      {shown.map(({ id, name, from, to, zone, about, isNow, next: begins }) => (
        <li key={id}>
          <Text span fw={600}>
            {name}
          </Text>{' '}
          <Text span size="sm">
            {isNow ? `until ${to} (${zone})` : `${from} to ${to} (${zone}), `}
            {!isNow && <When at={begins} />}
            {about !== '' && `: ${about}`}
          </Text>
        </li>
      ))}
    </Group>
  )
}

interface GroupProps {
  title: string
  /** Above what there is. */
  says?: string | undefined
  /** What would fill it, where there is nothing. */
  none: ReactNode
  children: readonly ReactNode[]
}

function Group({ title, says, none, children }: GroupProps) {
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
  of: OneRecord
  /** The place that is learned; what names just it need not say so. */
  at: string
  children?: ReactNode
}

function Named({ of: one, at, children }: NamedProps) {
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
