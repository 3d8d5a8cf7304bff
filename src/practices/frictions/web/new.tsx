/** A friction, reported: a line will do. What one was looking at may come along, as an area, a link or evidence to be pinned. */
import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#web/api/hooks.ts'
import { StillToPin } from '#web/evidence/still-to-pin.tsx'
import { useOpening, type Opening } from '#web/evidence/use-opening.ts'
import { codeOf, pinKey, pinsIn } from '#web/evidence/waiting-pin.ts'
import { WaitingPins } from '#web/evidence/waiting-pins.tsx'
import { DraftKept } from '#web/records/draft-kept.tsx'
import { FormColumn } from '#web/records/form-column.tsx'
import { useDraft } from '#web/records/use-draft.ts'
import { WithoutName } from '#web/records/without-name.tsx'
import { useAddress } from '#web/ui/address.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Link } from '#web/ui/link.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page as Frame } from '#web/ui/page.tsx'
import {
  WordsOfFriction,
  isReady,
  noWords,
  said,
  type FrictionWords,
} from './words-of-friction.tsx'
import { Similar } from './similar.tsx'

export function Page() {
  const { search } = useAddress()
  const names = ['pin', 'area', 'about', 'flow', 'of'] as const
  const given = names.map((name) => search[name] ?? '')
  const [pin, area, about, flow, of] = given
  // About something else it is another draft.
  return <New key={given.join('\n')} {...{ pin, area, about, flow, of }} />
}

interface Given {
  pin?: string | undefined
  area?: string | undefined
  about?: string | undefined
  /** A part of the flow, and of which repository. */
  flow?: string | undefined
  of?: string | undefined
}

function New({ pin = '', area = '', about = '', flow = '', of = '' }: Given) {
  const pins = pinsIn(pin)
  const [place] = codeOf(pins)
  const subject = [pin, area, about, flow, of].join('')
  const measured = flow === '' || of === '' ? {} : { flow, repository: of }
  const draft = useDraft<FrictionWords & Opening>(
    subject === '' ? 'friction.new' : `friction.new.${pinKey(subject)}`,
    {
      ...{ ...noWords, ...measured, body: beginning(about), pins, opened: null },
      area: area === '' ? (place?.slice(place.indexOf(':') + 1) ?? '') : area,
    },
    { staysHere: true },
  )
  const { words } = draft
  const [isUnnamed, setIsUnnamed] = useState(false)
  const opening = useOpening(draft)
  const report = useAct('frictions.report', (reported) => {
    if ('held' in reported) draft.drop()
    else void opening.pinTo({ id: reported.id, number: reported.number, kind: 'friction' })
  })
  if (report.data !== undefined && 'held' in report.data)
    return (
      <Frame title="Thank you">
        <Notice title="Your friction is on its way.">
          <Text size="sm">{report.data.says}</Text>
          <Link to="/frictions">To the frictions</Link>
        </Notice>
      </Frame>
    )
  if (words.opened !== null)
    return (
      <StillToPin
        what="The friction"
        opened={words.opened}
        pins={words.pins}
        onChange={(changed) => draft.set({ pins: changed })}
        opening={opening}
      />
    )
  return (
    <Frame
      title="What gets in the way?"
      lead="A line is enough. It needs no proof and nobody to blame; somebody may know what helps."
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          report.mutate({ ...said(words), anonymous: isUnnamed })
        }}
      >
        <FormColumn>
          {report.isError && <ProblemNotice problem={report.error} />}
          <WordsOfFriction
            words={words}
            onChange={draft.set}
            beside={<Similar words={words} onSaid={draft.drop} />}
            isNew
          />
          {isUnnamed && words.pins.length > 0 ? (
            <Text size="sm">
              Without your name it appears later, and nothing can be pinned to it before: pin the
              evidence when it is there.
            </Text>
          ) : (
            <WaitingPins pins={words.pins} onChange={(changed) => draft.set({ pins: changed })} />
          )}
          <WithoutName checked={isUnnamed} set={setIsUnnamed} />
          <DraftKept draft={draft} />
          <div>
            <Button type="submit" loading={report.isPending} disabled={!isReady(words)}>
              Report it
            </Button>
          </div>
        </FormColumn>
      </form>
    </Frame>
  )
}

/** What one was looking at stands in the words, where it becomes a link. */
function beginning(about: string): string {
  const line = about.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
  return line === '' ? '' : `About ${line.slice(0, 2_000)}\n\n`
}
