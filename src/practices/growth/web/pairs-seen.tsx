/** What others let all see of what they offer and wish for. */
import { Text } from '@mantine/core'
import { listed } from '#std/words.ts'
import { useAnswer } from '#web/api/hooks.ts'
import { Asked } from '#web/ui/asked.tsx'
import { Section } from '#web/ui/page.tsx'
import type { Seen as One } from '../schema-pairs.ts'
import classes from './pairs.module.css'

export function Seen() {
  const seen = useAnswer('growth.offers', {})
  return (
    <Section title="What people show">
      <Asked of={seen} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <Text c="dimmed" maw="44rem">
              Nobody lets all see what they offer or wish for. Whoever does can also be asked
              without a round.
            </Text>
          ) : (
            items.map((one) => <Line one={one} key={`${one.side} ${one.member}`} />)
          )
        }
      </Asked>
    </Section>
  )
}

function Line({ one: { member, name, side, topics, areas } }: { one: One }) {
  const me = useAnswer('members.me', {})
  const about = [...topics, ...areas]
  return (
    <div className={classes['row']}>
      <Text>
        <strong>{me.data?.id === member ? 'You' : name}</strong>{' '}
        {side === 'offer' ? 'could show' : 'would like to learn'}{' '}
        {about.length === 0 ? 'any topic' : listed(about)}
      </Text>
    </div>
  )
}
