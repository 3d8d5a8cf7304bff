/** Which accounts of the forge were taken for bots, by which rule, and the word of whoever knows better. Nobody is counted. */
import { Group, Select, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import type { AnswerOf } from '#web/api/verbs.ts'
import { Asked, ProblemNotice } from '#web/ui/asked.tsx'
import { Section } from '#web/ui/page.tsx'
import { QuietAct } from '../quiet-act.tsx'
import { Row } from '../row.tsx'
import classes from '../settings.module.css'

type Account = AnswerOf<'flow.accounts'>['items'][number]

export function Bots() {
  const repositories = useAnswer('evidence.repositories', {})
  // Of the others no forge named anybody.
  const told = (repositories.data?.items ?? []).filter(({ changes }) => changes > 0)
  const names = told.map(({ name }) => name)
  const [chosen, setChosen] = useState<string | null>(null)
  const [text, setText] = useState('')
  const [find] = useDebouncedValue(text.trim(), 200)
  const repository = chosen ?? names[0]
  const accounts = useAnswer(
    'flow.accounts',
    repository === undefined ? null : { repository, ...(find === '' ? {} : { find }) },
  )
  if (repository === undefined) return null
  return (
    <Section title="Bots on the forge">
      <Text c="dimmed" maw="40rem" mb="md">
        What a bot says is no review. A bot that no rule knew makes every change look as if it were
        picked up at once: find it by its name, and say that it is one.
      </Text>
      <Group gap="sm" mb="sm" align="end">
        <TextInput
          label="Find by name"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          flex={1}
          miw={220}
          maw={420}
        />
        {names.length > 1 && (
          <Select label="In" data={names} value={repository} onChange={setChosen} />
        )}
      </Group>
      <Asked of={accounts} lines={4}>
        {({ items }) =>
          items.length === 0 ? (
            <Text c="dimmed">
              {find === '' ? 'None was taken for a bot here.' : `Nobody here is called “${find}”.`}
            </Text>
          ) : (
            <ul className={classes['list']}>
              {items.map((account) => (
                <Entry key={account.key} repository={repository} account={account} />
              ))}
            </ul>
          )
        }
      </Asked>
    </Section>
  )
}

function Entry({ repository, account }: { repository: string; account: Account }) {
  const say = useAct('flow.account')
  const { login, key, kind, because, isByHand, zone } = account
  const isBot = kind === 'bot'
  return (
    <li>
      {say.error !== null && <ProblemNotice problem={say.error} />}
      <Row
        acts={
          <QuietAct
            label={isBot ? 'Is no bot' : 'Is a bot'}
            about={login}
            onClick={() => say.mutate({ repository, login: key, kind: isBot ? 'human' : 'bot' })}
          />
        }
      >
        {login}{' '}
        <Text span size="sm" c="dimmed">
          · {isBot ? 'a bot' : 'a person'}
          {isByHand ? ', said by hand' : because === '' ? '' : `: ${because}`}
          {zone !== null && ` · works in ${zone}`}
        </Text>
      </Row>
    </li>
  )
}
