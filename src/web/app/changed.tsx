/** What was written lately: records, each once, by the newest words of them. */
import { Text } from '@mantine/core'
import { useAnswer } from '#web/api/hooks.ts'
import { Asked } from '#web/ui/asked.tsx'
import { Link } from '#web/ui/link.tsx'
import { Section } from '#web/ui/page.tsx'
import { placeOf } from '#web/ui/places.ts'
import { When } from '#web/ui/when.tsx'
import classes from './today.module.css'

const shownMax = 5

export function Changed() {
  const recent = useAnswer('records.recent', { limit: shownMax })
  return (
    <Section title="What changed">
      <Asked of={recent} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <Text c="dimmed">Nothing was written here yet.</Text>
          ) : (
            <ul className={classes['list'] ?? ''}>
              {items.map(({ id, kind, number, title, at, isComment }) => (
                <li key={id}>
                  <Link to={placeOf({ kind, number })} underline="always">
                    {title}
                  </Link>
                  <Text span size="sm" c="dimmed">
                    {' · '}
                    {isComment ? `something was said on this ${kind}` : `${kind} ${number}`},{' '}
                    <When at={at} />
                  </Text>
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
    </Section>
  )
}
