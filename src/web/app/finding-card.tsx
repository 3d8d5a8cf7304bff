/** What hurts, as a card: its evidence, what it rests on, and what to do about it. */
import { Group, Text } from '@mantine/core'
import type { AnswerOf, Where } from '#web/api/verbs.ts'
import { formFor } from '#web/evidence/waiting-pin.ts'
import { address, type Search } from '#web/ui/address.ts'
import { Card } from '#web/ui/card.tsx'
import { Link } from '#web/ui/link.tsx'
import { Spark } from '#web/ui/spark.tsx'
import { findingPin } from './finding-pin.ts'
import { pageOf, rowPlace } from './finding-places.ts'
import classes from './today.module.css'

type Finding = AnswerOf<'evidence.report'>['findings'][number]

interface FindingProps {
  finding: Finding
  where: Where
}

export function FindingCard({ finding, where }: FindingProps) {
  const { title, evidence, rows, doubt, next, kind } = finding
  const { pinned, measures } = findingPin(finding, where)
  const { repository, window } = where
  const scope = { in: repository, window: finding.window === 'all' ? 'all' : window }
  return (
    <Card as="article">
      <Text component="h3" fw={650} fz="1.05rem" m={0}>
        {title}
      </Text>
      <Text mt={4} maw="46rem">
        {evidence}
      </Text>
      <ul className={classes['rows'] ?? ''}>
        {rows.map((row) => (
          <li key={row.label}>
            <RowLabel label={row.label} scope={scope} kind={kind} />
            <span className={classes['says']}>{row.says}</span>
            {row.chart !== null && (
              <Spark
                values={row.chart.values}
                label={`${row.label}: ${row.chart.what} over the span`}
              />
            )}
          </li>
        ))}
      </ul>
      <Text size="sm" c="dimmed" maw="46rem">
        {doubt}
      </Text>
      {kind === 'hotspots' && (
        <Text size="sm" c="dimmed" maw="46rem">
          Tests take no place in this, though they count among the files.{' '}
          <Link to={address('/evidence/hotspots', { ...scope, tests: 'yes' })} underline="always">
            The map can show them, too
          </Link>
          .
        </Text>
      )}
      {next !== '' && (
        <Text mt="xs" maw="46rem">
          <span aria-hidden>→ </span>
          {next}
        </Text>
      )}
      <Group mt="sm" gap="md">
        <Link to={pageOf(finding, scope)}>Look closer</Link>
        <Link to={formFor('/decisions/new', pinned, { about: title, measures })}>
          Propose something about it
        </Link>
      </Group>
    </Card>
  )
}

/** What a row is about leads to its page. */
function RowLabel({ label, scope, kind }: { label: string; scope: Search; kind: string }) {
  const to = rowPlace(kind, label, scope)
  return (
    <span className={classes['label']}>
      {to === null ? (
        label
      ) : (
        <Link to={to} inherit>
          {label}
        </Link>
      )}
    </span>
  )
}
