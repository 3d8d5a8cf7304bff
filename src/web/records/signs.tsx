/** Kind signs on a record or a comment: how many of each, and one's own. */
import { Button, Group } from '@mantine/core'
import { useAct, useAnswer } from '#web/api/hooks.ts'

const signs = [
  { reaction: 'thanks', says: 'Thank you' },
  { reaction: 'same', says: 'Me too' },
  { reaction: 'celebrate', says: 'Well done' },
  { reaction: 'heart', says: 'I like it' },
  { reaction: 'curious', says: 'Tell me more' },
] as const

export function Signs({ record, comment }: { record: string; comment?: string }) {
  const list = useAnswer('reactions.list', { record })
  const add = useAct('reactions.add')
  const remove = useAct('reactions.remove')
  const here = (list.data?.items ?? []).filter((one) => (one.comment ?? undefined) === comment)
  return (
    <Group gap={4} mt="xs">
      {signs.map(({ reaction, says }) => {
        const found = here.find((one) => one.reaction === reaction)
        const isOwn = found?.isMine === true
        const wish = {
          record,
          reaction,
          ...(comment === undefined ? {} : { comment }),
        }
        return (
          <Button
            key={reaction}
            size="compact-sm"
            variant={isOwn ? 'light' : 'subtle'}
            color="gray"
            aria-pressed={isOwn}
            aria-label={`${says}: ${found?.count ?? 0}`}
            onClick={() => (isOwn ? remove : add).mutate(wish)}
          >
            {says}
            {found !== undefined && found.count > 0 ? ` ${found.count}` : ''}
          </Button>
        )
      })}
    </Group>
  )
}
