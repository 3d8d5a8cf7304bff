/** What a remedy says, to be written: the same when it is written down and when it is changed. */
import { MultiSelect, NumberInput, SegmentedControl, Stack, Text } from '@mantine/core'
import type { Words } from '#web/records/merge.tsx'
import { OneLine } from '#web/records/one-line.tsx'
import { RecordWords } from '#web/records/record-words.tsx'
import { efforts, weeksMax, type Offer } from '../schema.ts'
import {
  areas,
  causeWords,
  measureKeys,
  measureOf,
  measureWords,
  toCauses,
} from '../schema-words.ts'

export type Draft = Words & Omit<Offer, 'ask'> & { ask: string }

interface RemedyFieldsProps {
  draft: Draft
  onChange: (changed: Partial<Draft>) => void
  isNew?: boolean
}

export function RemedyFields({ draft, onChange, isNew = false }: RemedyFieldsProps) {
  const { title, body, helps, weeks, effort, measures, ask } = draft
  return (
    <>
      <RecordWords
        {...(isNew ? { kind: 'remedy' } : {})}
        words={{ title, body }}
        onChange={onChange}
        title={{ label: 'The remedy, in a line' }}
        body={{ label: 'When it helps, how to try it small, and what else it may bring about' }}
      />
      <MultiSelect
        label="What it helps with"
        description="What it helps with most, first."
        searchable
        required
        value={helps}
        onChange={(chosen) => onChange({ helps: toCauses(chosen) })}
        data={areas.map(({ label, causes }) => ({
          group: label,
          items: causes.map((value) => ({ value, label: causeWords[value] })),
        }))}
      />
      <NumberInput
        label="Weeks that a trial runs"
        min={1}
        max={weeksMax}
        allowDecimal={false}
        value={weeks}
        onChange={(given) => {
          if (typeof given === 'number') onChange({ weeks: given })
        }}
        maw={220}
      />
      <Stack gap={4}>
        <Text size="sm" fw={650} id="effort-of-remedy">
          How much it takes to try
        </Text>
        <div>
          <SegmentedControl
            aria-labelledby="effort-of-remedy"
            value={effort}
            onChange={(chosen) => {
              const known = efforts.find((one) => one === chosen)
              if (known !== undefined) onChange({ effort: known })
            }}
            data={[
              { value: 'small', label: 'Small' },
              { value: 'middle', label: 'Middle' },
              { value: 'large', label: 'Large' },
            ]}
          />
        </div>
      </Stack>
      <MultiSelect
        label="What may show that it helped"
        description="Measured before and after. Where nothing fits, ask a question below."
        searchable
        value={measures.map(({ key }) => key)}
        onChange={(chosen) =>
          onChange({
            measures: measureKeys
              .filter((key) => chosen.includes(key))
              .map((key) => measures.find((one) => one.key === key) ?? measureOf(key)),
          })
        }
        data={measureKeys.map((value) => ({ value, label: measureWords[value] }))}
      />
      <OneLine
        label="A question that people answer before and after"
        value={ask}
        onChange={(changed) => onChange({ ask: changed })}
        maxLength={300}
      />
    </>
  )
}

/** As the server takes it. */
export function sent({ ask, ...rest }: Draft) {
  return { ...rest, ask: ask.trim() === '' ? null : ask }
}

/** Whether all is there that is owed. */
export function isReady({ title, helps, measures, ask }: Draft): boolean {
  return title.trim() !== '' && helps.length > 0 && (measures.length > 0 || ask.trim() !== '')
}
