/** With whom one talks from time to time, and who asks for it. */
import { Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import type { AnswerOf } from '#web/api/verbs.ts'
import { useAddress } from '#web/ui/address.ts'
import { AskedPage } from '#web/ui/asked-page.tsx'
import { Empty } from '#web/ui/empty.tsx'
import { InlineForm } from '#web/ui/inline-form.tsx'
import { Link } from '#web/ui/link.tsx'
import { Page as Frame, Section } from '#web/ui/page.tsx'
import { State } from '#web/ui/state.tsx'
import { Day } from '#web/ui/when.tsx'
import { ChooseMember, useOthers } from '#web/records/others.tsx'
import records from '#web/records/records.module.css'
import shipped from '#web/records/shipped.module.css'
import { stateWords } from './words.ts'

type Line = AnswerOf<'one-to-one.list'>['items'][number]

export function Page() {
  const list = useAnswer('one-to-one.list', {})
  return (
    <AskedPage of={list}>
      {({ items }) => (
        <Frame
          title="One-to-one"
          lead="What you want to talk about, what you noted, and what each of you takes on: kept for the two of you, and for nobody else."
        >
          <Group component="nav" aria-label="Growth" gap="lg" mb="md">
            <Link to="/growth">Your goals</Link>
            <Link to="/growth/pairs">Somebody to learn with</Link>
            <Link to="/growth/frameworks">Progression frameworks</Link>
          </Group>
          {items.length === 0 ? (
            <Empty says="No one-to-ones yet.">
              With a mentor, a lead, or somebody you like to think with: half an hour every other
              week is a good beginning.
            </Empty>
          ) : (
            <ul className={records['list'] ?? ''}>
              {items.map((line) => (
                <One line={line} key={line.id} />
              ))}
            </ul>
          )}
          <Section title="Begin one">
            <Begin has={items} />
          </Section>
        </Frame>
      )}
    </AskedPage>
  )
}

function One({ line: { id, with: other, state, lastHeldOn } }: { line: Line }) {
  return (
    <li>
      <Link to={`/one-to-one/${id}`} className={shipped['item'] ?? ''} underline="never">
        <Group gap="sm" justify="space-between">
          <span className={shipped['title']}>{other.name}</span>
          {state !== 'open' && (
            <State tone={stateWords[state].tone}>{stateWords[state].label}</State>
          )}
        </Group>
        {lastHeldOn !== null && (
          <Text size="sm" c="dimmed">
            Last notes of <Day day={lastHeldOn} />
          </Text>
        )}
      </Link>
    </li>
  )
}

/** With whom there is one already, none is begun. */
function Begin({ has }: { has: readonly Line[] }) {
  const { go } = useAddress()
  const [chosen, setChosen] = useState<string | null>(null)
  const members = useOthers()
  const begin = useAct('one-to-one.begin', ({ id }) => go(`/one-to-one/${id}`))
  const taken = new Set(
    has.flatMap(({ state, with: other }) => (state === 'ended' ? [] : other.member)),
  )
  const others = (members ?? []).filter(({ id, isActive }) => isActive && !taken.has(id))
  if (members !== undefined && others.length === 0)
    return (
      <Text c="dimmed">
        {has.length === 0
          ? 'There is nobody else here to begin one with.'
          : 'You have one with everybody who is here.'}
      </Text>
    )
  return (
    <>
      <InlineForm
        label="Ask them"
        variant="filled"
        act={begin}
        isReady={chosen !== null}
        onSend={() => chosen !== null && begin.mutate({ member: chosen })}
      >
        <ChooseMember label="With" among={others} value={chosen} onChange={setChosen} />
      </InlineForm>
      <Text size="sm" c="dimmed" mt="xs">
        They get a notice, and it begins when they open it. No is a good answer.
      </Text>
    </>
  )
}
