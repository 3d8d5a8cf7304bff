/** Tokens for programs of yours: what each may do, and taking it back. */
import { Checkbox, Select, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#web/api/hooks.ts'
import { usePages } from '#web/api/pages.ts'
import type { InputOf } from '#web/api/verbs.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { InlineForm } from '#web/ui/inline-form.tsx'
import { Section } from '#web/ui/page.tsx'
import { Paged } from '#web/ui/paged.tsx'
import { Day, When } from '#web/ui/when.tsx'
import { Frame, useOwner } from './frame.tsx'
import { QuietAct } from './quiet-act.tsx'
import { Row } from './row.tsx'
import classes from './settings.module.css'
import { Shown } from './shown-once.tsx'

export function Page() {
  return (
    <Frame
      at="Tokens"
      lead="A script or an assistant asks this workspace with a token of yours. It may never do more than you may, and of that what you say here."
    >
      <Section title="Make a token">
        <Make />
      </Section>
      <Section title="Your tokens">
        <List />
      </Section>
    </Frame>
  )
}

function List() {
  const list = usePages('tokens.list', { limit: 50 })
  const revoke = useAct('tokens.revoke')
  return (
    <>
      {revoke.isError && <ProblemNotice problem={revoke.error} />}
      <Paged of={list} empty={<Text c="dimmed">None yet.</Text>}>
        {(items) => (
          <ul className={classes['list']}>
            {items.map(({ id, name, scopes, expiresAt, usedOn, isRevoked, practices }) => (
              <li key={id}>
                <Row
                  acts={
                    !isRevoked && (
                      <QuietAct
                        label="Take it back"
                        about={name}
                        onClick={() => revoke.mutate({ id })}
                      />
                    )
                  }
                >
                  <Text fw={600} td={isRevoked ? 'line-through' : undefined}>
                    {name}
                  </Text>
                  <Text size="sm" c="dimmed">
                    {isRevoked ? 'taken back' : `may ${scopes.join(' and ')}`}
                    {practices !== null && `, in ${practices.join(', ')} alone`};{' '}
                    {usedOn === null ? (
                      'never used'
                    ) : (
                      <>
                        last used on <Day day={usedOn} />
                      </>
                    )}
                    {!isRevoked && (
                      <>
                        ;{' '}
                        {expiresAt === null ? (
                          'holds until it is taken back'
                        ) : (
                          <>
                            {isPast(expiresAt) ? 'ended' : 'ends'} <When at={expiresAt} />
                          </>
                        )}
                      </>
                    )}
                  </Text>
                </Row>
              </li>
            ))}
          </ul>
        )}
      </Paged>
    </>
  )
}

function isPast(at: string): boolean {
  return new Date(at).getTime() < Date.now()
}

type Scope = NonNullable<InputOf<'tokens.make'>['scopes']>[number]

const scopeWords: Record<Scope, string> = {
  read: 'Read: all that you can read here, evidence and records',
  write: 'Write: propose, comment and post in your name',
  administer: 'Administer: invite people, change roles, add repositories',
}

const spans = [
  { value: '7', label: '7 days' },
  { value: '90', label: '90 days' },
  { value: '366', label: 'a year' },
  { value: 'none', label: 'until I take it back' },
]

function Make() {
  const isOwner = useOwner()
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<Scope[]>(['read'])
  const [span, setSpan] = useState('90')
  const make = useAct('tokens.make', () => setName(''))
  const offered = Object.keys(scopeWords)
    .filter((scope) => isScope(scope))
    .filter((scope) => scope !== 'administer' || isOwner === true)
  return (
    <Stack gap="sm" maw="40rem">
      <Checkbox.Group
        label="It may"
        value={scopes}
        onChange={(next) => setScopes(next.filter((scope) => isScope(scope)))}
      >
        <Stack gap="xs" mt="xs">
          {offered.map((scope) => (
            <Checkbox key={scope} value={scope} label={scopeWords[scope]} />
          ))}
        </Stack>
      </Checkbox.Group>
      <InlineForm
        label="Make one"
        act={make}
        isReady={name.trim() !== '' && scopes.length > 0}
        onSend={() => make.mutate({ name, scopes, days: span === 'none' ? null : Number(span) })}
      >
        <TextInput
          label="What it is for"
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.currentTarget.value)}
          flex={1}
          miw={200}
        />
        <Select
          label="It holds"
          data={spans}
          value={span}
          allowDeselect={false}
          onChange={(next) => setSpan(next ?? '90')}
          w={180}
        />
      </InlineForm>
      {make.data !== undefined && (
        <Shown title="Keep this token now" secret={make.data.secret}>
          It is not shown again. A program sends it as Authorization: Bearer.
        </Shown>
      )}
    </Stack>
  )
}

function isScope(scope: string): scope is Scope {
  return Object.hasOwn(scopeWords, scope)
}
