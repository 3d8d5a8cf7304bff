/** What a decision is about: its code, the ideas it comes from, what is to be read with it, and the file it came from. */
import { Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useAnswer } from '#web/api/hooks.ts'
import { Name } from '#web/records/name.tsx'
import { Link } from '#web/ui/link.tsx'
import type { DecisionTold } from '../schema.ts'
import { DecisionLink } from './decision-link.tsx'
import { PlaceLink, placeText } from './place-link.tsx'

export function About({ decision: { id, code, related, ideas } }: { decision: DecisionTold }) {
  const origin = useAnswer('decisions.origin', { id })
  const { from = null, path = null, isChangedHere = false } = origin.data ?? {}
  return (
    <>
      {ideas.length > 0 && (
        <Line says={ideas.length === 1 ? 'From the idea' : 'From the ideas'}>
          {ideas.map(({ id: idea, number, title, author }) => (
            <Text span key={idea}>
              <Link to={`/ideas/${number}`}>{title}</Link>{' '}
              {author === null ? (
                <Text span size="sm" c="dimmed">
                  posted without a name
                </Text>
              ) : (
                <>
                  <Text span size="sm" c="dimmed">
                    by
                  </Text>{' '}
                  <Name of={author} />
                </>
              )}
            </Text>
          ))}
        </Line>
      )}
      {code.length > 0 && (
        <Line says="About">
          {code.map((place) => (
            <PlaceLink key={placeText(place)} place={place} />
          ))}
        </Line>
      )}
      {related.length > 0 && (
        <Line says="To be read with">
          {related.map((other) => (
            <DecisionLink key={other} id={other} />
          ))}
        </Line>
      )}
      {path !== null && (
        <Line says="Kept in">
          <code>{from === null ? path : `${from}:${path}`}</code>
          {isChangedHere && 'changed here since it was read'}
        </Line>
      )}
    </>
  )
}

function Line({ says, children }: { says: string; children: ReactNode }) {
  return (
    <Group gap="xs" mb={4}>
      <Text span size="sm" c="dimmed">
        {says}
      </Text>
      {children}
    </Group>
  )
}
