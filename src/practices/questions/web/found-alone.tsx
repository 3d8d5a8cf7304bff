/** The answer came while the question was written: what it was about is counted, and nothing else leaves the browser. */
import { Stack, TagsInput, Text } from '@mantine/core'
import { useState } from 'react'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { DialogActs } from '#web/ui/dialog-acts.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { areasIn } from '../schema-areas.ts'

interface FoundAloneProps {
  /** What was written so far; it stays here. */
  words: string
  onCounted: (says: string) => void
  close: () => void
}

export function FoundAlone({ words, onCounted, close }: FoundAloneProps) {
  const known = useAnswer('tags.list', {})
  const tags = (known.data?.items ?? []).map(({ tag }) => tag)
  const [chosen, setChosen] = useState<string[] | null>(null)
  const topics = chosen ?? tags.filter((tag) => says(words, tag)).slice(0, 5)
  const [areas, setAreas] = useState(() => areasIn(words))
  const count = useAct('questions.found-alone', (done) => onCounted(done.says))
  return (
    <Dialog title="What was it about?" onClose={close}>
      <Stack>
        {count.isError && <ProblemNotice problem={count.error} />}
        <Text size="sm">
          It is counted by month and by these topics and areas, from five on, without your name.
          Nothing else that you wrote is sent.
        </Text>
        <TagsInput
          label="Topics"
          description="As tags of questions are; leave it empty if none fits."
          data={tags}
          value={topics}
          maxTags={20}
          onChange={setChosen}
        />
        <TagsInput
          label="Areas of the code"
          description="As app:src/billing; leave it empty if none fits."
          value={areas}
          maxTags={20}
          onChange={setAreas}
        />
        <DialogActs
          label="Count it"
          isPending={count.isPending}
          close={close}
          onSend={() => count.mutate({ topics, areas })}
        />
      </Stack>
    </Dialog>
  )
}

/** As a word of its own, or a few. */
function says(words: string, tag: string): boolean {
  const plain = (text: string) => ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `
  return plain(words).includes(plain(tag))
}
