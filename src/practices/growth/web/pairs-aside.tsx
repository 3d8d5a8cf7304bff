/** What one says to the matcher alone: when one works, and with whom one would rather not be. */
import { Button, Group, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { counted } from '#std/words.ts'
import { useAct } from '#web/api/hooks.ts'
import type { Hours, Pairs } from '../schema-pairs.ts'
import { AskFirst } from '#web/ui/ask-first.tsx'
import { Form } from './pairs-forms.tsx'
import { MemberPicker } from './pairs-members.tsx'
import classes from './pairs.module.css'

export function Aside({ all }: { all: Pairs }) {
  const { hours, avoid } = all
  const [open, setOpen] = useState<'hours' | 'avoid' | null>(null)
  const close = () => setOpen(null)
  return (
    <>
      <Text size="sm" c="dimmed" mt="md">
        To the matcher alone; nobody else sees it, not whoever is meant and no owner.
      </Text>
      <div className={classes['row']}>
        <Text size="sm">
          <strong>When I work: </strong>
          {hours === null
            ? 'not said, so hours in common cannot be told.'
            : `${hours.days}, ${hours.hours} (${hours.zone})`}
        </Text>
        <Button size="compact-sm" variant="subtle" onClick={() => setOpen('hours')}>
          {hours === null ? 'Say when' : 'Change when'}
        </Button>
      </div>
      <div className={classes['row']}>
        <Text size="sm">
          <strong>Rather not with: </strong>
          {avoid.length === 0
            ? 'nobody'
            : `${counted(avoid.length, 'person', 'people')}, named only when you change it`}
        </Text>
        <Button size="compact-sm" variant="subtle" onClick={() => setOpen('avoid')}>
          {avoid.length === 0 ? 'Say whom' : 'Change whom'}
        </Button>
      </div>
      {open === 'hours' && <HoursForm hours={hours} close={close} />}
      {open === 'avoid' && <AvoidForm all={all} close={close} />}
      <Everything all={all} />
    </>
  )
}

const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone

function HoursForm({ hours, close }: { hours: Hours | null; close: () => void }) {
  const [said, setSaid] = useState(hours ?? { zone: ownZone, hours: '9-17', days: 'mon-fri' })
  const send = useAct('growth.hours', close)
  const field = (key: keyof Hours) => ({
    value: said[key],
    required: true,
    maxLength: 100,
    onChange: (event: { currentTarget: { value: string } }) =>
      setSaid({ ...said, [key]: event.currentTarget.value }),
  })
  return (
    <Form title="When I work" send={send} onSend={() => send.mutate(said)} close={close}>
      <TextInput label="By the clocks of" description="Such as Europe/Lisbon." {...field('zone')} />
      <TextInput label="Hours" description="Such as 9-17, or 9-12,13-18." {...field('hours')} />
      <TextInput label="Days" description="Such as mon-fri, or mon,wed." {...field('days')} />
    </Form>
  )
}

function AvoidForm({ all: { avoid }, close }: { all: Pairs; close: () => void }) {
  const [members, setMembers] = useState(avoid.map(({ member }) => member))
  const send = useAct('growth.avoid', close)
  return (
    <Form title="Rather not with" send={send} onSend={() => send.mutate({ members })} close={close}>
      <MemberPicker
        label="With whom I would rather not be"
        description="It needs no reason. You are not proposed to each other, and nothing tells why: a full place or other hours look the same."
        value={members}
        onChange={setMembers}
      />
    </Form>
  )
}

function Everything({ all: { offer, wish, hours, avoid, pairs } }: { all: Pairs }) {
  const takeBack = useAct('growth.withdraw')
  if (offer === null && wish === null && hours === null && avoid.length + pairs.length === 0)
    return null
  return (
    <Group mt="sm">
      <AskFirst
        does="Delete for good"
        label="Take everything back and delete it"
        asks="Take all of this back?"
        says="What you offer and wish for, when you work, whom you named and your pairs are deleted. Pairs of yours end, and the other hears no more than that. What is proposed to somebody in this round stays with them until its day."
        act={takeBack}
        onSend={(close) => takeBack.mutate({ part: 'everything' }, { onSuccess: close })}
      />
    </Group>
  )
}
