/** Says which accounts of the forge are one's own. Nobody else sees which these are. */
import { Button, Group, Select, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#web/api/hooks.ts'
import type { AnswerOf } from '#web/api/verbs.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { InlineForm } from '#web/ui/inline-form.tsx'
import classes from './flow.module.css'

interface MyAccountsProps {
  accounts: AnswerOf<'flow.mine'>['accounts']
  repositories: readonly string[]
}

export function MyAccounts({ accounts, repositories }: MyAccountsProps) {
  const [login, setLogin] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const repository = chosen ?? repositories[0] ?? ''
  const iAm = useAct('flow.i-am', () => setLogin(''))
  const iAmNot = useAct('flow.i-am-not')
  // One account may have told of several repositories.
  const known = [...new Map(accounts.map((one) => [one.key, one])).values()]
  return (
    <>
      <Text c="dimmed" maw="40rem" mb="md">
        What waits for you is found by what you are called on the forge. You say it yourself, and
        nobody else sees it; an account belongs to one person here.
      </Text>
      {iAmNot.error !== null && <ProblemNotice problem={iAmNot.error} />}
      <ul className={classes['plain']}>
        {known.map((account) => (
          <li key={account.key}>
            <Group gap="sm" mb="xs">
              <Text>{account.login}</Text>
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={`${account.login} is not me`}
                onClick={() =>
                  iAmNot.mutate({ repository: account.repository, login: account.key })
                }
              >
                Is not me
              </Button>
            </Group>
          </li>
        ))}
      </ul>
      <InlineForm
        label="That is me"
        act={iAm}
        isReady={login.trim() !== ''}
        onSend={() => iAm.mutate({ repository, login: login.trim() })}
      >
        <TextInput
          label="Your name on the forge"
          value={login}
          onChange={(event) => setLogin(event.currentTarget.value)}
          maxLength={200}
          autoComplete="off"
          miw={220}
        />
        {repositories.length > 1 && (
          <Select label="As in" data={[...repositories]} value={repository} onChange={setChosen} />
        )}
      </InlineForm>
    </>
  )
}
