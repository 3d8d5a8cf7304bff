/** One request of one's own flow: why it waits, for how long, and whom it shows as asked. */
import { Text } from '@mantine/core'
import { hoursOf } from '#std/duration.ts'
import { listed } from '#std/words.ts'
import type { AnswerOf } from '#web/api/verbs.ts'
import { Card } from '#web/ui/card.tsx'
import { When } from '#web/ui/when.tsx'
import { OnForge } from './on-forge.tsx'
import { begun } from './words.ts'
import classes from './flow.module.css'

export type Wait = AnswerOf<'flow.mine'>['forMe'][number]

export function MyWait({
  of: { repository, number, title, says, since, age, asked, url },
}: {
  of: Wait
}) {
  return (
    <Card as="li">
      <Text fw={600} className={classes['name'] ?? ''}>
        <OnForge url={url}>{`${repository}#${number}`}</OnForge> {title}
      </Text>
      <Text size="sm" c="dimmed">
        {begun(says)} · <When at={since} /> · {hoursOf(age.working)} of working time
        {asked.length > 0 && ` · asked: ${listed(asked)}`}
      </Text>
    </Card>
  )
}
