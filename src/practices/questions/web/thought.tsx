/** What the draft asks for: the questions that a good helper would ask first. */
import { NumberInput, Stack, Textarea } from '@mantine/core'
import { ToneHints } from '#web/records/tone-hints.tsx'
import type { Question } from '../schema.ts'

export type Thought = Pick<Question, 'goal' | 'expected' | 'observed' | 'tried' | 'minutes'>

export const noThought: Thought = { goal: '', expected: '', observed: '', tried: '', minutes: null }

interface ThoughtFieldsProps {
  words: Thought
  onChange: (changed: Partial<Thought>) => void
}

const fields = [
  { key: 'goal', label: 'What do you want in the end?' },
  { key: 'expected', label: 'What did you expect to happen?' },
  { key: 'observed', label: 'What happened instead?' },
  { key: 'tried', label: 'What did you try, and what did it show?' },
] as const

export function ThoughtFields({ words, onChange }: ThoughtFieldsProps) {
  return (
    <Stack gap="md">
      {fields.map(({ key, label }) => (
        <div key={key}>
          <Textarea
            label={label}
            autosize
            minRows={2}
            maxRows={20}
            maxLength={10_000}
            value={words[key]}
            onChange={(event) => onChange({ [key]: event.currentTarget.value })}
          />
          <ToneHints text={words[key]} />
        </div>
      ))}
      <NumberInput
        label="How many minutes did it take so far?"
        description="After a quarter of an hour, ask. It is no weakness: the attempt is half of the answer."
        min={1}
        max={43_200}
        allowDecimal={false}
        maw={480}
        value={words.minutes ?? ''}
        onChange={(minutes) => onChange({ minutes: typeof minutes === 'number' ? minutes : null })}
      />
    </Stack>
  )
}
