/** Links that let somebody in: made, shown once, and taken back. */
import { Select, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#web/api/hooks.ts'
import { usePages, type ItemOf } from '#web/api/pages.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { InlineForm } from '#web/ui/inline-form.tsx'
import { Paged } from '#web/ui/paged.tsx'
import { When } from '#web/ui/when.tsx'
import { QuietAct } from './quiet-act.tsx'
import { Row } from './row.tsx'
import { isRole, roles, type Role } from './roles.ts'
import classes from './settings.module.css'
import { Shown } from './shown-once.tsx'

export function Invite() {
  const [role, setRole] = useState<Role>('member')
  const [email, setEmail] = useState('')
  const invite = useAct('invitations.make', () => setEmail(''))
  return (
    <Stack gap="sm" maw="46rem">
      <InlineForm
        label="Make a link"
        act={invite}
        isReady
        onSend={() => invite.mutate({ role, email: email.trim() === '' ? null : email.trim() })}
      >
        <Select
          label="Invite somebody as"
          data={roles}
          value={role}
          allowDeselect={false}
          onChange={(next) => isRole(next) && setRole(next)}
          w={240}
        />
        <TextInput
          type="email"
          label="Their address (optional)"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          flex={1}
          miw={200}
        />
      </InlineForm>
      {invite.data !== undefined && (
        <Shown title="Hand this link to one person" secret={invite.data.url}>
          It lets one person in, once, within a week. It is not shown again.
        </Shown>
      )}
    </Stack>
  )
}

type Invitation = ItemOf<'invitations.list'>

const became: Record<Invitation['state'], string> = {
  open: 'open',
  used: 'somebody came by it',
  revoked: 'taken back',
  expired: 'too old by now',
}

export function Invitations() {
  const list = usePages('invitations.list', { limit: 20 })
  const revoke = useAct('invitations.revoke')
  return (
    <Stack gap="xs" mt="lg">
      <Text size="sm" fw={600}>
        Invitations so far
      </Text>
      {revoke.isError && <ProblemNotice problem={revoke.error} />}
      <Paged of={list} empty={<Text c="dimmed">None.</Text>}>
        {(items) => (
          <ul className={classes['list']}>
            {items.map(({ id, role, email, state, expiresAt, createdAt }) => (
              <li key={id}>
                <Row
                  acts={
                    state === 'open' && (
                      <QuietAct
                        label="Take it back"
                        about={`the invitation for ${email ?? 'whoever has the link'}`}
                        onClick={() => revoke.mutate({ id })}
                      />
                    )
                  }
                >
                  <Text span size="sm" c={state === 'open' ? 'inherit' : 'dimmed'}>
                    {email ?? 'Whoever has the link'}, as {role}, made <When at={createdAt} />:{' '}
                    {state === 'open' ? (
                      <>
                        ends <When at={expiresAt} />
                      </>
                    ) : (
                      became[state]
                    )}
                  </Text>
                </Row>
              </li>
            ))}
          </ul>
        )}
      </Paged>
    </Stack>
  )
}
