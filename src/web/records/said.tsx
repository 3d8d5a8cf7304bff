/** One comment. Whoever wrote it may change it, take it back, and take that back. */
import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import type { AnswerOf } from '#web/api/verbs.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { When } from '#web/ui/when.tsx'
import { Markdown } from './markdown.tsx'
import { Name } from './name.tsx'
import { Signs } from './signs.tsx'
import { useDraft } from './use-draft.ts'
import { WordsForm } from './words-form.tsx'

export type Comment = AnswerOf<'comments.list'>['items'][number]

export function Said({ comment }: { comment: Comment }) {
  const { id, record, author, body, createdAt, updatedAt, isRemoved } = comment
  const me = useAnswer('members.me', {})
  const [isEditing, setIsEditing] = useState(false)
  const isOwn = author !== null && author === me.data?.id
  return (
    <article>
      <Group gap="xs" mb={4}>
        <Name of={author} />
        <Text span size="sm" c="dimmed">
          <When at={createdAt} isDay={author === null} />
          {updatedAt !== createdAt && !isRemoved ? ', changed since' : ''}
        </Text>
      </Group>
      {isEditing ? (
        <Change comment={comment} done={() => setIsEditing(false)} />
      ) : (
        !isRemoved && <Markdown text={body} />
      )}
      {!isRemoved && <Signs record={record} comment={id} />}
      {isOwn && !isEditing ? (
        <Own comment={comment} edit={() => setIsEditing(true)} />
      ) : (
        isRemoved && <Text c="dimmed">This was taken back.</Text>
      )}
    </article>
  )
}

function Own({ comment, edit }: { comment: Comment; edit: () => void }) {
  const { id, version, body, isRemoved } = comment
  /** What it said, while the page is open: on the server no word of it is left. */
  const [before, setBefore] = useState('')
  const remove = useAct('comments.remove')
  const again = useAct('comments.edit')
  const problem = remove.error ?? again.error
  return (
    <>
      {problem !== null && <ProblemNotice problem={problem} />}
      {isRemoved ? (
        <Group gap="xs" role="status">
          <Text c="dimmed">This was taken back.</Text>
          {before !== '' && (
            <Button
              size="compact-sm"
              variant="default"
              loading={again.isPending}
              onClick={() => again.mutate({ id, version, body: before })}
            >
              Undo
            </Button>
          )}
        </Group>
      ) : (
        <Group gap={4}>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={edit}>
            Change
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            loading={remove.isPending}
            onClick={() => {
              setBefore(body)
              remove.mutate({ id })
            }}
          >
            Take back
          </Button>
        </Group>
      )}
    </>
  )
}

function Change({ comment: { id, version, body }, done }: { comment: Comment; done: () => void }) {
  const draft = useDraft(`comment.${id}`, { body }, { basedOn: version })
  const edit = useAct('comments.edit', () => {
    draft.drop()
    done()
  })
  return (
    <WordsForm
      label="Change what you said"
      send="Save"
      draft={draft}
      act={edit}
      onSend={(words) => edit.mutate({ id, version: draft.basedOn ?? version, body: words })}
      close={done}
    />
  )
}
