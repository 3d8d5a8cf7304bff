/** To whom a goal is shown: said and taken back by its person alone. */
import { Button, Select, Text } from '@mantine/core'
import { useState } from 'react'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { InlineForm } from '#web/ui/inline-form.tsx'
import { Link } from '#web/ui/link.tsx'
import { Section } from '#web/ui/page.tsx'
import type { Goal } from '../schema.ts'
import classes from './growth.module.css'

export function ShownTo({ goal: { id, shownTo } }: { goal: Goal }) {
  const [chosen, setChosen] = useState<string | null>(null)
  const me = useAnswer('members.me', {})
  const members = useAnswer('members.list', { limit: 200 })
  const show = useAct('growth.show', () => setChosen(null))
  const hide = useAct('growth.hide')
  const known = new Set([me.data?.id, ...shownTo.map(({ member }) => member)])
  const others = (members.data?.items ?? []).filter(
    ({ id: member, isActive }) => isActive && !known.has(member),
  )
  return (
    <Section title="Who can read it">
      {hide.isError && <ProblemNotice problem={hide.error} />}
      {shownTo.length === 0 && (
        <Text c="dimmed" mb="xs">
          You alone. No owner of the workspace and no program reads it.
        </Text>
      )}
      <ul className={classes['plain']}>
        {shownTo.map(({ member, name }) => (
          <li key={member} className={classes['row']}>
            <Text span>{name}</Text>
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={`Show it no more to ${name}`}
              loading={hide.isPending}
              onClick={() => hide.mutate({ id, member })}
            >
              Show it no more
            </Button>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <InlineForm
          label="Show it"
          act={show}
          isReady={chosen !== null}
          onSend={() => chosen !== null && show.mutate({ id, member: chosen })}
        >
          <Select
            label="Show it to"
            placeholder="Somebody"
            searchable
            data={others.map(({ id: value, name: label }) => ({ value, label }))}
            value={chosen}
            onChange={setChosen}
            w={260}
          />
        </InlineForm>
      )}
      <Text size="sm" c="dimmed" mt="xs">
        They can read it and change nothing.{' '}
        <Link to="/growth/pairs" underline="always">
          Find somebody to learn with
        </Link>
      </Text>
    </Section>
  )
}
