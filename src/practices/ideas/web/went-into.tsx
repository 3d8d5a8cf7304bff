/** The proposals that an idea went into, and what became of them: also where it was taken up again. */
import { Text } from '@mantine/core'
import { standingInWords } from '#std/standing.ts'
import { Link } from '#web/ui/link.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { placeOf } from '#web/ui/places.ts'
import type { IdeaTold } from '../schema.ts'

export function WentInto({ idea: { status, wentInto } }: { idea: IdeaTold }) {
  const [latest] = wentInto
  if (latest === undefined) return null
  const isIn = status === 'proposed'
  const ended = ['withdrawn', 'rejected'].includes(latest.status)
  return (
    <Notice title={isIn ? 'It went into a proposal' : 'It had gone into a proposal'}>
      {wentInto.map((one) => (
        <Text key={one.id}>
          <Link to={placeOf(one)}>{one.title}</Link>{' '}
          <Text span size="sm" c="dimmed">
            {one.kind} {one.number}, {standingInWords(one)}
          </Text>
        </Text>
      ))}
      {isIn && ended && (
        <Text mt="xs">The proposal was {latest.status}. The idea can be taken up again.</Text>
      )}
    </Notice>
  )
}
