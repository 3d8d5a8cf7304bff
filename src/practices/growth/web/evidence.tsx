/** What shows that one is getting there, as one picks it: records, addresses, words. The record does not learn of it. */
import { Anchor, Text } from '@mantine/core'
import { useAct } from '#web/api/hooks.ts'
import { AddLine } from '#web/ui/add-line.tsx'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { ChosenLine } from '#web/ui/chosen-line.tsx'
import { Link } from '#web/ui/link.tsx'
import { Section } from '#web/ui/page.tsx'
import { placeOf } from '#web/ui/places.ts'
import type { Goal } from '../schema.ts'
import classes from '#web/ui/ticked.module.css'

type Piece = Goal['evidence'][number]

export function Evidence({ goal: { id, evidence } }: { goal: Goal }) {
  const add = useAct('growth.change')
  const leaveOut = useAct('growth.change')
  const texts = evidence.map((piece) => piece.text)
  return (
    <Section title="What shows it">
      {leaveOut.isError && <ProblemNotice problem={leaveOut.error} />}
      <ul className={classes['plain']}>
        {evidence.map((piece, place) => (
          // The same may be said twice.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={`${place} ${piece.text}`}>
            <ChosenLine
              name={piece.text}
              onRemove={() =>
                leaveOut.mutate({ id, evidence: texts.filter((_, at) => at !== place) })
              }
            >
              <Shown piece={piece} />
            </ChosenLine>
          </li>
        ))}
      </ul>
      <AddLine
        label="Something you are glad of"
        description="A record (decision#12), an address, or words. What it leads to does not learn of it."
        act={add}
        onAdd={(text, done) => add.mutate({ id, evidence: [...texts, text] }, { onSuccess: done })}
      />
    </Section>
  )
}

export function EvidenceList({ evidence }: { evidence: readonly Piece[] }) {
  return (
    <ul className={classes['plain']}>
      {evidence.map((piece, place) => (
        // oxlint-disable-next-line react/no-array-index-key
        <li key={`${place} ${piece.text}`}>
          <Shown piece={piece} />
        </li>
      ))}
    </ul>
  )
}

function Shown({ piece: { text, words, record, url } }: { piece: Piece }) {
  if (record !== null)
    return (
      <Text span>
        {words !== '' && `${words}: `}
        <Link to={placeOf(record)} underline="always">
          {record.title}
        </Link>{' '}
        <Text span size="sm" c="dimmed">
          {record.kind} {record.number}
        </Text>
      </Text>
    )
  if (url !== null)
    return (
      <Anchor href={url} underline="always" rel="noreferrer noopener" target="_blank">
        {words === '' ? url : words}
      </Anchor>
    )
  return <Text span>{text}</Text>
}
