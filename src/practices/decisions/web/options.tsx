/** The options there are, with what speaks for and against each: to be written, and to be read. */
import { Button, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { ToneHints } from '#web/records/tone-hints.tsx'
import { Card } from '#web/ui/card.tsx'
import { State } from '#web/ui/state.tsx'
import { LinesField } from './lines-field.tsx'
import type { OptionWords } from './proposal-parts.ts'

interface OptionsProps {
  options: readonly OptionWords[]
  onChange: (options: OptionWords[]) => void
}

export function Options({ options, onChange }: OptionsProps) {
  const set = (index: number, changed: Partial<OptionWords>) =>
    onChange(options.map((one, place) => (place === index ? { ...one, ...changed } : one)))
  return (
    <Stack gap="sm">
      <Text size="sm" fw={600}>
        Options
      </Text>
      {options.map((option, index) => (
        <Card key={index}>
          <Stack gap="xs">
            <Group align="end" wrap="nowrap">
              <TextInput
                label={`Option ${index + 1}`}
                value={option.title}
                onChange={(event) => set(index, { title: event.currentTarget.value })}
                maxLength={200}
                flex={1}
              />
              <Button
                variant="subtle"
                color="gray"
                onClick={() => onChange(options.filter((_, place) => place !== index))}
              >
                Remove
              </Button>
            </Group>
            <ToneHints text={option.title} />
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <LinesField
                label="Speaks for it"
                lines={option.pros}
                onChange={(pros) => set(index, { pros })}
              />
              <LinesField
                label="Speaks against it"
                lines={option.cons}
                onChange={(cons) => set(index, { cons })}
              />
            </SimpleGrid>
          </Stack>
        </Card>
      ))}
      <div>
        <Button
          variant="default"
          size="sm"
          onClick={() => onChange([...options, { title: '', pros: [], cons: [] }])}
        >
          Add an option
        </Button>
      </div>
    </Stack>
  )
}

export function OptionCards({
  options,
  chosen,
}: {
  options: readonly OptionWords[]
  chosen: string | null
}) {
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      {options.map(({ title, pros, cons }) => (
        <Card key={title}>
          <Group justify="space-between" mb="xs">
            <Text fw={600}>{title}</Text>
            {title === chosen && <State tone="settled">Taken</State>}
          </Group>
          <ul>
            {pros.map((line) => (
              <li key={line}>
                <Text span size="sm">
                  <b aria-label="for">+</b> {line}
                </Text>
              </li>
            ))}
            {cons.map((line) => (
              <li key={line}>
                <Text span size="sm">
                  <b aria-label="against">−</b> {line}
                </Text>
              </li>
            ))}
          </ul>
          {pros.length + cons.length === 0 && (
            <Text size="sm" c="dimmed">
              Nothing was said for or against it yet.
            </Text>
          )}
        </Card>
      ))}
    </SimpleGrid>
  )
}
