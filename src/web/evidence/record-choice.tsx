/** One record of several kinds, found by its words: open ones stand there before anything is typed. */
import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useAnswer } from '#web/api/hooks.ts'

export interface ChosenRecord {
  id: string
  kind: 'decision' | 'idea' | 'friction'
  number: number
  title: string
}

interface RecordChoiceProps {
  label: string
  description?: string
  kinds?: readonly ChosenRecord['kind'][]
  chosen: ChosenRecord | null
  onChange: (chosen: ChosenRecord | null) => void
}

const shownMax = 20

const all: readonly ChosenRecord['kind'][] = ['decision', 'idea', 'friction']

export function RecordChoice({
  label,
  description,
  kinds = all,
  chosen,
  onChange,
}: RecordChoiceProps) {
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(typed.trim(), 200)
  // What was chosen stands in the box, and is not looked for.
  const isChosen = chosen !== null && typed === labelOf(chosen)
  const words = text === '' || isChosen ? {} : { text }
  const wish = { ...words, limit: shownMax }
  const ofDecisions = (status: 'open' | 'accepted') =>
    kinds.includes('decision') ? { ...wish, status } : null
  const proposals = useAnswer('decisions.list', ofDecisions('open'))
  const accepted = useAnswer('decisions.list', ofDecisions('accepted'))
  const ideas = useAnswer('ideas.list', kinds.includes('idea') ? wish : null)
  const frictions = useAnswer('frictions.list', kinds.includes('friction') ? wish : null)
  const of = (kind: ChosenRecord['kind'], items: readonly Omit<ChosenRecord, 'kind'>[] = []) =>
    items.map(({ id, number, title }): ChosenRecord => ({ id, kind, number, title }))
  const groups = [
    { group: 'Open proposals', items: of('decision', proposals.data?.items) },
    { group: 'Ideas', items: of('idea', ideas.data?.items) },
    { group: 'Frictions', items: of('friction', frictions.data?.items) },
    { group: 'Accepted decisions', items: of('decision', accepted.data?.items) },
  ]
  const found = groups.flatMap(({ items }) => items)
  const isListed = chosen === null || found.some(({ id }) => id === chosen.id)
  return (
    <Select
      label={label}
      {...(description === undefined ? {} : { description })}
      placeholder="Type words of its title or text"
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'Choose none' }}
      value={chosen?.id ?? null}
      onChange={(id) => onChange(found.find((one) => one.id === id) ?? null)}
      searchValue={typed}
      onSearchChange={setTyped}
      // The server looked for them already, in their texts as well.
      filter={({ options }) => options}
      nothingFoundMessage={
        [proposals, frictions].some(({ isFetching }) => isFetching)
          ? 'Looking…'
          : 'Nothing says that.'
      }
      data={[
        ...(isListed ? [] : [{ group: 'Chosen', items: [optionOf(chosen)] }]),
        ...groups
          .filter(({ items }) => items.length > 0)
          .map(({ group, items }) => ({ group, items: items.map(optionOf) })),
      ]}
    />
  )
}

function optionOf(record: ChosenRecord) {
  return { value: record.id, label: labelOf(record) }
}

function labelOf({ kind, number, title }: ChosenRecord): string {
  return `${called[kind]} ${number}: ${title}`
}

const called = { decision: 'Decision', idea: 'Idea', friction: 'Friction' } as const
