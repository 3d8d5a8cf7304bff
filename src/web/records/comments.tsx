/** What is said about a record, in threads, and a place to say something. */
import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import { Asked } from '#web/ui/asked.tsx'
import { Card } from '#web/ui/card.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Section } from '#web/ui/page.tsx'
import { Said } from './said.tsx'
import { useDraft } from './use-draft.ts'
import { WithoutName } from './without-name.tsx'
import { WordsForm } from './words-form.tsx'
import classes from './records.module.css'

interface CommentsProps {
  record: string
  /** Whether one may leave one's name away, as the pledge demands of ideas. */
  mayBeUnnamed?: boolean
}

export function Comments({ record, mayBeUnnamed = false }: CommentsProps) {
  const list = useAnswer('comments.list', { record, limit: 200 })
  const [answered, setAnswered] = useState<string | null>(null)
  return (
    <Section title="What is said">
      <Asked of={list} lines={3}>
        {({ items }) => {
          const threads = items.filter(({ replyTo }) => replyTo === null)
          return (
            <>
              {threads.length === 0 && <Text c="dimmed">Nobody has said anything yet.</Text>}
              <ul className={classes['comments'] ?? ''}>
                {threads.map((comment) => {
                  const replies = items.filter(({ replyTo }) => replyTo === comment.id)
                  return (
                    <Card as="li" key={comment.id}>
                      <Said comment={comment} />
                      {replies.length > 0 && (
                        <ul className={classes['replies'] ?? ''}>
                          {replies.map((reply) => (
                            <li key={reply.id}>
                              <Said comment={reply} />
                            </li>
                          ))}
                        </ul>
                      )}
                      {answered === comment.id ? (
                        <Say
                          record={record}
                          mayBeUnnamed={mayBeUnnamed}
                          replyTo={comment.id}
                          done={() => setAnswered(null)}
                        />
                      ) : (
                        <Button
                          mt="xs"
                          size="compact-sm"
                          variant="subtle"
                          onClick={() => setAnswered(comment.id)}
                        >
                          Yes, and…
                        </Button>
                      )}
                    </Card>
                  )
                })}
              </ul>
            </>
          )
        }}
      </Asked>
      <Say record={record} mayBeUnnamed={mayBeUnnamed} replyTo={null} />
    </Section>
  )
}

interface SayProps extends Required<CommentsProps> {
  replyTo: string | null
  done?: () => void
}

function Say({ record, replyTo, mayBeUnnamed, done }: SayProps) {
  const draft = useDraft(
    `comment.${record}.${replyTo ?? 'new'}`,
    { body: '' },
    { staysHere: mayBeUnnamed },
  )
  const [isUnnamed, setIsUnnamed] = useState(false)
  const add = useAct('comments.add', (said) => {
    draft.drop()
    if (!('held' in said)) done?.()
  })
  const held = add.data !== undefined && 'held' in add.data ? add.data.says : null
  return (
    <>
      {held !== null && (
        <Notice title="Your words are on their way.">
          <Text size="sm">{held}</Text>
        </Notice>
      )}
      <WordsForm
        label={replyTo === null ? 'Say something' : 'Build on it'}
        send="Post"
        draft={draft}
        act={add}
        onSend={(body) => add.mutate({ record, replyTo, body, anonymous: isUnnamed })}
        close={done}
      >
        {mayBeUnnamed && <WithoutName checked={isUnnamed} set={setIsUnnamed} />}
      </WordsForm>
    </>
  )
}
