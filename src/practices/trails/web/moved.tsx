/** What became of a stop's lines since they were written about: both sides, and a button to let the stop be about the new ones. */
import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Notice } from '#web/ui/notice.tsx'
import type { FollowedStop, Trail } from '../schema.ts'
import { placeOf, type CodePlace, type Stop } from '../schema-stop.ts'
import { CodeView } from './code-view.tsx'
import { stateWords } from './words.ts'
import classes from './trails.module.css'

interface MovedProps {
  trail: Pick<Trail, 'id' | 'version' | 'status'>
  stop: Stop
  followed: FollowedStop
}

export function Moved({ trail, stop, followed }: MovedProps) {
  const [isOpen, setIsOpen] = useState(false)
  const { state, to, head, says, confidence } = followed
  const accept = useAct('trails.accept')
  const was = placeOf(stop)
  if (state === 'same' || was === null) return null
  const now = to === null || head === null ? null : { ...to, commit: head }
  const sure = state === 'cannot_tell' ? '' : ` Sure to ${Math.round(confidence * 100)} %.`
  return (
    <Notice title={stateWords[state].label} isUrgent={false}>
      <Text size="sm">
        {says}
        {sure}
      </Text>
      {accept.isError && <ProblemNotice problem={accept.error} />}
      {now !== null && (
        <Group gap="xs" mt="xs">
          <Button size="compact-sm" variant="subtle" onClick={() => setIsOpen(!isOpen)}>
            {isOpen ? 'Hide both' : 'Show both'}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            loading={accept.isPending}
            disabled={trail.status === 'retired'}
            title={trail.status === 'retired' ? 'The trail is retired.' : undefined}
            onClick={() =>
              accept.mutate({ id: trail.id, version: trail.version, stop: stop.id, ...now })
            }
          >
            Let it be about the new lines
          </Button>
        </Group>
      )}
      {isOpen && now !== null && <Both was={was} now={{ repository: was.repository, ...now }} />}
    </Notice>
  )
}

/** Of either side, lines that the other has not are marked. */
function Both({ was, now }: { was: CodePlace; now: CodePlace }) {
  const before = useAnswer('code.lines', was).data
  const after = useAnswer('code.lines', now).data
  const textsOf = (lines: typeof before) => new Set(lines?.lines.map(({ text }) => text.trim()))
  const [old, fresh] = [textsOf(before), textsOf(after)]
  return (
    <div className={classes['both']}>
      <div data-side="old">
        <Text size="sm" fw={600}>
          As it was
        </Text>
        <CodeView place={was} around={0} isUnlike={(text) => !fresh.has(text.trim())} />
      </div>
      <div data-side="new">
        <Text size="sm" fw={600}>
          As it is
        </Text>
        <CodeView place={now} around={0} isUnlike={(text) => !old.has(text.trim())} />
      </div>
    </div>
  )
}
