/** What a file or a folder is learned by, in one place: trails, questions, tips, what governs it, and who can be asked. */
import { SimpleGrid, Text } from '@mantine/core'
import { useAnswer } from '#web/api/hooks.ts'
import type { AnswerOf } from '#web/api/verbs.ts'
import { address } from '#web/ui/address.ts'
import { Asked } from '#web/ui/asked.tsx'
import { Link } from '#web/ui/link.tsx'
import { Section } from '#web/ui/page.tsx'
import { When } from '#web/ui/when.tsx'
import { Group, Named } from './learn-group.tsx'
import { TipLink } from './tip-link.tsx'

type Learned = AnswerOf<'code.learn'>

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
        {(learned) => (
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl" verticalSpacing="lg">
            <Trails learned={learned} path={path} />
            <Questions learned={learned} about={about} path={path} />
            <Tips learned={learned} />
            <Governs learned={learned} named={path === '' ? about : path} path={path} />
            <People learned={learned} />
            <Around learned={learned} />
          </SimpleGrid>
        )}
      </Asked>
    </Section>
  )
}

interface Of {
  learned: Learned
}

function Trails({ learned: { trails }, path }: Of & { path: string }) {
  return (
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
  )
}

function Questions({ learned: { questions }, about, path }: Of & { about: string; path: string }) {
  return (
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
  )
}

function Tips({ learned: { tips } }: Of) {
  return (
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
      {tips.map((tip) => (
        <li key={tip.ref}>
          <TipLink tip={tip} />
          {tip.why !== null && (
            <Text size="sm" c="dimmed">
              {tip.why}
            </Text>
          )}
        </li>
      ))}
    </Group>
  )
}

function Governs({ learned: { governs }, named, path }: Of & { named: string; path: string }) {
  return (
    <Group
      title="What was decided about it"
      none={
        <>
          No record names it, or a folder above it. A decision whose words say <code>{named}</code>{' '}
          appears here.
        </>
      }
    >
      {governs.map((one) => (
        <Named key={one.record} of={one} at={path} />
      ))}
    </Group>
  )
}

function People({ learned: { people, nobody } }: Of) {
  return (
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
  )
}

function severalSay(count: number): string | undefined {
  return count > 1 ? 'In no order, and anew each day: any of them will do.' : undefined
}

function Around({
  learned: {
    hours: { now, next },
  },
}: Of) {
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
