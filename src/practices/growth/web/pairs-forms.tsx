/** Saying what one offers, and what one wishes for. */
import { NumberInput, Select, Stack, Switch, TagsInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import type { Problem } from '#web/api/ask.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { DialogActs } from '#web/ui/dialog-acts.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { choices, useOthers } from '#web/records/others.tsx'
import type { Offer, Wish } from '../schema-pairs.ts'
import { MemberPicker } from './pairs-members.tsx'

export function OfferForm({ offer, close }: { offer: Offer | null; close: () => void }) {
  const [said, setSaid] = useState<Offer>(
    offer ?? { topics: [], areas: [], places: 1, isShown: false },
  )
  const send = useAct('growth.offer', close)
  const set = (changed: Partial<Offer>) => setSaid({ ...said, ...changed })
  return (
    <Form title="I could show" send={send} onSend={() => send.mutate(said)} close={close}>
      <About
        {...said}
        onChange={set}
        topicsSay="Such as Postgres, code review or talking to customers. None: you are open to any."
      />
      <Places
        label="With how many at once"
        description="0 for a rest. Nobody else sees it."
        {...{ min: 0, max: 20, value: said.places }}
        onChange={(places) => set({ places })}
      />
      <Shown isShown={said.isShown} onChange={set} />
    </Form>
  )
}

interface WishDraft extends Pick<Wish, 'topics' | 'areas' | 'places' | 'isShown'> {
  again: string[]
  manager: string | null
}

export function WishForm({ wish, close }: { wish: Wish | null; close: () => void }) {
  const [said, setSaid] = useState<WishDraft>(wishDraft(wish))
  const send = useAct('growth.wish', close)
  const others = choices(useOthers() ?? [])
  const set = (changed: Partial<WishDraft>) => setSaid({ ...said, ...changed })
  return (
    <Form title="I would like to learn" send={send} onSend={() => send.mutate(said)} close={close}>
      <About
        {...said}
        onChange={set}
        topicsSay="In your words; whom you are proposed to reads what both of you named. None: you are open to any."
      />
      <Places
        label="With how many at once"
        {...{ min: 1, max: 10, value: said.places }}
        onChange={(places) => set({ places })}
      />
      <MemberPicker
        label="Gladly again with"
        description="Else the same two are brought together after three rounds at the earliest."
        value={said.again}
        onChange={(again) => set({ again })}
      />
      <Select
        label="Who manages me"
        description="You are not brought together with them. Nobody else sees it."
        clearable
        searchable
        data={others}
        value={said.manager}
        onChange={(manager) => set({ manager })}
      />
      <Shown isShown={said.isShown} onChange={set} />
    </Form>
  )
}

export function wishDraft(wish: Wish | null): WishDraft {
  if (wish === null)
    return { topics: [], areas: [], places: 1, again: [], manager: null, isShown: false }
  const { again, manager, ...rest } = wish
  return {
    ...rest,
    again: again.map(({ member }) => member),
    manager: manager?.member ?? null,
  }
}

interface FormProps {
  title: string
  send: { isError: boolean; error: Problem | null; isPending: boolean }
  onSend: () => void
  close: () => void
  children: ReactNode
}

export function Form({ title, send, onSend, close, children }: FormProps) {
  return (
    <Dialog title={title} onClose={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onSend()
        }}
      >
        <Stack>
          {send.error !== null && <ProblemNotice problem={send.error} />}
          {children}
          <DialogActs label="Keep it" isPending={send.isPending} close={close} />
        </Stack>
      </form>
    </Dialog>
  )
}

interface AboutProps extends Pick<Offer, 'topics' | 'areas'> {
  topicsSay: string
  onChange: (changed: Partial<Pick<Offer, 'topics' | 'areas'>>) => void
}

function About({ topics, areas, topicsSay, onChange }: AboutProps) {
  const seen = useAnswer('growth.offers', {})
  const few = useAnswer('growth.areas', {})
  const named = (seen.data?.items ?? []).flatMap((one) => one.topics)
  return (
    <>
      <TagsInput
        label="Topics"
        description={topicsSay}
        data={[...new Map(named.map((topic) => [topic.toLowerCase(), topic])).values()]}
        value={topics}
        onChange={(wanted) => onChange({ topics: wanted })}
      />
      <TagsInput
        label="Parts of the code"
        description="Such as app:src/billing."
        data={(few.data?.items ?? []).map(({ area }) => area)}
        value={areas}
        onChange={(wanted) => onChange({ areas: wanted })}
      />
    </>
  )
}

interface PlacesProps {
  label: string
  description?: string
  min: number
  max: number
  value: number
  onChange: (places: number) => void
}

function Places({ onChange, ...rest }: PlacesProps) {
  return (
    <NumberInput
      {...rest}
      allowDecimal={false}
      maw={240}
      onChange={(given) => {
        if (typeof given === 'number') onChange(given)
      }}
    />
  )
}

function Shown({
  isShown,
  onChange,
}: {
  isShown: boolean
  onChange: (changed: { isShown: boolean }) => void
}) {
  return (
    <Switch
      label="All may see what it is about"
      description="Your name with these topics and areas. Else the matcher alone reads it, and whom it proposes."
      checked={isShown}
      onChange={(event) => onChange({ isShown: event.currentTarget.checked })}
    />
  )
}
