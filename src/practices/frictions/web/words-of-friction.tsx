/** What a friction says, to be written: the same when it is reported and when it is changed. */
import { Autocomplete, Button, Group, NumberInput, Select, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useAnswer } from '#web/api/hooks.ts'
import type { Words } from '#web/records/merge.tsx'
import { OneLine } from '#web/records/one-line.tsx'
import { TemplateChoice } from '#web/records/template-choice.tsx'
import { WordsEditor } from '#web/records/words-editor.tsx'
import { oftens, type Hits } from '../schema.ts'

export interface FrictionWords extends Words {
  area: string
  minutes: number | null
  often: Hits['often'] | null
  /** The part of the flow that tells what it costs, such as queue linux, and of which repository it is. */
  flow: string | null
  repository: string | null
}

export const noWords: FrictionWords = {
  ...{ title: '', body: '', area: '', minutes: null, often: null, flow: null, repository: null },
}

/** As the verbs take it, and nothing else that a draft keeps. */
export function said({ title, body, area, minutes, often, flow, repository }: FrictionWords) {
  return { title, body, area: area.trim() === '' ? null : area, minutes, often, flow, repository }
}

/** Half of what it costs would be refused. */
export function isReady({ title, minutes, often }: FrictionWords): boolean {
  return title.trim() !== '' && (minutes === null) === (often === null)
}

interface WordsOfFrictionProps {
  words: FrictionWords
  onChange: (changed: Partial<FrictionWords>) => void
  /** Below the line that says it all. */
  beside?: ReactNode
  isNew?: boolean
}

const often = { daily: 'Each day', weekly: 'Each week', monthly: 'Each month' }

export function WordsOfFriction({ words, onChange, beside, isNew = false }: WordsOfFrictionProps) {
  const areas = useAnswer('frictions.areas', {})
  return (
    <>
      <OneLine
        label="What gets in the way, in a line"
        value={words.title}
        onChange={(title) => onChange({ title })}
        maxLength={200}
        required
      />
      {beside}
      {isNew && (
        <TemplateChoice kind="friction" body={words.body} onChange={(body) => onChange({ body })} />
      )}
      <WordsEditor
        label="More about it"
        value={words.body}
        onChange={(body) => onChange({ body })}
      />
      <Autocomplete
        label="What it is about"
        description="Optional: a path such as src/api, or a word such as ci."
        value={words.area}
        onChange={(area) => onChange({ area })}
        data={(areas.data?.items ?? []).map(({ area }) => area)}
        maxLength={200}
      />
      {words.flow && (
        <Group gap="xs">
          <Text size="sm">
            What it costs is measured by the {words.flow} of {words.repository}.
          </Text>
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => onChange({ flow: null, repository: null })}
          >
            Leave that away
          </Button>
        </Group>
      )}
      <Group gap="sm" align="flex-end">
        <NumberInput
          label="Minutes each time"
          value={words.minutes ?? ''}
          onChange={(value) => onChange({ minutes: typeof value === 'number' ? value : null })}
          min={1}
          max={1440}
          allowDecimal={false}
          maw={150}
        />
        <Select
          label="How often it hits you"
          placeholder="Optional"
          clearable
          clearButtonProps={{ 'aria-label': 'Say nothing of how often' }}
          data={oftens.map((value) => ({ value, label: often[value] }))}
          value={words.often}
          onChange={(value) => onChange({ often: value })}
          maw={190}
        />
      </Group>
    </>
  )
}
