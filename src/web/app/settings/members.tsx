/** Who belongs to the workspace, and links that let somebody in. */
import { Text } from '@mantine/core'
import { usePages } from '#web/api/pages.ts'
import { Empty } from '#web/ui/empty.tsx'
import { Section } from '#web/ui/page.tsx'
import { Paged } from '#web/ui/paged.tsx'
import { useAnswer } from '#web/api/hooks.ts'
import { Frame } from './frame.tsx'
import { Invitations, Invite } from './invite.tsx'
import { MemberEntry } from './member-entry.tsx'
import classes from './settings.module.css'
import { Teams } from './teams.tsx'
import { isShared } from './shared.ts'

export function Page() {
  return (
    <Frame at="Members">
      {isShared ? (
        <Members />
      ) : (
        <Empty says="This workspace is on your machine, for you alone.">
          A team shares one with cairn serve: with accounts, invitations, roles and teams.
          docs/team.md says how; what you wrote comes along.
        </Empty>
      )}
    </Frame>
  )
}

function Members() {
  const me = useAnswer('members.me', {})
  const list = usePages('members.list', { limit: 100 })
  const isOwner = me.data?.role === 'owner'
  return (
    <>
      <Section title="People">
        <Text c="dimmed" maw="44rem" mb="sm">
          Owners invite, change roles and add repositories. Members write. Guests read.
          {isOwner ? '' : ' To invite somebody, ask an owner.'}
        </Text>
        <Paged of={list} empty={<Text c="dimmed">Nobody.</Text>}>
          {(items) => (
            <ul className={classes['list']}>
              {items.map((member) => (
                <MemberEntry
                  key={member.id}
                  member={member}
                  isMe={member.id === me.data?.id}
                  mayChange={isOwner && member.id !== me.data?.id}
                />
              ))}
            </ul>
          )}
        </Paged>
      </Section>
      {isOwner && (
        <Section title="Invite">
          <Invite />
          <Invitations />
        </Section>
      )}
      <Teams me={me.data} members={list.items ?? []} />
    </>
  )
}
