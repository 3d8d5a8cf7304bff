/** One change: what it is, how long it took in all, its stages, and what of them is missing and why. */
import { Group, Text } from '@mantine/core'
import { counted } from '#std/words.ts'
import { Card } from '#web/ui/card.tsx'
import { State, type Tone } from '#web/ui/state.tsx'
import { When } from '#web/ui/when.tsx'
import { leaveOut } from './dispute.tsx'
import { IsWrong } from './is-wrong.tsx'
import { OnForge } from './on-forge.tsx'
import { partsOf, StageBar, type Change } from './stage-bar.tsx'
import { lengthShown, useTime } from './time.tsx'
import { reasonSaid, stageNames, stageWords } from './words.ts'
import classes from './flow.module.css'

const outcomes: Readonly<Record<Change['outcome'], { label: string; tone: Tone }>> = {
  open: { label: 'Open', tone: 'open' },
  merged: { label: 'Merged', tone: 'settled' },
  closed: { label: 'Closed', tone: 'past' },
}

export function ChangeEntry({ of }: { of: Change }) {
  const time = useTime()
  const { label, tone } = outcomes[of.outcome]
  const parts = partsOf(of, time)
  const whole = parts.reduce((sum, { minutes }) => sum + minutes, 0)
  return (
    <Card as="li">
      <Group justify="space-between" gap="xs" mb={4}>
        <Group gap="xs">
          <Text fw={600} className={classes['name'] ?? ''}>
            <OnForge url={of.url}>{`#${of.number}`}</OnForge> {of.title}
          </Text>
          <State tone={tone}>{label}</State>
          {of.flags.leftOut && <State tone="declined">Left out</State>}
        </Group>
        {!of.flags.leftOut && (
          <IsWrong
            repository={of.repository}
            subject={`request ${of.number}`}
            name={`change #${of.number}`}
            such="Such as: a test of the queue, or opened by a script."
            ways={[leaveOut]}
          />
        )}
      </Group>
      <Text size="sm" c="dimmed" mb={6}>
        {of.endedAt === null ? 'opened ' : `${of.outcome} `}
        <When at={of.endedAt ?? of.openedAt} />
        {of.openTime !== null && ` · ${lengthShown(of.openTime[time], time)} open`}
        {of.size !== null && ` · ${counted(of.size, 'line')}`}
        {of.components.length > 0 && ` · ${of.components.join(', ')}`}
        {flagsSaid(of.flags)}
      </Text>
      <StageBar of={of} time={time} />
      <Text size="sm" mt={6}>
        {parts.length > 0 && `${lengthShown(whole, time)}: `}
        {parts
          .map(
            ({ name, minutes }) =>
              `${stageWords[name].label.toLowerCase()} ${lengthShown(minutes, time)}`,
          )
          .join(', ')}
      </Text>
      {missingSaid(of) !== '' && (
        <Text size="xs" c="dimmed">
          Missing: {missingSaid(of)}
        </Text>
      )}
    </Card>
  )
}

function flagsSaid({ unreviewed, reopened, forcePushed, draftUnknown }: Change['flags']): string {
  const flags = [
    unreviewed ? 'without a review' : '',
    reopened ? 'opened again' : '',
    forcePushed ? 'force-pushed' : '',
    draftUnknown ? 'whether it was a draft is not known' : '',
  ]
  return flags
    .filter((flag) => flag !== '')
    .map((flag) => ` · ${flag}`)
    .join('')
}

/** What it did not pass through is no gap. `no data on deploy; not there yet: merge wait` */
function missingSaid({ stages }: Change): string {
  const missing = stageNames.flatMap((name) => {
    const { because } = stages[name]
    return because === null || because === 'none' ? [] : [{ name, because }]
  })
  return [...Map.groupBy(missing, ({ because }) => because)]
    .map(
      ([because, ones]) =>
        `${ones.map(({ name }) => stageWords[name].label.toLowerCase()).join(', ')} (${reasonSaid(because)})`,
    )
    .join('; ')
}
