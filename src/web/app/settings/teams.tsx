/** Teams: who works together. Anybody who writes begins one, joins, leaves; owners put people in and take them out. */
import { Box, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#web/api/hooks.ts'
import { usePages, type ItemOf } from '#web/api/pages.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { InlineForm } from '#web/ui/inline-form.tsx'
import { Section } from '#web/ui/page.tsx'
import { Paged } from '#web/ui/paged.tsx'
import { QuietAct } from './quiet-act.tsx'
import { Row } from './row.tsx'
import type { Member } from './roles.ts'
import classes from './settings.module.css'

type Team = ItemOf<'teams.list'>

interface TeamsProps {
  me: Member | undefined
  members: readonly Member[]
}

export function Teams({ me, members }: TeamsProps) {
  const teams = usePages('teams.list', { limit: 100 })
  const [name, setName] = useState('')
  const make = useAct('teams.make', () => setName(''))
  const mayWrite = me !== undefined && me.role !== 'guest'
  return (
    <Section title="Teams">
      <Paged
        of={teams}
        empty={
          <Text c="dimmed">
            None yet. A team is whoever works together; nothing else hangs on it.
          </Text>
        }
      >
        {(items) => (
          <ul className={classes['list']}>
            {items.map((team) => (
              <OneTeam key={team.id} team={team} me={me} members={members} />
            ))}
          </ul>
        )}
      </Paged>
      {mayWrite && (
        <Box mt="md" maw="40rem">
          <InlineForm
            label="Begin it"
            act={make}
            isReady={name.trim() !== ''}
            onSend={() => make.mutate({ name })}
          >
            <TextInput
              label="Begin a team"
              value={name}
              maxLength={100}
              onChange={(event) => setName(event.currentTarget.value)}
              flex={1}
              miw={200}
            />
          </InlineForm>
        </Box>
      )}
    </Section>
  )
}

function OneTeam({ team, me, members }: TeamsProps & { team: Team }) {
  const { id, name, members: ids } = team
  const join = useAct('teams.join')
  const leave = useAct('teams.leave')
  const [isChanging, setIsChanging] = useState(false)
  const isIn = me !== undefined && ids.includes(me.id)
  const names = members.filter((one) => ids.includes(one.id)).map((one) => one.name)
  const problem = join.error ?? leave.error
  return (
    <li>
      {problem !== null && <ProblemNotice problem={problem} />}
      <Row
        acts={
          me !== undefined &&
          me.role !== 'guest' && (
            <>
              <QuietAct
                label={isIn ? 'Leave it' : 'Join it'}
                about={name}
                onClick={() => (isIn ? leave : join).mutate({ id })}
              />
              <QuietAct label="Change it…" about={name} onClick={() => setIsChanging(true)} />
            </>
          )
        }
      >
        <strong>{name}</strong>
        <Text span size="sm" c="dimmed">
          {' '}
          · {names.length === 0 ? 'nobody yet' : names.join(', ')}
        </Text>
      </Row>
      {isChanging && (
        <Change
          team={team}
          members={members}
          isOwner={me?.role === 'owner'}
          close={() => setIsChanging(false)}
        />
      )}
    </li>
  )
}

interface ChangeProps {
  team: Team
  members: readonly Member[]
  isOwner: boolean
  close: () => void
}

function Change({ team: { id, name, members: ids }, members, isOwner, close }: ChangeProps) {
  const [wanted, setWanted] = useState(name)
  const rename = useAct('teams.rename')
  return (
    <Dialog title={name} onClose={close}>
      <Stack>
        <InlineForm
          label="Rename it"
          act={rename}
          isReady={wanted.trim() !== '' && wanted.trim() !== name}
          onSend={() => rename.mutate({ id, name: wanted })}
        >
          <TextInput
            label="Its name"
            value={wanted}
            maxLength={100}
            onChange={(event) => setWanted(event.currentTarget.value)}
            flex={1}
            miw={180}
          />
        </InlineForm>
        {isOwner ? (
          <>
            <Inside id={id} ids={ids} members={members} />
            <Disband id={id} name={name} done={close} />
          </>
        ) : (
          <Text size="sm" c="dimmed">
            Owners put people in, take them out, and disband a team.
          </Text>
        )}
      </Stack>
    </Dialog>
  )
}

interface InsideProps {
  id: string
  ids: readonly string[]
  members: readonly Member[]
}

function Inside({ id, ids, members }: InsideProps) {
  const add = useAct('teams.add')
  const remove = useAct('teams.remove')
  const problem = add.error ?? remove.error
  const others = members.filter((one) => one.isActive && !ids.includes(one.id))
  return (
    <div>
      {problem !== null && <ProblemNotice problem={problem} />}
      <ul className={classes['list']}>
        {members
          .filter((one) => ids.includes(one.id))
          .map((one) => (
            <li key={one.id}>
              <Row
                acts={
                  <QuietAct
                    label="Take out"
                    about={one.name}
                    onClick={() => remove.mutate({ id, member: one.id })}
                  />
                }
              >
                {one.name}
              </Row>
            </li>
          ))}
      </ul>
      {others.length > 0 && (
        <Select
          label="Put somebody in"
          placeholder="a member"
          data={others.map((one) => ({ value: one.id, label: one.name }))}
          value={null}
          searchable
          disabled={add.isPending}
          onChange={(member) => member !== null && add.mutate({ id, member })}
        />
      )}
    </div>
  )
}

function Disband({ id, name, done }: { id: string; name: string; done: () => void }) {
  const [isAsked, setIsAsked] = useState(false)
  const disband = useAct('teams.disband', done)
  return (
    <div>
      {disband.isError && <ProblemNotice problem={disband.error} />}
      {isAsked ? (
        <Group gap="xs">
          <Text size="sm">The people stay in the workspace.</Text>
          <Button
            size="compact-sm"
            color="red"
            loading={disband.isPending}
            onClick={() => disband.mutate({ id })}
          >
            Disband {name}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setIsAsked(false)}>
            Keep it
          </Button>
        </Group>
      ) : (
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setIsAsked(true)}>
          Disband it…
        </Button>
      )}
    </div>
  )
}
