/** Whom to ask about a file, and why. */
import { Stack, Text } from '@mantine/core'
import { useAnswer } from '#web/api/hooks.ts'
import { Asked } from '#web/ui/asked.tsx'
import { Card } from '#web/ui/card.tsx'
import type { OfFile } from './not-in-span.tsx'

export function Ask({ where, file: { path } }: OfFile) {
  const ask = useAnswer('evidence.ask', { ...where, window: 'all', file: path })
  return (
    <Asked of={ask} lines={3}>
      {({ items, cannotTell }) => (
        <Card>
          <Stack gap="xs">
            {cannotTell !== null && <Text>{cannotTell}</Text>}
            {items.map(({ name, email, reasons, when }) => (
              <div key={`${name} ${email}`}>
                <Text span fw={600}>
                  {name}
                </Text>{' '}
                <Text span size="sm">
                  {[...reasons, ...saidOf(reasons, when)].join('; ')}
                </Text>
              </div>
            ))}
            {items.length === 0 && cannotTell === null && (
              <Text c="dimmed">Nobody is known who changed it.</Text>
            )}
          </Stack>
        </Card>
      )}
    </Asked>
  )
}

/** When it was, unless a reason says so already. */
function saidOf(reasons: readonly string[], when: string | null): string[] {
  return when === null || reasons.some((reason) => reason.includes(when)) ? [] : [when]
}
