/** A hint is left on a rung: as low as will do. */
import { Button, Group, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import { DraftKept } from '#web/records/draft-kept.tsx'
import { useDraft } from '#web/records/use-draft.ts'
import { WordsEditor } from '#web/records/words-editor.tsx'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { ladder } from '../schema-ladder.ts'
import type { Hint, QuestionTold } from '../schema.ts'

interface RungChoiceProps {
  value: number
  onChange: (rung: number) => void
}

function RungChoice({ value, onChange }: RungChoiceProps) {
  return (
    <Select
      label="The rung"
      description={ladder[value]?.helps}
      data={ladder.map(({ name }, rung) => ({ value: String(rung), label: `${rung}  ${name}` }))}
      value={String(value)}
      onChange={(rung) => rung !== null && onChange(Number(rung))}
      allowDeselect={false}
      maw={420}
    />
  )
}

export function LeaveHint({
  question: { id },
  done,
}: {
  question: QuestionTold
  done: () => void
}) {
  const draft = useDraft(`question.${id}.hint`, { rung: 1, body: '' })
  const leave = useAct('questions.hint', () => {
    draft.drop()
    done()
  })
  const { rung, body } = draft.words
  return (
    <Stack mt="md">
      {leave.isError && <ProblemNotice problem={leave.error} />}
      <RungChoice value={rung} onChange={(changed) => draft.set({ rung: changed })} />
      <WordsEditor
        label="The hint"
        minRows={3}
        value={body}
        onChange={(changed) => draft.set({ body: changed })}
      />
      <Text size="sm" c="dimmed">
        It is folded until they want it. As low on the ladder as will do: what one finds oneself
        stays.
      </Text>
      <DraftKept draft={draft} />
      <Group gap="xs">
        <Button
          loading={leave.isPending}
          disabled={body.trim() === ''}
          onClick={() => leave.mutate({ id, rung, body })}
        >
          Leave it
        </Button>
        <Button variant="default" onClick={done}>
          Not now
        </Button>
      </Group>
    </Stack>
  )
}

/** What one can do with a hint of one's own. */
export function OwnHint({ hint: { id, author, rung, body, version } }: { hint: Hint }) {
  const me = useAnswer('members.me', {})
  const [words, setWords] = useState<{ rung: number; body: string } | null>(null)
  const edit = useAct('questions.edit-hint', () => setWords(null))
  const takeBack = useAct('questions.take-back')
  if (author === null || me.data?.id !== author) return null
  const problem = edit.error ?? takeBack.error
  if (words === null)
    return (
      <Group gap="xs" mt="xs">
        {problem !== null && <ProblemNotice problem={problem} />}
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => setWords({ rung, body: body ?? '' })}
        >
          Change it
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          loading={takeBack.isPending}
          onClick={() => takeBack.mutate({ hint: id })}
        >
          Take it back
        </Button>
      </Group>
    )
  return (
    <Stack mt="sm">
      {problem !== null && <ProblemNotice problem={problem} />}
      <RungChoice
        value={words.rung}
        onChange={(changed) => setWords({ ...words, rung: changed })}
      />
      <WordsEditor
        label="The hint"
        minRows={3}
        value={words.body}
        onChange={(changed) => setWords({ ...words, body: changed })}
      />
      <Group gap="xs">
        <Button
          loading={edit.isPending}
          disabled={words.body.trim() === ''}
          onClick={() => edit.mutate({ hint: id, version, ...words })}
        >
          Save
        </Button>
        <Button variant="default" onClick={() => setWords(null)}>
          Not now
        </Button>
      </Group>
    </Stack>
  )
}
