/** Which numbers of a place are meant, each with its value of today. */
import { Checkbox, Stack, Text } from '@mantine/core'
import { shownValue } from '#std/measured.ts'
import { useAnswer } from '#web/api/hooks.ts'
import { Asked } from '#web/ui/asked.tsx'
import { questionOf, type Pinned } from './waiting-pin.ts'

interface MeasureChoiceProps {
  pinned: Pinned
  /** Their names; the usual one where there is none. */
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

export function MeasureChoice({ pinned, chosen, onChange }: MeasureChoiceProps) {
  const measures = useAnswer('pins.measures', questionOf(pinned))
  return (
    <Asked of={measures} lines={4}>
      {({ items: all }) => {
        const { only } = pinned
        const items =
          only === undefined
            ? all
            : only.flatMap((one) => all.find(({ measure }) => measure === one) ?? [])
        return (
          <Checkbox.Group
            label="Which numbers"
            description="Each is kept as it is today, and compared later."
            value={
              chosen.length === 0 ? items.slice(0, 1).map(({ measure }) => measure) : [...chosen]
            }
            onChange={onChange}
          >
            <Stack gap={6} mt="xs">
              {items.map(({ measure, figure }) => (
                <Checkbox
                  key={measure}
                  value={measure}
                  label={
                    <>
                      {figure.label}:{' '}
                      <Text span size="sm" fw={600}>
                        {shownValue(figure)}
                      </Text>
                    </>
                  }
                />
              ))}
            </Stack>
          </Checkbox.Group>
        )
      }}
    </Asked>
  )
}
