/** One number with its words and how sure it is. */
import { Text } from '@mantine/core'
import { days } from '#std/words.ts'
import { Card } from '#web/ui/card.tsx'

interface FigureProps {
  value: string
  says: string
  /** In days. */
  interval?: { low: number; high: number; level: number } | null
  doubt?: string | undefined
}

export function Figure({ value, says, interval, doubt }: FigureProps) {
  const sure =
    doubt ??
    (interval ? `${days(interval.low)} to ${days(interval.high)}, nine times in ten` : undefined)
  return (
    <Card>
      <Text fz="1.5rem" fw={700}>
        {value}
      </Text>
      <Text size="sm">{says}</Text>
      {sure !== undefined && (
        <Text size="sm" c="dimmed">
          {sure}
        </Text>
      )}
    </Card>
  )
}

export const tooLittle = 'too little to tell'

export function inDays(value: number | null): string {
  return value === null ? tooLittle : days(value)
}
