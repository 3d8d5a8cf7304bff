/** Where several asked about one place, the place itself wants to be told better. */
import { Box, Text } from '@mantine/core'
import { Link } from '#web/ui/link.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { placeOf } from '#web/ui/places.ts'
import type { QuestionTold } from '../schema.ts'

export function SamePlace({ question: { samePlace } }: { question: QuestionTold }) {
  if (samePlace.length === 0) return null
  return (
    <Box mt="lg">
      <Notice title="Others asked about the same place">
        {samePlace.map((one) => (
          <Text size="sm" key={one.record}>
            <Link to={placeOf(one)}>{one.title}</Link>
          </Text>
        ))}
        <Text size="sm" mt="xs">
          The next one need not ask: make a <Link to="/trails/new">trail</Link> or a{' '}
          <Link to="/tips/new">tip</Link> of what was found, or mend the page that should have said
          it.
        </Text>
      </Notice>
    </Box>
  )
}
