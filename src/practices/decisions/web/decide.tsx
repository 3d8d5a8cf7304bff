/** What can become of a decision now: accepted, rejected, taken back, or held no longer. Each asks for its reason. */
import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import { useDraft } from '#web/records/use-draft.ts'
import { Missing } from '#web/records/missing.tsx'
import { OneLine } from '#web/records/one-line.tsx'
import { WordsEditor } from '#web/records/words-editor.tsx'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { DialogActs } from '#web/ui/dialog-acts.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Section } from '#web/ui/page.tsx'
import type { Decision } from '../schema.ts'
import { Settle } from './settle.tsx'
import { Supersede } from './supersede.tsx'

type Act = 'accept' | 'reject' | 'withdraw' | 'deprecate'

const acts: Record<Act, { label: string; title: string; ask: string }> = {
  accept: {
    label: 'Accept',
    title: 'Accept the proposal',
    ask: 'Why this one, and what follows from it',
  },
  reject: { label: 'Reject', title: 'Reject the proposal', ask: 'Why not' },
  withdraw: { label: 'Take it back', title: 'Take the proposal back', ask: 'What changed' },
  deprecate: {
    label: 'It holds no longer',
    title: 'Say that it holds no longer',
    ask: 'Why it holds no longer',
  },
}

export function Decide({ decision }: { decision: Decision }) {
  const [chosen, setChosen] = useState<Act | 'supersede' | 'settle' | null>(null)
  const voices = useAnswer(
    'decisions.voices',
    decision.status === 'open' ? { id: decision.id } : null,
  )
  const waiting = (voices.data?.voices ?? []).filter(
    (voice) => voice.stance === 'objects' && voice.state === 'open',
  ).length
  const close = () => setChosen(null)
  const possible: Act[] =
    decision.status === 'open'
      ? ['accept', 'reject', 'withdraw']
      : decision.status === 'accepted'
        ? ['deprecate']
        : []
  if (possible.length === 0 && decision.status !== 'unknown') return null
  return (
    <Section title={titles[decision.status] ?? ''}>
      <Group gap="xs">
        {possible.map((act) => (
          <Button
            key={act}
            variant={act === 'accept' ? 'filled' : 'default'}
            disabled={act === 'accept' && waiting > 0}
            onClick={() => setChosen(act)}
          >
            {acts[act].label}
          </Button>
        ))}
        {decision.status === 'accepted' && (
          <Button variant="default" onClick={() => setChosen('supersede')}>
            Another took its place
          </Button>
        )}
        {decision.status === 'unknown' && (
          <Button variant="default" onClick={() => setChosen('settle')}>
            Say what it is
          </Button>
        )}
      </Group>
      {decision.status === 'accepted' && (
        <Text size="sm" c="dimmed" mt="xs">
          Its words stay as they were when it was decided. To change them, propose another, which
          takes its place.
        </Text>
      )}
      {waiting > 0 && (
        <Text size="sm" c="dimmed" mt="xs">
          It can be accepted once {waiting === 1 ? 'the objection has' : 'all objections have'} an
          answer.
        </Text>
      )}
      {chosen === 'supersede' ? (
        <Supersede decision={decision} close={close} />
      ) : chosen === 'settle' ? (
        <Settle decision={decision} close={close} />
      ) : (
        chosen !== null && <Reason decision={decision} act={chosen} close={close} />
      )}
    </Section>
  )
}

const titles: Partial<Record<Decision['status'], string>> = {
  open: 'Decide',
  accepted: 'Does it still hold?',
  unknown: 'Where does it stand?',
}

/** As the trial was proposed; once its weeks would be over, another day is to be named. */
function reviewOf({ startsOn, weeks }: { startsOn: string; weeks: number }): string {
  const day = new Date(Date.parse(startsOn) + weeks * 7 * 86_400_000)
  return day.toISOString().slice(0, 10)
}

function Reason({ decision, act, close }: { decision: Decision; act: Act; close: () => void }) {
  const { id, version, options, tries } = decision
  const { title, ask, label } = acts[act]
  const draft = useDraft(`decision.${id}.${act}`, {
    because: '',
    chosen: '',
    reviewOn: tries === null ? '' : reviewOf(tries),
    trial: tries?.expected ?? '',
  })
  const done = () => {
    draft.drop()
    close()
  }
  const accept = useAct('decisions.accept', done)
  const reject = useAct('decisions.reject', done)
  const withdraw = useAct('decisions.withdraw', done)
  const deprecate = useAct('decisions.deprecate', done)
  const used = { accept, reject, withdraw, deprecate }[act]
  const { because, chosen, reviewOn, trial } = draft.words
  const isTrial = act === 'accept' && trial.trim() !== ''
  const missing = [
    ...(because.trim() === '' ? [act === 'accept' ? 'why this one' : 'the reason'] : []),
    ...(isTrial && reviewOn === '' ? ['the day on which the trial is looked at'] : []),
  ]
  const send = () => {
    if (act === 'accept')
      accept.mutate({
        ...{ id, version, because },
        chosen: chosen === '' ? null : chosen,
        reviewOn: reviewOn === '' ? null : reviewOn,
        trial: trial.trim() === '' ? null : trial,
      })
    else ({ reject, withdraw, deprecate })[act].mutate({ id, version, because })
  }
  return (
    <Dialog onClose={close} title={title} size="lg">
      <Stack gap="md">
        {used.isError && <ProblemNotice problem={used.error} />}
        {act === 'accept' && options.length > 0 && (
          <Select
            label="The option taken"
            data={options.map((one) => one.title)}
            value={chosen === '' ? null : chosen}
            onChange={(value) => draft.set({ chosen: value ?? '' })}
            clearable
          />
        )}
        <WordsEditor
          label={ask}
          isRequired
          value={because}
          onChange={(words) => draft.set({ because: words })}
          minRows={4}
        />
        {act === 'accept' && (
          <TextInput
            type="date"
            label="Look at it again on"
            description={
              isTrial
                ? 'A trial needs the day on which it is looked at.'
                : 'Optional. On that day Cairn asks whether it worked.'
            }
            required={isTrial}
            value={reviewOn}
            onChange={(event) => draft.set({ reviewOn: event.currentTarget.value })}
            maw={240}
          />
        )}
        {act === 'accept' && (
          <OneLine
            label="On trial: what is expected until then"
            description="Optional. A trial ends with the day of its review."
            value={trial}
            onChange={(words) => draft.set({ trial: words })}
          />
        )}
        <Missing what={missing} />
        <DialogActs
          label={label}
          onSend={send}
          isReady={missing.length === 0}
          isPending={used.isPending}
          close={close}
        />
      </Stack>
    </Dialog>
  )
}
