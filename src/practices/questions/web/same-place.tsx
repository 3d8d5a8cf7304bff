/** Where several asked about one place, the place itself wants to be told better. */
import { Box, Text } from '@mantine/core'
import { Link } from '#web/ui/link.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { placeOf } from '#web/ui/places.ts'
import { toGrowFrom } from '../rules.ts'
import type { QuestionTold } from '../schema.ts'
import { Grow } from './grow.tsx'

export function SamePlace({ question }: { question: QuestionTold }) {
  const { samePlace } = question
  if (samePlace.length === 0) return null
  const closed = toGrowFrom(question)
  return (
    <Box mt="lg">
      <Notice title="Others asked about the same place">
        {samePlace.map((one) => (
          <Text size="sm" key={one.record}>
            <Link to={placeOf(one)}>{one.title}</Link>
          </Text>
        ))}
        <Text size="sm" my="xs">
          {closed.length === 0
            ? 'Once one of them is closed, a trail, a tip or a better page can grow from it: then the next one need not ask.'
            : 'The next one need not ask, if what was found stands where they look:'}
        </Text>
        <Grow questions={closed} />
      </Notice>
    </Box>
  )
}
