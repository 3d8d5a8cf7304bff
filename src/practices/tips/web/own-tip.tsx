/** A tip of the team's own, with what was said of it, and whether it is still offered. */
import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { Comments } from '#web/records/comments.tsx'
import { History } from '#web/records/history.tsx'
import { Links } from '#web/records/links.tsx'
import { Markdown } from '#web/records/markdown.tsx'
import { Name } from '#web/records/name.tsx'
import { Remove } from '#web/records/remove.tsx'
import { Signs } from '#web/records/signs.tsx'
import { StillOffered } from '#web/records/still-offered.tsx'
import { Tags } from '#web/records/tags.tsx'
import { Watch } from '#web/records/watch.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page as Frame } from '#web/ui/page.tsx'
import { State } from '#web/ui/state.tsx'
import { When } from '#web/ui/when.tsx'
import type { Tip } from '../schema.ts'
import { Edit } from './edit.tsx'
import { Fits } from './fits.tsx'
import { did, statusWords } from './words.ts'

export function OwnTip({ tip }: { tip: Tip }) {
  const [isEditing, setIsEditing] = useState(false)
  const { id, number, title, body, status, author, createdAt, tags } = tip
  const mayChange = status === 'offered'
  if (isEditing && mayChange) return <Edit tip={tip} done={() => setIsEditing(false)} />
  return (
    <Frame
      title={title}
      acts={
        <Button
          variant="default"
          onClick={() => setIsEditing(true)}
          disabled={!mayChange}
          title={mayChange ? undefined : 'What is retired keeps its words. Offer it again first.'}
        >
          Edit
        </Button>
      }
    >
      <Group gap="sm" mb="xs">
        <State tone={statusWords[status].tone}>{statusWords[status].label}</State>
        <Text size="sm" c="dimmed">
          Tip {number} · written down by <Name of={author} /> <When at={createdAt} />
        </Text>
      </Group>
      <Fits offer={tip} />
      <Watch record={id} />
      <Tags record={id} tags={tags} />
      {tip.status === 'retired' && (
        <Notice title="Retired">
          <Markdown text={tip.because} />
        </Notice>
      )}
      {body.trim() !== '' && <Markdown text={body} />}
      <Signs record={id} />
      <StillOffered
        record={tip}
        kind="tip"
        retire="tips.retire"
        again="tips.restore"
        label="Where it misled, or what is better"
      />
      <Comments record={id} />
      <Links record={id} />
      <History record={id} did={did} mayChange={mayChange} />
      <Remove record={id} author={author} kind="tip" to="/tips" />
    </Frame>
  )
}
