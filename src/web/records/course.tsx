/** What happened in the whole weeks before a day and after it, and how sure the difference is. */
import { Text } from '@mantine/core'
import { courseInWords } from '#std/measured.ts'
import type { AnswerOf } from '#web/api/verbs.ts'

interface CourseProps {
  unit: string
  change: NonNullable<AnswerOf<'pins.compare'>['items'][number]['change']>
}

export function Course({ unit, change }: CourseProps) {
  return (
    <Text size="sm" c="dimmed">
      {courseInWords(unit, change)}
    </Text>
  )
}
