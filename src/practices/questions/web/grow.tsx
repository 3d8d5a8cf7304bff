/** What can grow from what was found: a trail past the code, a tip, or the page that should have said it. */
import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#web/api/hooks.ts'
import { address, useAddress } from '#web/ui/address.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Docs } from './docs.tsx'

interface GrowProps {
  /** Numbers of questions that are closed; the first one is what a tip and a page would tell. */
  questions: readonly number[]
}

export function Grow({ questions: [first, ...others] }: GrowProps) {
  const { go } = useAddress()
  const [showsDocs, setShowsDocs] = useState(false)
  const draft = useAct('trails.from-question', ({ number }) => go(`/trails/${number}`))
  if (first === undefined) return null
  const id = String(first)
  return (
    <Stack gap="sm">
      {draft.isError && <ProblemNotice problem={draft.error} />}
      <Group gap="xs">
        <Button
          variant="default"
          loading={draft.isPending}
          onClick={() => draft.mutate({ id, also: others.map(String) })}
        >
          {others.length === 0 ? 'Make a trail of it' : 'Make a trail of them'}
        </Button>
        <Button variant="default" onClick={() => go(address('/tips/new', { question: id }))}>
          Make a tip of it
        </Button>
        <Button
          variant="default"
          aria-expanded={showsDocs}
          onClick={() => setShowsDocs(!showsDocs)}
        >
          Mend the page
        </Button>
      </Group>
      <Text size="sm" c="dimmed">
        Each begins with what was found, and nobody’s name goes along. The page is the one that
        should have said it.
      </Text>
      {showsDocs && <Docs question={id} />}
    </Stack>
  )
}
