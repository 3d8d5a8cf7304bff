/** One trail: where it leads, what became of its code, and what was said about it. */
import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import { AskWords } from '#web/records/ask-words.tsx'
import { Comments } from '#web/records/comments.tsx'
import { History } from '#web/records/history.tsx'
import { Links } from '#web/records/links.tsx'
import { Name } from '#web/records/name.tsx'
import { Remove } from '#web/records/remove.tsx'
import { Signs } from '#web/records/signs.tsx'
import { Tags } from '#web/records/tags.tsx'
import { Watch } from '#web/records/watch.tsx'
import { useAddress } from '#web/ui/address.ts'
import { AskedPage } from '#web/ui/asked-page.tsx'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page as Frame, Section } from '#web/ui/page.tsx'
import { State } from '#web/ui/state.tsx'
import { When } from '#web/ui/when.tsx'
import type { Trail } from '../schema.ts'
import { Edit } from './edit.tsx'
import { AcceptMoved } from './accept-moved.tsx'
import { NextTrail } from './next-trail.tsx'
import { useProgress } from './progress.ts'
import { StopWords } from './stop-words.tsx'
import { Stops } from './stops.tsx'
import { did, statusWords } from './words.ts'

export function Page() {
  const { params } = useAddress()
  const trail = useAnswer('trails.get', { id: params['number'] ?? '' })
  return (
    <AskedPage of={trail} lines={8}>
      {(found) => <Shown trail={found} key={found.id} />}
    </AskedPage>
  )
}

function Shown({ trail }: { trail: Trail }) {
  const [isEditing, setIsEditing] = useState(false)
  const { go } = useAddress()
  const followed = useAnswer('trails.follow', { id: trail.id })
  const { progress, forget } = useProgress(trail.id)
  const { id, number, title, body, status, author, createdAt, stops, editor } = trail
  const isRetired = status === 'retired'
  if (isEditing && !isRetired) return <Edit trail={trail} done={() => setIsEditing(false)} />
  const walked = stops.filter((stop) => progress.seen.includes(stop.id)).length
  return (
    <Frame
      title={title}
      acts={
        <>
          <Button disabled={stops.length === 0} onClick={() => go(`/trails/${number}/walk`)}>
            {walked === 0 ? 'Walk it' : 'Walk on'}
          </Button>
          <Button
            variant="default"
            disabled={isRetired}
            title={isRetired ? 'It is retired: reopen it first.' : undefined}
            onClick={() => setIsEditing(true)}
          >
            Edit
          </Button>
        </>
      }
    >
      <Group gap="sm" mb="lg">
        <State tone={statusWords[status].tone}>{statusWords[status].label}</State>
        <Text size="sm" c="dimmed">
          Trail {number} · begun by <Name of={author} /> <When at={createdAt} />
        </Text>
      </Group>
      <Watch record={id} />
      <Tags record={id} tags={trail.tags} />
      {isRetired && (
        <Notice title="Retired">
          <Text>{trail.because}</Text>
        </Notice>
      )}
      {followed.data?.isStale === true && (
        <Notice title="Stale: some of its code is not as it was written about">
          <Text size="sm">{followed.data.says}</Text>
        </Notice>
      )}
      {body.trim() !== '' && <StopWords trail={trail} text={body} />}
      <Section title="Stops">
        {walked > 0 && (
          <Group gap="xs" mb="sm">
            <Text size="sm" c="dimmed">
              You saw {walked} of {stops.length}. Only this browser knows.
            </Text>
            <Button size="compact-sm" variant="subtle" onClick={forget}>
              Forget it
            </Button>
          </Group>
        )}
        <AcceptMoved trail={trail} followed={followed.data} />
        <Stops trail={trail} followed={followed.data} seen={progress.seen} />
        <NextTrail trail={trail} />
        {editor?.when != null && (
          <Text mt="sm" size="sm" c="dimmed">
            An editor shows it only when <code>{editor.when}</code>. Here that is text alone.
          </Text>
        )}
      </Section>
      <Next trail={trail} />
      <Signs record={id} />
      <Comments record={id} />
      <Links record={id} />
      <History record={id} did={did} mayChange={!isRetired} />
      <Remove record={id} author={author} kind="trail" to="/trails" />
    </Frame>
  )
}

/** What can become of it now. */
function Next({ trail: { id, version, status, stops } }: { trail: Trail }) {
  const [isRetiring, setIsRetiring] = useState(false)
  const publish = useAct('trails.publish')
  const reopen = useAct('trails.reopen')
  const problem = publish.error ?? reopen.error
  return (
    <Section title="What can become of it">
      {problem !== null && <ProblemNotice problem={problem} />}
      <Group gap="xs">
        {status === 'draft' && (
          <Button
            loading={publish.isPending}
            disabled={stops.length === 0}
            title={stops.length === 0 ? 'It has no stop yet.' : undefined}
            onClick={() => publish.mutate({ id, version })}
          >
            Publish it
          </Button>
        )}
        {status === 'retired' ? (
          <Button
            variant="default"
            loading={reopen.isPending}
            onClick={() => reopen.mutate({ id, version })}
          >
            Take it up again
          </Button>
        ) : (
          <Button variant="default" onClick={() => setIsRetiring(true)}>
            Retire it
          </Button>
        )}
      </Group>
      {isRetiring && (
        <AskWords
          title="Retire it"
          label="What is no longer so, or what is better"
          minRows={3}
          send="Retire it"
          verb="trails.retire"
          inputOf={(because) => ({ id, version, because })}
          about={`trail.${id}.retire`}
          close={() => setIsRetiring(false)}
        />
      )}
    </Section>
  )
}
