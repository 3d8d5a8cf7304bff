/** Somebody I am with, or was. */
import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { listed } from '#std/words.ts'
import { useAct } from '#web/api/hooks.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Card } from '#web/ui/card.tsx'
import { DialogActs } from '#web/ui/dialog-acts.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Day } from '#web/ui/when.tsx'
import type { Pair } from '../schema-pairs.ts'

export function OnePair({ pair }: { pair: Pair }) {
  const { id, as, with: other, topics, areas, beganOn, endedOn } = pair
  const [isEnding, setIsEnding] = useState(false)
  const close = () => setIsEnding(false)
  const end = useAct('growth.end', close)
  const about = [...topics, ...areas]
  return (
    <Card as="li">
      <Group justify="space-between" align="flex-start" gap="sm">
        <div>
          <Text fw={600}>
            {as === 'learner' ? `You learn from ${other.name}` : `You show ${other.name}`}
            {about.length > 0 && `: ${listed(about)}`}
          </Text>
          <Text size="sm" c="dimmed">
            {endedOn === null ? (
              <>
                Since <Day day={beganOn} />. Find an hour that suits both; nobody counts them.
              </>
            ) : (
              <>
                From <Day day={beganOn} /> to <Day day={endedOn} />.
              </>
            )}
          </Text>
        </div>
        {endedOn === null && (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={`End it with ${other.name}`}
            onClick={() => setIsEnding(true)}
          >
            End it
          </Button>
        )}
      </Group>
      {isEnding && (
        <Dialog title={`End it with ${other.name}?`} onClose={close}>
          {end.isError && <ProblemNotice problem={end.error} />}
          <Text mb="md">
            It needs no reason. {other.name} hears that it ended; a word of thanks of your own is
            kinder than that.
          </Text>
          <DialogActs
            label="End it"
            isPending={end.isPending}
            onSend={() => end.mutate({ id })}
            close={close}
          />
        </Dialog>
      )}
    </Card>
  )
}
