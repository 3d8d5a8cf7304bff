/** One thing that is to be done: whether it is done, who took it on, and until when; each is changed where it stands. */
import { Button, Checkbox, Group, Text, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import type { AnswerOf } from '#web/api/verbs.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Day } from '#web/ui/when.tsx'
import { Name } from './name.tsx'
import classes from './records.module.css'

type Action = AnswerOf<'actions.list'>['items'][number]

interface ActionLineProps {
  action: Action
  /** What it is for, where that is not the page one is on. */
  of?: ReactNode
}

export function ActionLine({ action, of }: ActionLineProps) {
  const { id, version, text, state, owner, due, isOverdue } = action
  const me = useAnswer('members.me', {})
  const change = useAct('actions.change')
  const [isDating, setIsDating] = useState(false)
  const to = (changed: Partial<Pick<Action, 'state' | 'owner' | 'due'>>) =>
    change.mutate({ id, version, ...changed })
  const isOpen = state === 'open'
  return (
    <div>
      {change.error !== null && <ProblemNotice problem={change.error} />}
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <Checkbox
          aria-label={`Done: ${text}`}
          checked={state === 'done'}
          disabled={state === 'dropped'}
          onChange={() => to({ state: state === 'done' ? 'open' : 'done' })}
        />
        <div className={classes['said']}>
          <Text td={isOpen ? undefined : 'line-through'}>{text}</Text>
          {of}
          <Group gap="xs">
            <Text size="sm" c="dimmed" component="span">
              {owner === null ? 'Nobody took it on yet' : <Name of={owner} />}
              {state === 'dropped' && ' · given up'}
              {due !== null && (
                <>
                  {' · until '}
                  <Day day={due} />
                </>
              )}
              {isOverdue && <b> · overdue</b>}
            </Text>
            {isOpen && (
              <>
                {owner === null && me.data !== undefined && (
                  <Act
                    says="Take it on"
                    about={text}
                    onClick={() => to({ owner: me.data?.id ?? null })}
                  />
                )}
                {owner !== null && owner === me.data?.id && (
                  <Act says="Hand it back" about={text} onClick={() => to({ owner: null })} />
                )}
                <Act
                  says={due === null ? 'Set a day' : 'Another day'}
                  about={text}
                  onClick={() => setIsDating(!isDating)}
                />
                <Act says="Give it up" about={text} onClick={() => to({ state: 'dropped' })} />
              </>
            )}
            {state === 'dropped' && (
              <Act says="Take it up again" about={text} onClick={() => to({ state: 'open' })} />
            )}
          </Group>
          {isDating && (
            <DueDay
              about={text}
              due={due}
              keep={(day) => {
                setIsDating(false)
                if (day !== due) to({ due: day })
              }}
            />
          )}
        </div>
      </Group>
    </div>
  )
}

interface ActProps {
  says: string
  about: string
  onClick: () => void
}

function Act({ says, about, onClick }: ActProps) {
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      color="gray"
      aria-label={`${says}: ${about}`}
      onClick={onClick}
    >
      {says}
    </Button>
  )
}

interface DueDayProps {
  about: string
  due: string | null
  keep: (day: string | null) => void
}

function DueDay({ about, due, keep }: DueDayProps) {
  const [day, setDay] = useState(due ?? '')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        keep(day === '' ? null : day)
      }}
    >
      <Group gap="xs" mt="xs">
        <TextInput
          type="date"
          size="xs"
          aria-label={`Until when: ${about}`}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <Button size="xs" type="submit" variant="default">
          Keep
        </Button>
        {due !== null && (
          <Button size="xs" variant="subtle" color="gray" onClick={() => keep(null)}>
            No day
          </Button>
        )}
      </Group>
    </form>
  )
}
