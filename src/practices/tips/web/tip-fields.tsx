/** What a tip says, to be written: the same when it is written down and when it is changed. */
import { MultiSelect, NumberInput } from '@mantine/core'
import type { Words } from '#web/records/merge.tsx'
import { RecordWords } from '#web/records/record-words.tsx'
import { minutesMax, type Offer } from '../schema.ts'
import { areas, runtimes, runtimeWords, signWords, toRuntimes, toSigns } from '../schema-words.ts'

export type Draft = Words & Offer

interface TipFieldsProps {
  draft: Draft
  onChange: (changed: Partial<Draft>) => void
  isNew?: boolean
}

export function TipFields({ draft, onChange, isNew = false }: TipFieldsProps) {
  const { title, body } = draft
  return (
    <>
      <RecordWords
        {...(isNew ? { kind: 'tip' } : {})}
        words={{ title, body }}
        onChange={onChange}
        title={{ label: 'The tip, in a line' }}
        body={{ label: 'When to use it, how, an example, and where it misleads' }}
      />
      <MultiSelect
        label="What one sees when it fits"
        description="What it fits best, first."
        searchable
        required
        value={draft.fits}
        onChange={(chosen) => onChange({ fits: toSigns(chosen) })}
        data={areas.map(({ label, signs }) => ({
          group: label,
          items: signs.map((value) => ({ value, label: signWords[value] })),
        }))}
      />
      <MultiSelect
        label="Where the code runs"
        description="Leave it empty where that does not matter."
        searchable
        value={draft.runtimes}
        onChange={(chosen) => onChange({ runtimes: toRuntimes(chosen) })}
        data={runtimes.map((value) => ({ value, label: runtimeWords[value] }))}
      />
      <NumberInput
        label="Minutes until it tells something"
        min={1}
        max={minutesMax}
        allowDecimal={false}
        value={draft.minutes}
        onChange={(given) => {
          if (typeof given === 'number') onChange({ minutes: given })
        }}
        maw={240}
      />
    </>
  )
}

/** Whether all is there that is owed. */
export function isReady({ title, fits }: Draft): boolean {
  return title.trim() !== '' && fits.length > 0
}
