/** One member: what they are, and what an owner can change about it. */
import { Button, Group, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#web/api/hooks.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { QuietAct } from './quiet-act.tsx'
import { isRole, roles, type Member } from './roles.ts'
import { Row } from './row.tsx'
import { Shown } from './shown-once.tsx'

interface EntryProps {
  member: Member
  isMe: boolean
  mayChange: boolean
}

export function MemberEntry({ member, isMe, mayChange }: EntryProps) {
  const { id, name, role, isActive } = member
  const [isLeaving, setIsLeaving] = useState(false)
  const change = useAct('members.change')
  const back = useAct('members.reactivate')
  const reset = useAct('members.reset')
  const problem = change.error ?? back.error ?? reset.error
  return (
    <li>
      {problem !== null && <ProblemNotice problem={problem} />}
      <Row
        acts={
          mayChange && (
            <>
              {isActive && (
                <>
                  <Select
                    aria-label={`What ${name} is`}
                    data={roles}
                    value={role}
                    allowDeselect={false}
                    size="xs"
                    w={230}
                    disabled={change.isPending}
                    onChange={(next) => isRole(next) && change.mutate({ id, role: next })}
                  />
                  <QuietAct
                    label="New password"
                    about={name}
                    isPending={reset.isPending}
                    onClick={() => reset.mutate({ id })}
                  />
                </>
              )}
              <QuietAct
                label={isActive ? 'Let in no longer' : 'Let in again'}
                about={name}
                isPending={back.isPending}
                onClick={() => (isActive ? setIsLeaving(true) : back.mutate({ id }))}
              />
            </>
          )
        }
      >
        <strong>{name}</strong>
        {isMe && ' (you)'}
        {(!mayChange || !isActive) && (
          <Text span size="sm" c="dimmed">
            {' '}
            · {isActive ? role : 'has left; what they wrote stays'}
          </Text>
        )}
      </Row>
      {reset.data !== undefined && (
        <Shown title={`Hand this link to ${name}`} secret={reset.data.url}>
          It gives them a new password, once, within a day. It is not shown again.
        </Shown>
      )}
      {isLeaving && <Leave member={member} close={() => setIsLeaving(false)} />}
    </li>
  )
}

function Leave({ member: { id, name }, close }: { member: Member; close: () => void }) {
  const leave = useAct('members.deactivate', close)
  return (
    <Dialog title={`Let ${name} in no longer?`} onClose={close}>
      <Stack>
        {leave.isError && <ProblemNotice problem={leave.error} />}
        <Text>
          Their sessions and tokens end at once. What they wrote stays, under their name. You can
          let them in again at any time.
        </Text>
        <Group>
          <Button color="red" loading={leave.isPending} onClick={() => leave.mutate({ id })}>
            Let in no longer
          </Button>
          <Button variant="default" onClick={close}>
            Leave it
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
