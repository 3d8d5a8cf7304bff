/** What others did with what I watch: a bell that counts, and the list behind it. */
import { ActionIcon, Button, Indicator, Popover, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import type { AnswerOf } from '#web/api/verbs.ts'
import { Asked } from '#web/ui/asked.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Link } from '#web/ui/link.tsx'
import { placeOf } from '#web/ui/places.ts'
import { When } from '#web/ui/when.tsx'

const bell = 'M6 16V10a6 6 0 1112 0v6l1.5 2h-15zM10 21h4'

export function Notices() {
  const [isOpen, setIsOpen] = useState(false)
  const notices = useAnswer('notices.list', { limit: 20 })
  const read = useAct('notices.read')
  const unread = notices.data?.unreadCount ?? 0
  return (
    <Popover opened={isOpen} onChange={setIsOpen} width={340} position="bottom-end" trapFocus>
      <Indicator disabled={unread === 0} label={unread > 99 ? '99+' : unread} size={16}>
        <Popover.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={unread === 0 ? 'Notices' : `Notices, ${unread} not read`}
            onClick={() => setIsOpen(!isOpen)}
          >
            <Icon path={bell} />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown aria-label="Notices">
        <Asked of={notices} lines={3}>
          {({ items }) => (
            <Stack gap="sm">
              {items.length === 0 && (
                <Text size="sm" c="dimmed">
                  Nothing yet. What others do with what you wrote or watch stands here.
                </Text>
              )}
              {items.map((notice) => (
                <Told
                  notice={notice}
                  key={notice.id}
                  onVisit={() => {
                    setIsOpen(false)
                    if (!notice.isRead) read.mutate({ ids: [notice.id] })
                  }}
                />
              ))}
              {unread > 0 && (
                <Button size="compact-sm" variant="subtle" onClick={() => read.mutate({})}>
                  I have seen them all
                </Button>
              )}
            </Stack>
          )}
        </Asked>
      </Popover.Dropdown>
    </Popover>
  )
}

type Notice = AnswerOf<'notices.list'>['items'][number]

function Told({ notice, onVisit }: { notice: Notice; onVisit: () => void }) {
  const { title, text, at, isRead } = notice
  const to = leadsTo(notice)
  return (
    <div>
      {to === null ? (
        <Text span>{title}</Text>
      ) : (
        <Link to={to} fw={isRead ? 400 : 600} onVisit={onVisit}>
          {title ?? 'For you alone'}
        </Link>
      )}
      <Text size="sm" c="dimmed">
        {text} · <When at={at} />
      </Text>
    </div>
  )
}

/** Null of what is about the workspace itself. */
function leadsTo({ leadsTo: to, kind, number }: Notice): string | null {
  if (to !== null) return to
  return kind !== null && number !== null ? placeOf({ kind, number }) : null
}
