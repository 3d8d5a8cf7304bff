/** How the workspace reaches you outside of these pages, and whether it can. */
import { Button, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import type { AnswerOf } from '#web/api/verbs.ts'
import { Asked, ProblemNotice } from '#web/ui/asked.tsx'
import { InlineForm } from '#web/ui/inline-form.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Section } from '#web/ui/page.tsx'
import { State } from '#web/ui/state.tsx'
import { When } from '#web/ui/when.tsx'
import { Frame, useOwner } from './frame.tsx'

export function Page() {
  const ways = useAnswer('notices.ways', {})
  return (
    <Frame
      at="Mail and chat"
      lead="What others do with what you watch stands behind the bell. It can come to you by mail as well, and a chat can be told what happens."
    >
      <Asked of={ways} lines={4}>
        {(answer) => (
          <>
            <MailSection ways={answer} />
            <ChatSection ways={answer} />
          </>
        )}
      </Asked>
    </Frame>
  )
}

type Ways = AnswerOf<'notices.ways'>

function MailSection({ ways: { mail, hasLinks } }: { ways: Ways }) {
  const mailbox = useAnswer('notices.mailbox', {})
  return (
    <Section
      title="Mail"
      acts={
        <State tone={mail.isSet ? 'settled' : 'past'}>{mail.isSet ? 'Set up' : 'Not set up'}</State>
      }
    >
      <Stack gap="md" maw="40rem">
        {mail.isSet ? (
          <Text c="dimmed">
            Mails come from {mail.from}
            {hasLinks ? '.' : ', and have no links: CAIRN_URL is not set.'}
          </Text>
        ) : (
          <HowTo>
            No mail server is set, so nothing is sent. Whoever runs Cairn sets CAIRN_SMTP_URL and
            CAIRN_MAIL_FROM, and starts it again.
          </HowTo>
        )}
        {mail.problem !== null && (
          <Notice title="Your last mail has not gone yet" isUrgent>
            <Text size="sm">
              {mail.problem}. It is tried again, ever more rarely, for two days.
            </Text>
          </Notice>
        )}
        <Asked of={mailbox} lines={1}>
          {(answer) => <Mailbox key={answer.address} mailbox={answer} isSet={mail.isSet} />}
        </Asked>
      </Stack>
    </Section>
  )
}

interface MailboxProps {
  mailbox: AnswerOf<'notices.mailbox'>
  isSet: boolean
}

function Mailbox({ mailbox: { address, isOn, problem }, isSet }: MailboxProps) {
  const [wanted, setWanted] = useState(address ?? '')
  const mail = useAct('notices.mail')
  const isAsBefore = wanted.trim() === address && isOn
  return (
    <>
      <InlineForm
        label={wanted.trim() === address && !isOn ? 'Try it again' : 'Send them there'}
        act={mail}
        isReady={wanted.trim() !== '' && !isAsBefore}
        onSend={() => mail.mutate({ address: wanted.trim() })}
        more={
          address !== null && (
            <Button variant="subtle" color="gray" onClick={() => mail.mutate({})}>
              Send no more
            </Button>
          )
        }
      >
        <TextInput
          type="email"
          label="Your address"
          description="What you did not read here, gathered: once in an hour at most. Nobody else sees this address."
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
          flex={1}
          miw={220}
        />
      </InlineForm>
      {problem !== null && (
        <Notice title="Nothing is sent to you any more" isUrgent>
          <Text size="sm">
            The mail server says: {problem}. Check the address, and try it again.
          </Text>
        </Notice>
      )}
      {address !== null && isOn && !isSet && (
        <Text size="sm" c="dimmed">
          Kept; mails begin when a mail server is set.
        </Text>
      )}
    </>
  )
}

function ChatSection({ ways: { chat } }: { ways: Ways }) {
  const state = useAnswer('chat.state', {})
  return (
    <Section
      title="Chat"
      acts={
        <State tone={chat.isSet ? 'settled' : 'past'}>{chat.isSet ? 'Set up' : 'Not set up'}</State>
      }
    >
      <Stack gap="md" maw="40rem">
        {!chat.isSet && (
          <HowTo>
            No chat is told. Whoever runs Cairn sets CAIRN_CHAT_WEBHOOK to the incoming webhook of a
            channel, and starts it again.
          </HowTo>
        )}
        {chat.isSet && (
          <Asked of={state} lines={2}>
            {(answer) => <Told state={answer} />}
          </Asked>
        )}
      </Stack>
    </Section>
  )
}

function Told({
  state: { practices, isOn, problem, failingSince },
}: {
  state: AnswerOf<'chat.state'>
}) {
  const isOwner = useOwner()
  const resume = useAct('chat.resume')
  return (
    <>
      {resume.isError && <ProblemNotice problem={resume.error} />}
      {practices.length > 0 && (
        <Text c="dimmed">
          It is told what happens with {practices.join(' and ')}: what was done, never by whom, nor
          what was written.
        </Text>
      )}
      {problem !== null && (
        <Notice title={isOn ? 'It could not be told lately' : 'It is told no more'} isUrgent>
          <Text size="sm">
            {problem}
            {failingSince !== null && (
              <>
                , since <When at={failingSince} />
              </>
            )}
            .{' '}
            {isOn
              ? 'It is tried again by itself.'
              : isOwner === true
                ? 'See to the webhook first; then begin again with what happens from now on.'
                : 'An owner can begin again.'}
          </Text>
          {!isOn && isOwner === true && (
            <Button
              mt="xs"
              size="compact-sm"
              variant="default"
              loading={resume.isPending}
              onClick={() => resume.mutate({})}
            >
              Tell it again
            </Button>
          )}
        </Notice>
      )}
      {problem === null && (
        <Text>{isOn ? 'All is well.' : 'It has not been told anything yet.'}</Text>
      )}
    </>
  )
}

function HowTo({ children }: { children: string }) {
  return <Text c="dimmed">{children} docs/notices.md says how, with examples.</Text>
}
