/** The record is there, and its evidence is not yet: pinned again, or left out. */
import { Button, Group, Stack, Text } from '@mantine/core'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Page } from '#web/ui/page.tsx'
import type { Opened, PinsTheRest } from './use-opening.ts'
import type { WaitingPin } from './waiting-pin.ts'
import { WaitingPins } from './waiting-pins.tsx'

interface StillToPinProps {
  /** What was made, such as `The proposal`. */
  what: string
  opened: Opened
  pins: readonly WaitingPin[]
  onChange: (pins: WaitingPin[]) => void
  opening: PinsTheRest
}

export function StillToPin({ what, opened, pins, onChange, opening }: StillToPinProps) {
  const { problem, isPinning, pinTo, leave } = opening
  return (
    <Page title={`${what} is there`}>
      <Stack maw="46rem">
        {problem !== null && <ProblemNotice problem={problem} />}
        <Text role="status">
          {isPinning
            ? 'Its evidence is being pinned.'
            : pins.length === 0
              ? 'Nothing is left to be pinned.'
              : 'Its evidence could not be pinned yet. Nothing is lost: try again, now or later.'}
        </Text>
        <WaitingPins pins={pins} onChange={onChange} />
        <Group>
          <Button loading={isPinning} onClick={() => void pinTo(opened)}>
            {pins.length === 0 ? `Go to it` : 'Try again'}
          </Button>
          {pins.length > 0 && (
            <Button variant="default" disabled={isPinning} onClick={leave}>
              Go on without it
            </Button>
          )}
        </Group>
      </Stack>
    </Page>
  )
}
