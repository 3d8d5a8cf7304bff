/** What is to be talked about, and what either of the two took on: ticked off by both, said by one. */
import { Button, Checkbox, Select, Text } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#web/api/hooks.ts'
import { AddLine } from '#web/ui/add-line.tsx'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Section } from '#web/ui/page.tsx'
import type { Item, OneToOne } from '../schema.ts'
import classes from '#web/ui/ticked.module.css'

export function Agenda({ one }: { one: OneToOne }) {
  const add = useAct('one-to-one.add')
  const { id, agenda, state } = one
  return (
    <Section title="To talk about">
      {agenda.length === 0 && (
        <Text c="dimmed" mb="sm">
          Nothing yet. What is on your mind?
        </Text>
      )}
      <Items one={one} items={agenda} />
      {state !== 'ended' && (
        <AddLine
          label="Something to talk about"
          act={add}
          onAdd={(text, done) => add.mutate({ id, text }, { onSuccess: done })}
        />
      )}
    </Section>
  )
}

type Taker = 'me' | 'them'

export function Actions({ one }: { one: OneToOne }) {
  const [taker, setTaker] = useState<Taker>('me')
  const add = useAct('one-to-one.add')
  const { id, actions, state, with: other } = one
  return (
    <Section title="Taken on">
      <Items one={one} items={actions} />
      {actions.length === 0 && (
        <Text c="dimmed" mb="sm">
          Nobody took anything on yet.
        </Text>
      )}
      {state !== 'ended' && (
        <AddLine
          label="One next step"
          act={add}
          onAdd={(text, done) => add.mutate({ id, text, taker }, { onSuccess: done })}
          widthMax={360}
        >
          <Select
            label="Who takes it on"
            data={[
              { value: 'me', label: 'Me' },
              { value: 'them', label: other.name },
            ]}
            value={taker}
            onChange={(chosen) => setTaker(chosen === 'them' ? 'them' : 'me')}
            allowDeselect={false}
            w={150}
          />
        </AddLine>
      )}
    </Section>
  )
}

export function Items({ one, items }: { one: OneToOne; items: readonly Item[] }) {
  const change = useAct('one-to-one.change')
  const takeBack = useAct('one-to-one.take-back')
  const problem = change.error ?? takeBack.error
  const { id, state } = one
  if (items.length === 0 && problem === null) return null
  return (
    <>
      {problem !== null && <ProblemNotice problem={problem} />}
      <ul className={classes['plain']}>
        {items.map((item) => (
          <li key={item.id} className={classes['row']}>
            <Checkbox
              label={
                <span className={item.doneOn === null ? undefined : classes['done']}>
                  {item.text}
                </span>
              }
              description={about(item, one.with)}
              checked={item.doneOn !== null}
              disabled={state === 'ended' || change.isPending}
              onChange={({ currentTarget: { checked } }) =>
                change.mutate({ id, item: item.id, state: checked ? 'done' : 'open' })
              }
            />
            {item.isMine && state !== 'ended' && item.doneOn === null && (
              <Button
                size="compact-sm"
                flex="none"
                variant="subtle"
                color="gray"
                aria-label={`Take back ${item.text}`}
                loading={takeBack.isPending}
                onClick={() => takeBack.mutate({ id, item: item.id })}
              >
                Take back
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function about({ by, isMine, takenBy, isCarriedOver }: Item, other: OneToOne['with']): string {
  const said = isMine ? 'From you' : `From ${by.name}`
  const taken = takenBy?.member === other.member ? `${other.name} takes it on` : 'You take it on'
  const who = takenBy === null ? said : taken
  return isCarriedOver ? `${who} · carried over` : who
}
