/** What every page has: its title, which is the tab's, too, and a line on what it is for. */
import { Box, Group, Text, Title } from '@mantine/core'
import { useEffect, type ReactNode } from 'react'
import classes from './page.module.css'

interface PageProps {
  title: string
  lead?: ReactNode
  /** What one can do here, beside the title. */
  acts?: ReactNode
  children: ReactNode
}

export function Page({ title, lead, acts, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Cairn`
  }, [title])
  return (
    <Box className={classes['page']}>
      <Group justify="space-between" align="flex-start" gap="md" mb="xs">
        <Title order={1} className={classes['title']}>
          {title}
        </Title>
        {acts !== undefined && <Group gap="xs">{acts}</Group>}
      </Group>
      {lead !== undefined && (
        <Text c="dimmed" maw="44rem" mb="lg">
          {lead}
        </Text>
      )}
      {children}
    </Box>
  )
}

interface SectionProps {
  title: string
  acts?: ReactNode
  children: ReactNode
}

export function Section({ title, acts, children }: SectionProps) {
  return (
    <section className={classes['section']} id={idOf(title)} aria-label={title}>
      <Group justify="space-between" mb="sm">
        <Title order={2}>{title}</Title>
        {acts}
      </Group>
      {children}
    </section>
  )
}

/** To be led to. */
function idOf(title: string): string {
  return `s-${title.toLowerCase().replace(/[^a-z]+/g, '-')}`
}

/** What may be wider than a phone, and is then moved with a finger. */
export function Scrollable({ children }: { children: ReactNode }) {
  return <div className={classes['scrollable']}>{children}</div>
}
