/** Who you are here, how you sign in, and in which zone times are shown. */
import { Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { momentShown } from '#std/shown-dates.ts'
import type { Problem } from '#web/api/ask.ts'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import { Asked, ProblemNotice } from '#web/ui/asked.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { InlineForm } from '#web/ui/inline-form.tsx'
import { Link } from '#web/ui/link.tsx'
import { Section } from '#web/ui/page.tsx'
import { changePassword, signOut, useWays } from './account.ts'
import { Frame } from './frame.tsx'
import { isShared } from './shared.ts'

export function Page() {
  const me = useAnswer('members.me', {})
  return (
    <Frame at="Yourself">
      <Section title="Name">
        <Asked of={me} lines={1}>
          {({ name }) => <Rename key={name} name={name} />}
        </Asked>
      </Section>
      <Dates />
      <Section title="On the forge">
        <Text>
          Which account of a forge is yours you say at{' '}
          <Link to="/evidence/mine" underline="always">
            My own flow
          </Link>
          . Nobody else sees it.
        </Text>
      </Section>
      {isShared && <SigningIn />}
    </Frame>
  )
}

function Rename({ name }: { name: string }) {
  const [wanted, setWanted] = useState(name)
  const rename = useAct('members.rename')
  return (
    <Stack maw="40rem">
      <InlineForm
        label="Change it"
        act={rename}
        isReady={wanted.trim() !== '' && wanted.trim() !== name}
        onSend={() => rename.mutate({ name: wanted })}
      >
        <TextInput
          label="Your name"
          description="As others see it beside what you write, before and from now on."
          value={wanted}
          maxLength={100}
          onChange={(event) => setWanted(event.currentTarget.value)}
          flex={1}
          miw={220}
        />
      </InlineForm>
    </Stack>
  )
}

function Dates() {
  const [now] = useState(() => new Date())
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  return (
    <Section title="Dates">
      <Text>
        Times are shown in the zone of this device, <strong>{timeZone}</strong>: it is{' '}
        {momentShown(now)}.
      </Text>
    </Section>
  )
}

function SigningIn() {
  const [isLeaving, setIsLeaving] = useState(false)
  const ways = useWays()
  return (
    <Section title="Signing in">
      <Stack gap="lg" maw="40rem">
        <Password />
        {ways.length > 1 && (
          <Text size="sm" c="dimmed">
            Whoever comes by{' '}
            {ways
              .filter(({ name }) => name !== 'password')
              .map(({ label }) => label)
              .join(' or ')}{' '}
            has no password here, and changes theirs there.
          </Text>
        )}
        <Group>
          <Button variant="default" onClick={() => void signOut()}>
            Sign out
          </Button>
          <Button variant="default" onClick={() => setIsLeaving(true)}>
            Sign out everywhere…
          </Button>
        </Group>
        {isLeaving && <Everywhere close={() => setIsLeaving(false)} />}
      </Stack>
    </Section>
  )
}

function Password() {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const change = useMutation<void, Problem>({
    mutationFn: () => changePassword({ current, password: next }),
    onSuccess: () => location.assign('/account/sign-in'),
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        change.mutate()
      }}
    >
      <Stack gap="sm">
        {change.isError && <ProblemNotice problem={change.error} />}
        <PasswordInput
          label="Your password"
          autoComplete="current-password"
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': 'Show your password' }}
        />
        <PasswordInput
          label="A new one, of 12 characters or more"
          description="You sign in with it afterwards, here and everywhere."
          autoComplete="new-password"
          value={next}
          onChange={(event) => setNext(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the new one' }}
        />
        <Group>
          <Button
            type="submit"
            variant="default"
            loading={change.isPending}
            disabled={current === '' || next.length < passwordCharsMin}
          >
            Change it
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** As the server has it. */
const passwordCharsMin = 12

function Everywhere({ close }: { close: () => void }) {
  const leave = useAct('members.signout', () => location.assign('/account/sign-in'))
  return (
    <Dialog title="Sign out everywhere?" onClose={close}>
      <Stack>
        {leave.isError && <ProblemNotice problem={leave.error} />}
        <Text>
          All your sessions end, this one too. Tokens of your programs stay; take those back under
          Tokens.
        </Text>
        <Group>
          <Button loading={leave.isPending} onClick={() => leave.mutate({})}>
            Sign out everywhere
          </Button>
          <Button variant="default" onClick={close}>
            Stay
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
