/** What a record points at, and what points at it. */
import { Text } from '@mantine/core'
import { useAnswer } from '#web/api/hooks.ts'
import { Link } from '#web/ui/link.tsx'
import { Section } from '#web/ui/page.tsx'
import { placeOf } from '#web/ui/places.ts'

export function Links({ record }: { record: string }) {
  const links = useAnswer('records.links', { record })
  const from = links.data?.from ?? []
  if (from.length === 0) return null
  return (
    <Section title="Spoken of elsewhere">
      <ul>
        {from.map(({ kind, number, title, record: id, comment }) => (
          <li key={`${id} ${comment ?? ''}`}>
            <Link to={placeOf({ kind, number })}>{title}</Link>{' '}
            <Text span size="sm" c="dimmed">
              {kind} {number}
            </Text>
          </li>
        ))}
      </ul>
    </Section>
  )
}
