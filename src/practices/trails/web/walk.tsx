/** A trail, walked: one stop at a time, its code beside what there is to see. */
import { Button, Group, Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useAnswer } from '#web/api/hooks.ts'
import { useAddress } from '#web/ui/address.ts'
import { AskedPage } from '#web/ui/asked-page.tsx'
import { Empty } from '#web/ui/empty.tsx'
import { Link } from '#web/ui/link.tsx'
import { Page as Frame } from '#web/ui/page.tsx'
import type { FollowedTrail, Trail } from '../schema.ts'
import type { Stop } from '../schema-stop.ts'
import { Moved } from './moved.tsx'
import { useProgress, type Progress } from './progress.ts'
import { Blank, SelfCheck } from './self-check.tsx'
import { StopTarget } from './stop-target.tsx'
import { NextTrail } from './next-trail.tsx'
import { StopWords } from './stop-words.tsx'
import { useKeys } from './use-keys.ts'
import { placeShown } from './words.ts'
import classes from './trails.module.css'

export function Page() {
  const { params } = useAddress()
  const trail = useAnswer('trails.get', { id: params['number'] ?? '' })
  return (
    <AskedPage of={trail} lines={12}>
      {(found) => <Walk trail={found} key={found.id} />}
    </AskedPage>
  )
}

function Walk({ trail }: { trail: Trail }) {
  const { search, change, go } = useAddress()
  const { progress, change: keep } = useProgress(trail.id)
  const followed = useAnswer('trails.follow', { id: trail.id })
  const { stops, number, title } = trail
  const wanted = search['stop'] ?? progress.at
  const at = Math.max(
    0,
    stops.findIndex(({ id }) => id === wanted),
  )
  const stop = stops[at]
  const to = (index: number) => {
    const there = stops[index]
    if (there !== undefined) change({ stop: there.id })
  }
  useKeys({ next: () => to(at + 1), back: () => to(at - 1) })
  useEffect(() => {
    if (stop === undefined) return
    const seen = progress.seen.includes(stop.id) ? progress.seen : [...progress.seen, stop.id]
    if (progress.at !== stop.id || seen !== progress.seen) keep({ at: stop.id, seen })
  }, [stop, progress, keep])
  if (stop === undefined)
    return (
      <Frame title={title}>
        <Empty
          says="There is no stop yet."
          acts={<Link to={`/trails/${number}`}>Write one</Link>}
        />
      </Frame>
    )
  return (
    <Frame
      title={title}
      lead={
        <>
          <Link to={`/trails/${number}`} underline="always">
            All of the trail
          </Link>{' '}
          · stop {at + 1} of {stops.length}; j and k, or the arrows, lead on and back
        </>
      }
    >
      <Shown
        trail={trail}
        stop={stop}
        step={at + 1}
        followed={followed.data}
        progress={progress}
        keep={keep}
      />
      <Group mt="lg" justify="space-between">
        <Button variant="default" disabled={at === 0} onClick={() => to(at - 1)}>
          Back
        </Button>
        {at + 1 < stops.length ? (
          <Button onClick={() => to(at + 1)}>Next stop</Button>
        ) : (
          <Button onClick={() => go(`/trails/${number}`)}>Done</Button>
        )}
      </Group>
      {at + 1 === stops.length && <NextTrail trail={trail} />}
    </Frame>
  )
}

interface ShownProps {
  trail: Trail
  stop: Stop
  step: number
  followed: FollowedTrail | undefined
  progress: Progress
  keep: (changed: Partial<Progress>) => void
}

function Shown({ trail, stop, step, followed, progress, keep }: ShownProps) {
  const { id, title, target, body, check, blank, asides } = stop
  const heading = useRef<HTMLHeadingElement>(null)
  const read = useRef(id)
  // Whoever goes on by a key or a button reads on there, with their eyes or a screen reader.
  useEffect(() => {
    if (read.current !== id) heading.current?.focus({ preventScroll: true })
    read.current = id
  }, [id])
  const now = followed?.stops.find((one) => one.stop === id)
  const filled = progress.filled
  return (
    <div className={classes['walk']} key={id}>
      <StopTarget target={target} />
      <div className={classes['prose']}>
        <h2 ref={heading} tabIndex={-1}>
          {step}. {title ?? placeShown(target) ?? 'A word before going on'}
        </h2>
        {now !== undefined && <Moved trail={trail} stop={stop} followed={now} />}
        {check !== null && <SelfCheck check={check} />}
        {body.trim() !== '' && <StopWords trail={trail} text={body} />}
        {blank !== null && (
          <Blank
            blank={blank}
            filled={filled[id] ?? ''}
            fill={(text) => keep({ filled: { ...filled, [id]: text } })}
          />
        )}
        {asides.map((aside) => (
          <Text key={aside} size="sm" c="dimmed">
            In an editor: <code>{aside}</code>. Here it is text alone.
          </Text>
        ))}
      </div>
    </div>
  )
}
