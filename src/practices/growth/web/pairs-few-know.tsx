/** Parts of the code that few know: to learn or to show, by area. Nobody is named for knowing one, but who offers it themselves. */
import { Button, Group, Text } from '@mantine/core'
import { listed } from '#std/words.ts'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import { Asked, ProblemNotice } from '#web/ui/asked.tsx'
import { Section } from '#web/ui/page.tsx'
import type { FewKnow as Area, Pairs } from '../schema-pairs.ts'
import { wishDraft } from './pairs-forms.tsx'
import classes from './pairs.module.css'

export function FewKnow({ all }: { all: Pairs }) {
  const few = useAnswer('growth.areas', {})
  return (
    <Section title="What few know">
      <Asked of={few} lines={3}>
        {({ says, items }) => (
          <>
            <Text maw="44rem" c="dimmed">
              {says}
              {items.length > 0 &&
                ' It goes into your offer or your wish above, and is seen by whoever sees these.'}
            </Text>
            {items.map((one) => (
              <OneArea one={one} all={all} key={one.area} />
            ))}
          </>
        )}
      </Asked>
    </Section>
  )
}

function OneArea({ one: { area, offeredBy }, all: { offer, wish } }: { one: Area; all: Pairs }) {
  const learn = useAct('growth.wish')
  const show = useAct('growth.offer')
  const problem = learn.error ?? show.error
  const wished = wishDraft(wish)
  const offered = offer ?? { topics: [], areas: [], places: 1, isShown: false }
  return (
    <div className={classes['row']}>
      <div>
        {problem !== null && <ProblemNotice problem={problem} />}
        <Text span ff="monospace" size="sm">
          {area}
        </Text>
        {offeredBy.length > 0 && (
          <Text size="sm" c="dimmed">
            {listed(offeredBy.map(({ name }) => name))} would show it.
          </Text>
        )}
      </div>
      <Group gap="xs">
        <Choice
          label="I would like to learn it"
          done="You wish for it"
          about={area}
          isDone={wished.areas.includes(area)}
          isPending={learn.isPending}
          onChoose={() => learn.mutate({ ...wished, areas: [...wished.areas, area] })}
        />
        <Choice
          label="I can show it"
          done="You offer it"
          about={area}
          isDone={offered.areas.includes(area)}
          isPending={show.isPending}
          onChoose={() => show.mutate({ ...offered, areas: [...offered.areas, area] })}
        />
      </Group>
    </div>
  )
}

interface ChoiceProps {
  label: string
  done: string
  about: string
  isDone: boolean
  isPending: boolean
  onChoose: () => void
}

function Choice({ label, done, about, isDone, isPending, onChoose }: ChoiceProps) {
  if (isDone)
    return (
      <Text span size="sm" c="dimmed">
        {done}
      </Text>
    )
  return (
    <Button
      size="compact-sm"
      variant="default"
      aria-label={`${label}: ${about}`}
      loading={isPending}
      onClick={onChoose}
    >
      {label}
    </Button>
  )
}
