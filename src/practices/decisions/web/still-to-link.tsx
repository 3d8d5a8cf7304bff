/** The proposal is there, and the idea it came from does not say so yet: told again, or left as it is. */
import { Button, Group, Stack, Text } from '@mantine/core'
import type { Problem } from '#web/api/ask.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Page } from '#web/ui/page.tsx'

interface StillToLinkProps {
  problem: Problem | null
  isLinking: boolean
  again: () => void
  leave: () => void
}

export function StillToLink({ problem, isLinking, again, leave }: StillToLinkProps) {
  return (
    <Page title="The proposal is there">
      <Stack maw="46rem">
        {problem !== null && <ProblemNotice problem={problem} />}
        <Text role="status">
          {isLinking
            ? 'Its idea is being told.'
            : 'The idea it came from does not lead to it yet. Nothing is lost: try again, now or later.'}
        </Text>
        <Group>
          <Button loading={isLinking} onClick={again}>
            Try again
          </Button>
          <Button variant="default" disabled={isLinking} onClick={leave}>
            Go on without it
          </Button>
        </Group>
      </Stack>
    </Page>
  )
}
