/** Steps on the way: ticked off, added and left out. */
import { Button, Checkbox, Text } from '@mantine/core'
import { useAct } from '#web/api/hooks.ts'
import { AddLine } from '#web/ui/add-line.tsx'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Section } from '#web/ui/page.tsx'
import type { Goal } from '../schema.ts'
import classes from '#web/ui/ticked.module.css'

type Step = Goal['steps'][number]

export function Steps({ goal: { id, steps } }: { goal: Goal }) {
  const change = useAct('growth.change')
  const add = useAct('growth.change')
  const tick = (place: number, isDone: boolean) =>
    change.mutate({
      id,
      done: steps.flatMap((step, at) => ((at === place ? isDone : step.isDone) ? [at + 1] : [])),
    })
  // With those that are done: two steps may say the same.
  const asKept = (kept: readonly Step[]) => ({
    ...{ id, steps: kept.map((step) => step.text) },
    done: kept.flatMap(({ isDone }, at) => (isDone ? [at + 1] : [])),
  })
  return (
    <Section title="Steps">
      {change.isError && <ProblemNotice problem={change.error} />}
      <ul className={classes['plain']}>
        {steps.map(({ text: step, isDone }, place) => (
          // Steps have no name but their place.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={`${place} ${step}`} className={classes['row']}>
            <Checkbox
              label={<span className={isDone ? classes['done'] : undefined}>{step}</span>}
              checked={isDone}
              disabled={change.isPending}
              onChange={(event) => tick(place, event.currentTarget.checked)}
            />
            <Button
              size="compact-sm"
              flex="none"
              variant="subtle"
              color="gray"
              aria-label={`Leave out ${step}`}
              onClick={() => change.mutate(asKept(steps.filter((_, at) => at !== place)))}
            >
              Leave out
            </Button>
          </li>
        ))}
      </ul>
      <AddLine
        label={steps.length === 0 ? 'A first step, as small as you like' : 'One more step'}
        act={add}
        onAdd={(text, done) => {
          add.mutate(asKept([...steps, { text, isDone: false }]), { onSuccess: done })
        }}
      />
    </Section>
  )
}

export function StepList({ steps }: { steps: readonly Step[] }) {
  return (
    <ul className={classes['plain']}>
      {steps.map(({ text, isDone }, place) => (
        // oxlint-disable-next-line react/no-array-index-key
        <li key={`${place} ${text}`}>
          <Text span className={(isDone ? classes['done'] : undefined) ?? ''}>
            {text}
          </Text>
          {isDone && (
            <Text span size="sm" c="dimmed">
              {' '}
              · done
            </Text>
          )}
        </li>
      ))}
    </ul>
  )
}
