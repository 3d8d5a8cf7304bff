/** The day at which one wished to be reminded: it came, or it is still to be named. */
import { Button, Group, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#web/api/hooks.ts'
import { Notice } from '#web/ui/notice.tsx'
import { InlineForm } from '#web/ui/inline-form.tsx'
import type { Goal } from '../schema.ts'

export function LookAgain({ goal: { id, state, isDue, lookAgainOn } }: { goal: Goal }) {
  const [isNaming, setIsNaming] = useState(false)
  const [day, setDay] = useState('')
  const change = useAct('growth.change', () => {
    setIsNaming(false)
    setDay('')
  })
  if (state !== 'active') return null
  const form = (
    <InlineForm
      label="Remind me then"
      act={change}
      isReady={day !== ''}
      onSend={() => change.mutate({ id, lookAgainOn: day })}
      more={
        lookAgainOn !== null && (
          <Button
            variant="subtle"
            loading={change.isPending}
            onClick={() => change.mutate({ id, lookAgainOn: null })}
          >
            No more
          </Button>
        )
      }
    >
      <TextInput
        label="When would you like to be reminded?"
        type="date"
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
    </InlineForm>
  )
  if (isDue)
    return (
      <Notice title="You wished to look at this again about now.">
        <Text size="sm" mb="xs">
          How is it going? A note below helps to see it later; and then, another day, or none.
        </Text>
        {form}
      </Notice>
    )
  if (isNaming) return form
  return (
    <Group mb="sm">
      <Button size="compact-sm" variant="subtle" onClick={() => setIsNaming(true)}>
        {lookAgainOn === null ? 'Remind me of it some day' : 'Another day'}
      </Button>
    </Group>
  )
}
