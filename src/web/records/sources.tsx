/** Where something was found out, and how far that carries. */
import { Anchor, Text } from '@mantine/core'
import { Section } from '#web/ui/page.tsx'
import classes from './shipped.module.css'

interface Source {
  title: string
  by: string
  /** Null of a page that is kept up to date. */
  year: number | null
  url: string | null
  citation: string | null
  says: string
}

export function Sources({ sources }: { sources: readonly Source[] }) {
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
              {by}
              {year !== null && `, ${year}`}
              {citation !== null && `. ${citation}`}
            </Text>
            <Text size="sm">{says}</Text>
          </li>
        ))}
      </ul>
    </Section>
  )
}
