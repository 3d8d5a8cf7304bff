/** Where it was found out, and how far that carries. */
import { Anchor, Text } from '@mantine/core'
import { Section } from '#web/ui/page.tsx'
import type { ShippedRemedy } from '../schema.ts'
import classes from './remedies.module.css'

export function Sources({ sources }: { sources: ShippedRemedy['sources'] }) {
  if (sources.length === 0) return null
  return (
    <Section title="Sources">
      <ul className={classes['sources'] ?? ''}>
        {sources.map(({ title, by, year, url, citation, says }) => (
          <li key={title}>
            {url === null ? (
              <em>{title}</em>
            ) : (
              <Anchor href={url} rel="noreferrer" underline="always">
                {title}
              </Anchor>
            )}
            <Text size="sm" c="dimmed">
              {by}, {year}
              {citation !== null && `. ${citation}`}
            </Text>
            <Text size="sm">{says}</Text>
          </li>
        ))}
      </ul>
    </Section>
  )
}
