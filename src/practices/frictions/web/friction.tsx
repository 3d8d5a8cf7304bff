/** One friction: who has it, what it costs, and what became of it. */
import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useAnswer } from '#web/api/hooks.ts'
import { Comments } from '#web/records/comments.tsx'
import { History } from '#web/records/history.tsx'
import { Links } from '#web/records/links.tsx'
import { Markdown } from '#web/records/markdown.tsx'
import { Name } from '#web/records/name.tsx'
import { Pins } from '#web/records/pins.tsx'
import { Remove } from '#web/records/remove.tsx'
import { Tags } from '#web/records/tags.tsx'
import { Watch } from '#web/records/watch.tsx'
import { address, useAddress } from '#web/ui/address.ts'
import { AskedPage } from '#web/ui/asked-page.tsx'
import { Link } from '#web/ui/link.tsx'
import { Page as Frame } from '#web/ui/page.tsx'
import { State } from '#web/ui/state.tsx'
import { When } from '#web/ui/when.tsx'
import type { FrictionTold } from '../schema.ts'
import { Became } from './became.tsx'
import { Edit } from './edit.tsx'
import { Measured } from './measured.tsx'
import { MayHelp } from './may-help.tsx'
import { Next } from './next.tsx'
import { WhoHasIt } from './who-has-it.tsx'
import { did, statusWords } from './words.ts'

export function Page() {
  const { params } = useAddress()
  const friction = useAnswer('frictions.get', { id: params['number'] ?? '' })
  return (
    <AskedPage of={friction} lines={8}>
      {(found) => <Shown friction={found} key={found.id} />}
    </AskedPage>
  )
}

function Shown({ friction }: { friction: FrictionTold }) {
  const [isEditing, setIsEditing] = useState(false)
  const { id, number, title, body, area, status, author, createdAt } = friction
  const mayChange = status === 'reported'
  if (isEditing && mayChange) return <Edit friction={friction} done={() => setIsEditing(false)} />
  return (
    <Frame
      title={title}
      acts={
        <Button
          variant="default"
          onClick={() => setIsEditing(true)}
          disabled={!mayChange}
          title={mayChange ? undefined : 'Others went into it: its words stay as they were read.'}
        >
          Edit
        </Button>
      }
    >
      <Group gap="sm" mb="lg">
        <State tone={statusWords[status].tone}>{statusWords[status].label}</State>
        {area !== null && <Link to={address('/frictions', { area })}>{area}</Link>}
        <Text size="sm" c="dimmed">
          Friction {number} · reported by <Name of={author} />{' '}
          <When at={createdAt} isDay={author === null} />
        </Text>
      </Group>
      <Watch record={id} />
      <Tags record={id} tags={friction.tags} />
      <Became friction={friction} />
      {body.trim() !== '' && <Markdown text={body} />}
      <WhoHasIt friction={friction} />
      <Measured friction={friction} />
      {(status === 'reported' || status === 'confirmed') && <MayHelp friction={friction} />}
      <Next friction={friction} />
      <Pins record={id} />
      <Comments record={id} mayBeUnnamed />
      <Links record={id} />
      <History record={id} did={did} mayChange={mayChange} />
      {status !== 'trying' && status !== 'eased' && (
        <Remove record={id} author={author} kind="friction" to="/frictions" />
      )}
    </Frame>
  )
}
