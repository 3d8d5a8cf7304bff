/** Steps on the way: ticked off, added and left out. */
import { Button, Checkbox, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#web/api/hooks.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { InlineForm } from '#web/ui/inline-form.tsx'
import { Section } from '#web/ui/page.tsx'
import type { Goal } from '../schema.ts'
import classes from './growth.module.css'

type Step = Goal['steps'][number]

export function Steps({ goal: { id, steps } }: { goal: Goal }) {
  const [text, setText] = useState('')
  const change = useAct('growth.change')
  const add = useAct('growth.change', () => setText(''))
  const tick = (place: number, isDone: boolean) =>
    change.mutate({
      id,
      done: steps.flatMap((step, at) => ((at === place ? isDone : step.isDone) ? [at + 1] : [])),
    })
  // With those that are done: two steps may say the same.
  const keep = (kept: readonly Step[], by: typeof change) =>
    by.mutate({
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
              onClick={() =>
                keep(
                  steps.filter((_, at) => at !== place),
                  change,
                )
              }
            >
              Leave out
            </Button>
          </li>
        ))}
      </ul>
      <InlineForm
        label="Add"
        act={add}
        isReady={text.trim() !== ''}
        onSend={() => keep([...steps, { text, isDone: false }], add)}
      >
        <TextInput
          label={steps.length === 0 ? 'A first step, as small as you like' : 'One more step'}
          value={text}
          maxLength={1000}
          onChange={(event) => setText(event.currentTarget.value)}
          flex={1}
          miw={200}
          maw={520}
        />
      </InlineForm>
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
