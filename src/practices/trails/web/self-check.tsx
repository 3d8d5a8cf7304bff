/** A question before the answer, and a gap to fill in. Both stay with the reader. */
import { Stack, Text, Textarea } from '@mantine/core'
import { Markdown } from '#web/records/markdown.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { Notice } from '#web/ui/notice.tsx'
import type { Stop } from '../schema-stop.ts'

export function SelfCheck({ check }: { check: NonNullable<Stop['check']> }) {
  return (
    <Notice title="What do you expect here?">
      <Markdown text={check.question} />
      <Fold title="Show what is so" isOpenAtFirst={false}>
        <Markdown text={check.answer} />
      </Fold>
    </Notice>
  )
}

interface BlankProps {
  blank: NonNullable<Stop['blank']>
  filled: string
  fill: (text: string) => void
}

export function Blank({ blank, filled, fill }: BlankProps) {
  return (
    <Notice title="Yours to fill in">
      <Stack gap="sm">
        <Markdown text={blank.asks} />
        <Textarea
          label="What would you write here?"
          description="It stays in this browser."
          autosize
          minRows={2}
          maxLength={5_000}
          value={filled}
          onChange={(event) => fill(event.currentTarget.value)}
        />
        {filled.trim() === '' ? (
          <Text size="sm" c="dimmed">
            Once you wrote something you can see what fits.
          </Text>
        ) : (
          <Fold title="Show what fits" isOpenAtFirst={false}>
            <Markdown text={blank.fits} />
          </Fold>
        )}
      </Stack>
    </Notice>
  )
}
