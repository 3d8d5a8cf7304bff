/** DORA's five, of each place of production: how long a commit takes to it, how often something arrives, what failed and was mended. */
import { Code, Group, Text } from '@mantine/core'
import { duration } from '#std/duration.ts'
import { amount, count, counted, percent } from '#std/words.ts'
import { useAnswer } from '#web/api/hooks.ts'
import type { AnswerOf } from '#web/api/verbs.ts'
import { LeftOut } from '#web/evidence/left-out.tsx'
import { Table, type Column } from '#web/evidence/table.tsx'
import { useAddress, type Search } from '#web/ui/address.ts'
import { Asked } from '#web/ui/asked.tsx'
import { Card } from '#web/ui/card.tsx'
import { Link } from '#web/ui/link.tsx'
import { Section } from '#web/ui/page.tsx'
import { spanShown } from '#web/ui/span.ts'
import type { FlowWhere } from './asked.ts'
import { toChanges, toDeployments } from './behind.ts'
import { Leads } from './leads.tsx'
import { Meaning } from './meaning.tsx'

type Answer = AnswerOf<'flow.delivery'>
type Place = Answer['items'][number]
type Share = Pick<Place['changeFailRate'], 'value' | 'n' | 'interval'>

export function Delivery({ where }: { where: FlowWhere }) {
  const delivery = useAnswer('flow.delivery', where)
  const { search } = useAddress()
  if (delivery.error?.code === 'flow.none') return null
  return (
    <Section
      title="Delivery"
      acts={<Link to={toDeployments(search, {})}>Deployment by deployment</Link>}
    >
      <Asked of={delivery} lines={4}>
        {(answer) =>
          answer.because === null ? (
            <Places answer={answer} />
          ) : (
            <Text c="dimmed">
              It cannot be told: {answer.because}. {answer.hint}
            </Text>
          )
        }
      </Asked>
    </Section>
  )
}

function Places({ answer }: { answer: Answer }) {
  const { items, incidents, leftOut, n, window } = answer
  const { search } = useAddress()
  const untold = [...new Set(items.flatMap(({ leadTime }) => leadTime.because ?? []))]
  return (
    <Card>
      <Table
        caption="Delivery to each place of production"
        rows={items}
        columns={columnsIn(search)}
      />
      <Group justify="space-between" mt="sm" gap="xs">
        <Text size="sm" c="dimmed">
          <Leads n={n} to={toDeployments(search, { only: 'counted' })}>
            {amount(n, 'deployments')}
          </Leads>{' '}
          to production, {spanShown(window)}. Lead time and mended in: half took no longer.
        </Text>
        <Meaning says={counting(incidents.withinHours)} />
      </Group>
      {incidents.because !== null && (
        <Text size="sm" c="dimmed">
          <UntoldFailures of={answer} /> Incidents come with{' '}
          <Code>cairn import incidents FILE --repository OWNER/NAME</Code>, or as issues that are
          labelled as <Code>cairn flow set --incidents</Code> says.
        </Text>
      )}
      {untold.map((because) => (
        <Text key={because} size="sm" c="dimmed">
          No lead time: {because}.
        </Text>
      ))}
      <LeftOut leftOut={leftOut} />
      {leftOut.some(({ what }) => what.startsWith('deployments')) && (
        <Text size="sm">
          <Link to={toDeployments(search, { only: 'not-counted' })} inherit underline="always">
            Deployments that were left out, one by one
          </Link>
        </Text>
      )}
    </Card>
  )
}

/** What failed by its own status is known all the same. */
function UntoldFailures({ of: { items, n, incidents } }: { of: Answer }) {
  const { search } = useAddress()
  const failed = items.reduce((sum, { changeFailRate: { by } }) => sum + by.status + by.said, 0)
  return (
    <>
      <Leads n={failed} to={toDeployments(search, { only: 'failed' })} /> of {count(n)} failed by
      their own status. What else failed and what was rework is not known, which is not 0 %:{' '}
      {incidents.because}.
    </>
  )
}

function counting(withinHours: number): string[] {
  return [
    'Each place of production is told by itself. Deployed counts what came to a success or a failure first; what runs, was cancelled or has no status counts nowhere.',
    'Lead time: of changes merged in the span, from the first commit to the first success here of a deployment that contains the change. Where that cannot be told, it is left out.',
    `Failed: of all that were deployed, those that came to a failure first, that people said failed, or that an incident belongs to. An incident belongs to the last deployment of its service before it, within ${counted(withinHours, 'hour')}.`,
    'Mended in: from the failure to the end of its last incident, or else to the next success in the same place.',
    'Rework: of all that were deployed, those made for an incident: after it was opened, up to and with the first that succeeded, and not after its end.',
  ]
}

/** Numbers that are counted open to what they were counted from. */
const columnsIn = (search: Search): Column<Place>[] => [
  {
    name: 'To',
    value: nameOf,
    show: (place) => (
      <>
        {nameOf(place)}
        <Text size="xs" c="dimmed">
          {perWeek(place.frequency.weeks)}
        </Text>
      </>
    ),
  },
  {
    name: 'Deployed',
    value: ({ n }) => n,
    show: (place) => (
      <Link to={listOf(place, search, 'counted')} inherit>
        {count(place.n)}
      </Link>
    ),
  },
  {
    ...length('Lead time', ({ leadTime }) => leadTime.elapsed.p50),
    show: (place) => <LeadTime of={place} search={search} />,
  },
  length('9 in 10', ({ leadTime }) => leadTime.elapsed.p90, true),
  share('Failed', ({ changeFailRate }) => changeFailRate, {
    to: (place) => listOf(place, search, 'failed'),
  }),
  {
    ...length('Mended in', ({ recovery }) => recovery.elapsed.p50, true),
    show: (place) => <MendedIn of={place} search={search} />,
  },
  share('Rework', ({ reworkRate }) => reworkRate, {
    to: (place) => listOf(place, search, 'rework'),
  }),
]

interface OfPlace {
  of: Place
  search: Search
}

/** Half of them, and of how many changes it is told and of how many not. */
function LeadTime({ of: place, search }: OfPlace) {
  const { p50, n, notMeasurable } = place.leadTime.elapsed
  const to = (told: string) =>
    toChanges(search, { ...placeOf(place), ...{ measure: 'leadTime', told } })
  return (
    <Half
      p50={p50}
      n={n}
      known={{ says: counted(n, 'change'), to: to('known') }}
      unknown={notMeasurable}
      rest={{ says: `not of ${count(notMeasurable)}`, to: to('unknown') }}
    />
  )
}

function MendedIn({ of: place, search }: OfPlace) {
  const { p50, n, notMeasurable } = place.recovery.elapsed
  return (
    <Half
      p50={p50}
      n={n}
      known={{ says: `${count(n)} mended`, to: listOf(place, search, 'recovered') }}
      unknown={notMeasurable}
      rest={{
        says: `${count(notMeasurable)} not so far`,
        to: listOf(place, search, 'unrecovered'),
      }}
    />
  )
}

interface HalfProps {
  p50: number | null
  n: number
  known: { says: string; to: string }
  unknown: number
  rest: { says: string; to: string }
}

function Half({ p50, n, known, unknown, rest }: HalfProps) {
  return (
    <>
      {p50 === null ? '–' : duration(p50)}
      <Text size="xs" c="dimmed">
        {n > 0 && (
          <Link to={known.to} inherit>
            {known.says}
          </Link>
        )}
        {n > 0 && unknown > 0 && ', '}
        {unknown > 0 && (
          <Link to={rest.to} inherit>
            {rest.says}
          </Link>
        )}
      </Text>
    </>
  )
}

function listOf(place: Place, search: Search, only: string): string {
  return toDeployments(search, { ...placeOf(place), only })
}

/** What is deployed as a whole is of no component. */
function placeOf({ environment, component }: Place): Search {
  return { environment, component: component ?? 'none' }
}

function nameOf({ component, environment }: Place): string {
  return component === null ? environment : `${component}, ${environment}`
}

/** Of whole weeks alone: what was watched for a day is no week. */
function perWeek(weeks: Place['frequency']['weeks']): string {
  const whole = weeks.filter(({ isWhole }) => isWhole)
  if (whole.length === 0) return ''
  const succeeded = whole.reduce((sum, week) => sum + week.succeeded, 0)
  if (succeeded === 0) return `none succeeded in ${counted(whole.length, 'whole week')}`
  const rate = succeeded / whole.length
  return `${rate < 0.1 ? 'under 0.1' : rate.toFixed(1)} a week succeeded`
}

function length(
  name: string,
  value: (place: Place) => number | null,
  isMinor?: true,
): Column<Place> {
  return {
    name,
    ...(isMinor ? { isMinor } : {}),
    value,
    show: (place) => {
      const minutes = value(place)
      return minutes === null ? '–' : duration(minutes)
    },
  }
}

/** `to` leads to those of which it is a share. */
function share(
  name: string,
  of: (place: Place) => Share,
  { to }: { to: (place: Place) => string },
): Column<Place> {
  return {
    name,
    isMinor: true,
    value: (place) => of(place).value,
    show: (place) => {
      const { value, n, interval } = of(place)
      if (value === null) return '–'
      return (
        <>
          <Link to={to(place)} inherit>
            {percent(value)}
          </Link>
          <Text size="xs" c="dimmed">
            of {count(n)}
            {interval !== null && `, ${percent(interval.low)} to ${percent(interval.high)}`}
          </Text>
        </>
      )
    },
  }
}
