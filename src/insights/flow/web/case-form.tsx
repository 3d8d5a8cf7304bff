/** What only people can say of a case: what is asked, what that takes, and what speaks against it. */
import { Group, NumberInput, Stack, Textarea, TextInput } from '@mantine/core'
import { Fold } from '#web/ui/fold.tsx'

export interface CaseWish {
  title: string
  ask: string
  against: string
  askHours: number | null
  askMoney: number | null
  perHour: number | null
  currency: string
  weeks: number | null
}

export const noWish: CaseWish = {
  ...{ title: '', ask: '', against: '', askHours: null, askMoney: null, perHour: null },
  ...{ currency: '', weeks: null },
}

interface CaseFormProps {
  wish: CaseWish
  onChange: (changed: Partial<CaseWish>) => void
}

export function CaseForm({ wish, onChange }: CaseFormProps) {
  const number = (
    label: string,
    key: 'askHours' | 'askMoney' | 'perHour' | 'weeks',
    max: number,
  ) => (
    <NumberInput
      label={label}
      value={wish[key] ?? ''}
      onChange={(value) =>
        onChange({ [key]: typeof value === 'number' && value > 0 ? value : null })
      }
      min={key === 'weeks' ? 1 : 0}
      max={max}
      allowDecimal={key !== 'weeks'}
      maw={170}
    />
  )
  const text = (label: string, key: 'ask' | 'against', description: string) => (
    <Textarea
      label={label}
      description={description}
      value={wish[key]}
      onChange={(event) => onChange({ [key]: event.currentTarget.value })}
      maxLength={2000}
      autosize
      minRows={2}
    />
  )
  return (
    <Fold title="What only you can say" isOpenAtFirst>
      <Stack gap="sm" maw="44rem">
        <TextInput
          label="Title"
          value={wish.title}
          onChange={(event) => onChange({ title: event.currentTarget.value })}
          maxLength={200}
        />
        {text('What is asked', 'ask', 'In a sentence or two.')}
        <Group gap="sm" align="flex-end">
          {number('Hours it takes', 'askHours', 1_000_000)}
          {number('Money it takes', 'askMoney', 1_000_000_000)}
          {number('What an hour costs', 'perHour', 1_000_000)}
          <TextInput
            label="Currency"
            value={wish.currency}
            onChange={(event) => onChange({ currency: event.currentTarget.value })}
            maxLength={10}
            maw={110}
          />
          {number('Weeks of the trial', 'weeks', 52)}
        </Group>
        {text('What speaks against it', 'against', 'Whoever decides asks for it anyway.')}
      </Stack>
    </Fold>
  )
}
