/** The stops of a trail in their order, with what became of the code of each. */
import { Text } from '@mantine/core'
import { address } from '#web/ui/address.ts'
import { Link } from '#web/ui/link.tsx'
import { State } from '#web/ui/state.tsx'
import type { FollowedTrail, Trail } from '../schema.ts'
import { Moved } from './moved.tsx'
import { placeShown, stateWords, stopName } from './words.ts'
import classes from './trails.module.css'

interface StopsProps {
  trail: Trail
  followed: FollowedTrail | undefined
  seen: readonly string[]
}

export function Stops({ trail, followed, seen }: StopsProps) {
  if (trail.stops.length === 0) return <Text c="dimmed">There is no stop yet.</Text>
  return (
    <ol className={classes['stops']}>
      {trail.stops.map((stop, at) => {
        const place = placeShown(stop.target)
        const now = followed?.stops.find((one) => one.stop === stop.id)
        const isOff = now !== undefined && now.state !== 'same'
        return (
          <li key={stop.id} className={classes['stop']}>
            <Text span c="dimmed">
              {at + 1}
            </Text>
            <div>
              <Link to={address(`/trails/${trail.number}/walk`, { stop: stop.id })}>
                {stopName(stop)}
              </Link>{' '}
              {seen.includes(stop.id) && (
                <Text span size="sm" c="dimmed">
                  seen{' '}
                </Text>
              )}
              {isOff && (
                <State tone={stateWords[now.state].tone}>{stateWords[now.state].label}</State>
              )}
            </div>
            {place !== null && place !== stopName(stop) && (
              <Text size="sm" c="dimmed">
                {place}
              </Text>
            )}
            {isOff && <Moved trail={trail} stop={stop} followed={now} />}
          </li>
        )
      })}
    </ol>
  )
}
