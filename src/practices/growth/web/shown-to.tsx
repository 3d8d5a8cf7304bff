/** To whom a goal is shown: said and taken back by its person alone. */
import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#web/api/hooks.ts'
import { ChooseMember, useOthers } from '#web/records/others.tsx'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { InlineForm } from '#web/ui/inline-form.tsx'
import { Link } from '#web/ui/link.tsx'
import { Section } from '#web/ui/page.tsx'
import type { Goal } from '../schema.ts'
import classes from '#web/ui/ticked.module.css'

export function ShownTo({ goal: { id, shownTo } }: { goal: Goal }) {
  const [chosen, setChosen] = useState<string | null>(null)
  const members = useOthers() ?? []
  const show = useAct('growth.show', () => setChosen(null))
  const hide = useAct('growth.hide')
  const known = new Set(shownTo.map(({ member }) => member))
  const others = members.filter(({ id: member, isActive }) => isActive && !known.has(member))
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
          <ChooseMember label="Show it to" among={others} value={chosen} onChange={setChosen} />
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
