/** Asks for the words that something is done with, such as why one objects. They are kept until they are sent. */
import { Button, Group, Stack } from '@mantine/core'
import { useAct } from '#web/api/hooks.ts'
import type { InputOf, VerbName } from '#web/api/verbs.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { DraftKept } from './draft-kept.tsx'
import { useDraft } from './use-draft.ts'
import { WordsEditor } from './words-editor.tsx'

interface AskWordsProps<Name extends VerbName> {
  title: string
  size?: 'md' | 'lg'
  label: string
  minRows: number
  mayBeEmpty?: boolean
  /** What the button says. */
  send: string
  verb: Name
  inputOf: (words: string) => InputOf<Name>
  /** Under which name the words are kept. */
  about: string
  close: () => void
}

export function AskWords<Name extends VerbName>({
  title,
  size = 'lg',
  label,
  minRows,
  mayBeEmpty = false,
  send,
  verb,
  inputOf,
  about,
  close,
}: AskWordsProps<Name>) {
  const draft = useDraft(about, { words: '' })
  const act = useAct(verb, () => {
    draft.drop()
    close()
  })
  const { words } = draft.words
  return (
    <Dialog onClose={close} title={title} size={size}>
      <Stack>
        {act.isError && <ProblemNotice problem={act.error} />}
        <WordsEditor
          label={label}
          minRows={minRows}
          value={words}
          onChange={(changed) => draft.set({ words: changed })}
        />
        <DraftKept draft={draft} />
        <Group>
          <Button
            disabled={!mayBeEmpty && words.trim() === ''}
            loading={act.isPending}
            onClick={() => act.mutate(inputOf(words))}
          >
            {send}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
