/** A new proposal, with the evidence that is to be pinned to it, and the idea it comes from. */
import { Button, Group } from '@mantine/core'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import { StillToPin } from '#web/evidence/still-to-pin.tsx'
import { useOpening, type Opened, type Opening } from '#web/evidence/use-opening.ts'
import { codeOf, pinKey, pinsIn } from '#web/evidence/waiting-pin.ts'
import { WaitingPins } from '#web/evidence/waiting-pins.tsx'
import { DraftKept } from '#web/records/draft-kept.tsx'
import { FormColumn } from '#web/records/form-column.tsx'
import { Unfinished } from '#web/records/unfinished.tsx'
import { useDraft } from '#web/records/use-draft.ts'
import { useAddress } from '#web/ui/address.ts'
import { Asked, ProblemNotice } from '#web/ui/asked.tsx'
import { Page as Frame } from '#web/ui/page.tsx'
import { ProposalFields } from './proposal-fields.tsx'
import { noParts, sentParts, type Parts } from './proposal-parts.ts'
import { StillToLink } from './still-to-link.tsx'

export function Page() {
  const { search } = useAddress()
  const { about, pin, idea } = search
  if (idea !== undefined) return <FromIdea key={idea} number={idea} />
  const kept = pin === undefined ? (about ?? '') : pinKey(pin)
  const body = about === undefined ? '' : `What we see: ${about}\n\nWhat it costs us: `
  // Another question is another draft.
  const pins = pinsIn(pin)
  return <New key={pin ?? ''} kept={kept} begin={{ ...noWords, body, pins, code: codeOf(pins) }} />
}

function FromIdea({ number }: { number: string }) {
  const found = useAnswer('ideas.get', { id: number })
  return (
    <Asked of={found} lines={8}>
      {({ id, title, body }) => (
        <New
          kept={`idea-${number}`}
          begin={{ ...noWords, title, body: `From idea#${number}.\n\n${body}`, idea: id }}
        />
      )}
    </Asked>
  )
}

interface Words extends Parts, Opening {
  /** The id of the idea that is still to lead here; null where there is none. */
  idea: string | null
}

const noWords: Words = { ...noParts, pins: [], opened: null, idea: null }

interface NewProps {
  /** Under which name the draft is kept. */
  kept: string
  begin: Words
}

function New({ kept, begin }: NewProps) {
  const draft = useDraft<Words>(`decision.new.${kept}`, begin)
  const { pins, opened, idea, ...parts } = draft.words
  const opening = useOpening(draft)
  const goInto = useAct('ideas.propose')
  const finish = (record: Opened) => {
    if (idea === null) return void opening.pinTo(record)
    draft.set({ opened: record })
    goInto.mutate(
      { id: idea, proposal: record.id },
      {
        onSuccess: () => {
          draft.set({ idea: null })
          void opening.pinTo(record)
        },
      },
    )
  }
  const propose = useAct('decisions.propose', ({ id, number }) =>
    finish({ id, number, kind: 'decision' }),
  )
  if (opened !== null && idea !== null)
    return (
      <StillToLink
        problem={goInto.error}
        isLinking={goInto.isPending}
        again={() => finish(opened)}
        leave={() => {
          draft.set({ idea: null })
          void opening.pinTo(opened)
        }}
      />
    )
  if (opened !== null)
    return (
      <StillToPin
        what="The proposal"
        opened={opened}
        pins={pins}
        onChange={(changed) => draft.set({ pins: changed })}
        opening={opening}
      />
    )
  return (
    <Frame
      title="A new proposal"
      lead="Say what the problem is and which options there are. It needs no finished answer: that is what the discussion is for."
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          propose.mutate(sentParts(parts))
        }}
      >
        <FormColumn>
          <Unfinished kind="decision" draft={draft} />
          {propose.isError && <ProblemNotice problem={propose.error} />}
          <ProposalFields parts={parts} onChange={draft.set} isNew>
            <WaitingPins pins={pins} onChange={(changed) => draft.set({ pins: changed })} />
          </ProposalFields>
          <Group>
            <Button type="submit" loading={propose.isPending} disabled={parts.title.trim() === ''}>
              Open the discussion
            </Button>
            <DraftKept draft={draft} />
          </Group>
        </FormColumn>
      </form>
    </Frame>
  )
}
