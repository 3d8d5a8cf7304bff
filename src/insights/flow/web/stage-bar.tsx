/** The way of one change as one bar, whose parts are its stages and sum to the whole. */
import { seriesColour } from '#web/charts/series-colours.ts'
import type { AnswerOf } from '#web/api/verbs.ts'
import { lengthShown, type Time } from './time.tsx'
import { stageNames, stageWords, type StageName } from './words.ts'
import classes from './flow.module.css'

export type Change = AnswerOf<'flow.changes'>['items'][number]

const colours: Readonly<Record<StageName, string>> = {
  coding: seriesColour(6),
  draft: seriesColour(7),
  pickup: seriesColour(1),
  review: seriesColour(0),
  rework: seriesColour(3),
  mergeWait: seriesColour(4),
  deploy: seriesColour(2),
}

export const stageKey = stageNames.map((name) => ({
  name: stageWords[name].label,
  colour: colours[name],
}))

/** Its stages that have a length, in their order. Minutes. */
export function partsOf({ stages }: Pick<Change, 'stages'>, time: Time) {
  return stageNames.flatMap((name) => {
    const minutes = stages[name][time]
    return minutes === null ? [] : [{ name, minutes }]
  })
}

export function StageBar({ of, time }: { of: Change; time: Time }) {
  const parts = partsOf(of, time)
  const whole = parts.reduce((sum, { minutes }) => sum + minutes, 0)
  const says = parts.map(
    ({ name, minutes }) => `${stageWords[name].label} ${lengthShown(minutes, time)}`,
  )
  let from = 0
  return (
    <svg
      className={classes['bar']}
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      role="img"
      aria-label={says.length === 0 ? 'No stage of it is known' : says.join(', ')}
    >
      <rect width={100} height={10} fill="var(--stone-line)" />
      {whole > 0 &&
        parts.map(({ name, minutes }) => {
          const [x, width] = [(from / whole) * 100, (minutes / whole) * 100]
          from += minutes
          return (
            <rect key={name} x={x} width={width} height={10} fill={colours[name]}>
              <title>{`${stageWords[name].label}: ${lengthShown(minutes, time)}`}</title>
            </rect>
          )
        })}
    </svg>
  )
}
