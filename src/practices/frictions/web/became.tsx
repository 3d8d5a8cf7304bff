/** What became of a friction, and what it leads to. */
import { Text } from '@mantine/core'
import { standingInWords } from '#std/standing.ts'
import { Markdown } from '#web/records/markdown.tsx'
import { Link } from '#web/ui/link.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { placeOf } from '#web/ui/places.ts'
import type { FrictionTold } from '../schema.ts'

export function Became({ friction }: { friction: FrictionTold }) {
  const { leadsTo, merged } = friction
  const words = wordsOf(friction)
  return (
    <>
      {words !== null && (
        <Notice title={words.title}>
          {words.texts.map((text) => (
            <Markdown key={text} text={text} />
          ))}
          {leadsTo.map((one) => (
            <Text key={one.record} mt={4}>
              <Link to={placeOf(one)}>{one.title}</Link>{' '}
              <Text span size="sm" c="dimmed">
                {one.kind} {one.number}, {standingInWords(one)}
              </Text>
            </Text>
          ))}
        </Notice>
      )}
      {merged.length > 0 && (
        <Notice title="Merged into it">
          {merged.map(({ id, number, title }) => (
            <Text key={id}>
              <Link to={`/frictions/${number}`}>{title}</Link>{' '}
              <Text span size="sm" c="dimmed">
                friction {number}
              </Text>
            </Text>
          ))}
        </Notice>
      )}
    </>
  )
}

function wordsOf(friction: FrictionTold): { title: string; texts: string[] } | null {
  switch (friction.status) {
    case 'reported':
      return null
    case 'confirmed':
      return { title: 'It was looked into', texts: [friction.checked] }
    case 'trying':
      return { title: 'Something is being tried', texts: [friction.trying] }
    case 'eased':
      return { title: 'What helped', texts: [friction.helped] }
    case 'parked':
      return { title: 'Parked for now', texts: [friction.because, friction.thanks] }
    case 'merged':
      return { title: 'It was merged into another one', texts: [] }
  }
}
