/** Pins what is shown to a record that is there, or leads to a new one with it: the numbers of today are kept, and compared later. */
import { Button, Divider, Group, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useAddress } from '#web/ui/address.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { placeOf } from '#web/ui/places.ts'
import { MeasureChoice } from './measure-choice.tsx'
import { RecordChoice, type ChosenRecord } from './record-choice.tsx'
import { usePinAll } from './use-pin-all.ts'
import { formFor, waitingPins, type Pinned } from './waiting-pin.ts'

export function PinButton({ pinned, label = 'Pin' }: { pinned: Pinned; label?: string }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button size="compact-sm" variant="subtle" onClick={() => setIsOpen(true)}>
        {label}
      </Button>
      {isOpen && <PinDialog pinned={pinned} close={() => setIsOpen(false)} />}
    </>
  )
}

function PinDialog({ pinned, close }: { pinned: Pinned; close: () => void }) {
  const { go } = useAddress()
  const [measures, setMeasures] = useState<string[]>([])
  const [note, setNote] = useState('')
  const [record, setRecord] = useState<ChosenRecord | null>(null)
  const { pinAll, problem, isPinning } = usePinAll()
  const pinTo = async (target: ChosenRecord) => {
    const isDone = await pinAll(target.id, waitingPins(pinned, { measures, note }), (left) => {
      // What is pinned already is not pinned twice when one tries again.
      const rest = left.flatMap(({ measure }) => measure ?? [])
      if (rest.length > 0) setMeasures(rest)
    })
    if (!isDone) return
    close()
    go(placeOf(target))
  }
  const write = (form: string) => {
    close()
    go(formFor(form, pinned, { measures, note: note.trim() }))
  }
  return (
    <Dialog onClose={close} title="Pin this evidence">
      <Stack>
        {problem !== null && <ProblemNotice problem={problem} />}
        <Text size="sm">
          {pinned.place === undefined ? `What ${pinned.evidence} says of all of it` : pinned.place}
        </Text>
        <MeasureChoice pinned={pinned} chosen={measures} onChange={setMeasures} />
        <Textarea
          label="Why it matters there"
          description="Optional."
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          maxLength={2000}
          autosize
        />
        <RecordChoice
          label="To a proposal, an idea or a friction"
          chosen={record}
          onChange={setRecord}
        />
        <Group>
          <Button
            loading={isPinning}
            disabled={record === null}
            onClick={() => record !== null && void pinTo(record)}
          >
            Pin it
          </Button>
        </Group>
        <Divider label="or to something new" />
        <Group>
          <Button variant="default" onClick={() => write('/decisions/new')}>
            Write a new proposal
          </Button>
          <Button variant="default" onClick={() => write('/ideas/new')}>
            Write a new idea
          </Button>
          <Button variant="default" onClick={() => write('/frictions/new')}>
            Report a friction about it
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
