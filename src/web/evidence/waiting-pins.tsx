/** What will be pinned to a record once it is there: each number with its value of today, and each can be left out. */
import { Text } from '@mantine/core'
import { shownValue } from '#std/measured.ts'
import { useAnswer } from '#web/api/hooks.ts'
import { Card } from '#web/ui/card.tsx'
import { ChosenLine } from '#web/ui/chosen-line.tsx'
import type { WaitingPin } from './waiting-pin.ts'
import classes from './evidence.module.css'

interface WaitingPinsProps {
  pins: readonly WaitingPin[]
  onChange: (pins: WaitingPin[]) => void
}

export function WaitingPins({ pins, onChange }: WaitingPinsProps) {
  if (pins.length === 0) return null
  return (
    <section aria-label="Will be pinned">
      <Text size="sm" fw={600} mb={4}>
        Will be pinned
      </Text>
      <Card>
        {pins.map((pin, index) => (
          <WaitingLine
            key={`${pin.evidence} ${pin.place ?? ''} ${pin.measure ?? ''}`}
            pin={pin}
            onRemove={() => onChange(pins.filter((_, place) => place !== index))}
          />
        ))}
      </Card>
    </section>
  )
}

function WaitingLine({ pin, onRemove }: { pin: WaitingPin; onRemove: () => void }) {
  const { evidence, with: asked, place, measure, note } = pin
  const measures = useAnswer('pins.measures', { evidence, with: asked, place })
  const items = measures.data?.items ?? []
  const figure = (items.find((one) => one.measure === measure) ?? items[0])?.figure
  const name = `${place ?? evidence}: ${figure?.label ?? measure ?? 'its usual number'}`
  return (
    <ChosenLine name={name} onRemove={onRemove}>
      <div className={classes['waiting']}>
        <Text size="sm">
          {name}
          {figure !== undefined && (
            <>
              {', '}
              <b>{shownValue(figure)}</b>
              {' today'}
            </>
          )}
        </Text>
        {measures.isError && (
          <Text size="sm" c="dimmed">
            {measures.error.message} {measures.error.hint}
          </Text>
        )}
        {note !== '' && (
          <Text size="sm" c="dimmed">
            {note}
          </Text>
        )}
      </div>
    </ChosenLine>
  )
}
