/** What was written down about a file or a folder above it. */
import { Stack, Text } from '@mantine/core'
import { useAnswer } from '#web/api/hooks.ts'
import { Asked } from '#web/ui/asked.tsx'
import { Link } from '#web/ui/link.tsx'
import { placeOf } from '#web/ui/places.ts'
import { calendarDayShown } from '#std/shown-dates.ts'
import { standingInWords } from '#std/standing.ts'
import type { OfFile } from './not-in-span.tsx'

export function Why({ where, file: { path } }: OfFile) {
  const why = useAnswer('code.why', { repository: where.repository, path, limit: 20 })
  return (
    <Asked of={why} lines={2}>
      {({ items }) =>
        items.length === 0 ? (
          <Text c="dimmed">No record names this file or a folder above it.</Text>
        ) : (
          <Stack gap="xs">
            {items.map(({ record, kind, number, title, successor, names, ...item }) => (
              <div key={record}>
                <Link to={placeOf({ kind, number })} underline="always">
                  {title}
                </Link>{' '}
                <Text span size="sm" c="dimmed">
                  {kind} {number}, {stateOf(item)}
                  {successor !== null &&
                    `, replaced by ${successor.title}${successor.trialUntil === null ? '' : ` (${stateOf(successor)})`}`}
                  ; names {names.map((name) => name.path).join(', ')}
                </Text>
              </div>
            ))}
          </Stack>
        )
      }
    </Asked>
  )
}

function stateOf({ status, trialUntil }: { status: string; trialUntil: string | null }): string {
  return standingInWords({
    status,
    trialUntil: trialUntil === null ? null : calendarDayShown(trialUntil),
  })
}
