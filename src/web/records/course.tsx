/** What happened in the whole weeks before a day and after it, and how sure the difference is. */
import { Text } from '@mantine/core'
import { between, shownValue, signed } from '#std/measured.ts'
import { counted } from '#std/words.ts'
import type { AnswerOf } from '#web/api/verbs.ts'

type Comparison = AnswerOf<'pins.compare'>['items'][number]

interface CourseProps {
  unit: string
  change: NonNullable<Comparison['change']>
}

export function Course({ unit, change: { before, after, difference } }: CourseProps) {
  const side = ({ value, weeks }: typeof before) =>
    value === null
      ? `nothing in ${counted(weeks, 'week')}`
      : `${shownValue({ value, unit })}${unit === '' ? ' a week' : ''} in ${counted(weeks, 'week')}`
  return (
    <Text size="sm" c="dimmed">
      Before: {side(before)}. After: {side(after)}.
      {difference !== null &&
        ` The difference is ${signed({ unit }, difference.value)}; nine times in ten it lies at ${between({ unit }, difference)}.`}
    </Text>
  )
}
