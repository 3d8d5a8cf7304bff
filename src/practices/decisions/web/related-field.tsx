/** Decisions to be read with a proposal. */
import { Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useAnswer } from '#web/api/hooks.ts'
import { RecordChoice } from '#web/evidence/record-choice.tsx'
import { ChosenLine } from '#web/ui/chosen-line.tsx'

interface RelatedFieldProps {
  related: readonly string[]
  onChange: (related: string[]) => void
}

export function RelatedField({ related, onChange }: RelatedFieldProps) {
  const [asked, setAsked] = useState(0)
  return (
    <div>
      <RecordChoice
        // Begins anew with each that was chosen.
        key={asked}
        label="Decisions to be read with it"
        kinds={['decision']}
        chosen={null}
        onChange={(chosen) => {
          if (chosen === null) return
          setAsked(asked + 1)
          if (!related.includes(chosen.id)) onChange([...related, chosen.id])
        }}
      />
      <Stack gap={4} mt={4}>
        {related.map((id) => (
          <Related
            key={id}
            id={id}
            onRemove={() => onChange(related.filter((one) => one !== id))}
          />
        ))}
      </Stack>
    </div>
  )
}

function Related({ id, onRemove }: { id: string; onRemove: () => void }) {
  const { data, isError } = useAnswer('decisions.get', { id })
  const name = data === undefined ? (isError ? 'It is gone' : '…') : `${data.number}: ${data.title}`
  return (
    <ChosenLine name={name} onRemove={onRemove}>
      <Text size="sm">{name}</Text>
    </ChosenLine>
  )
}
