/** What one jots down for oneself: the other does not see it. */
import { Button, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#web/api/hooks.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Section } from '#web/ui/page.tsx'
import type { OneToOne } from '../schema.ts'

export function Jottings({ one: { id, jotting, state, with: other } }: { one: OneToOne }) {
  const [text, setText] = useState<string | null>(null)
  const jot = useAct('one-to-one.jot', () => setText(null))
  const shown = text ?? jotting
  return (
    <Section title="For yourself alone">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          jot.mutate({ id, text: shown })
        }}
      >
        <Stack gap="xs" maw="46rem" align="flex-start">
          {jot.isError && <ProblemNotice problem={jot.error} />}
          <Textarea
            label="Jottings"
            description={`${other.name} does not see them. When you leave, they are deleted.`}
            autosize
            minRows={2}
            maxRows={20}
            w="100%"
            readOnly={state === 'ended'}
            value={shown}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          {state !== 'ended' && (
            <Button
              type="submit"
              variant="default"
              loading={jot.isPending}
              disabled={text === null || text === jotting}
            >
              Keep them
            </Button>
          )}
        </Stack>
      </form>
    </Section>
  )
}
