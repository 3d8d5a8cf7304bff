/** One number with its words and how sure it is. */
import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { days } from '#std/words.ts'
import { Card } from '#web/ui/card.tsx'
import { Link } from '#web/ui/link.tsx'

interface FigureProps {
  value: string
  says: string
  /** In days. */
  interval?: { low: number; high: number; level: number } | null
  doubt?: ReactNode
  /** Where what was counted is listed. */
  to?: string
}

export function Figure({ value, says, interval, doubt, to }: FigureProps) {
  const sure =
    doubt ??
    (interval ? wouldFall(days(interval.low), days(interval.high), interval.level) : undefined)
  return (
    <Card>
      <Text fz="1.5rem" fw={700}>
        {value}
      </Text>
      <Text size="sm">
        {to === undefined ? (
          says
        ) : (
          <Link to={to} inherit underline="always">
            {says}
          </Link>
        )}
      </Text>
      {sure !== undefined && (
        <Text size="sm" c="dimmed">
          {sure}
        </Text>
      )}
    </Card>
  )
}

/** What an interval means (docs/numbers.md): chance in the work, not in what comes next. */
export function wouldFall(low: string, high: string, level = 0.9): string {
  return `Had the work gone slightly differently, it would lie between ${low} and ${high} in ${Math.round(level * 100)} of 100 cases.`
}

export const tooLittle = 'too little to tell'

export function inDays(value: number | null): string {
  return value === null ? tooLittle : days(value)
}
