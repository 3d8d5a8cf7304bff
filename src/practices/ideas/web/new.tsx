/** A new idea, with the evidence that is to be pinned to it. */
import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#web/api/hooks.ts'
import { StillToPin } from '#web/evidence/still-to-pin.tsx'
import { useOpening, type Opening } from '#web/evidence/use-opening.ts'
import { pinKey, pinsIn } from '#web/evidence/waiting-pin.ts'
import { WaitingPins } from '#web/evidence/waiting-pins.tsx'
import type { Words } from '#web/records/merge.tsx'
import { DraftKept } from '#web/records/draft-kept.tsx'
import { FormColumn } from '#web/records/form-column.tsx'
import { useDraft } from '#web/records/use-draft.ts'
import { WithoutName } from '#web/records/without-name.tsx'
import { useAddress } from '#web/ui/address.ts'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Link } from '#web/ui/link.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page as Frame } from '#web/ui/page.tsx'
import { WordsOfIdea } from './words-of-idea.tsx'

export function Page() {
  const { search } = useAddress()
  // Another question is another draft.
  return <New key={search['pin'] ?? ''} pin={search['pin']} />
}

function New({ pin }: { pin: string | undefined }) {
  const draft = useDraft<Words & Opening>(
    pin === undefined ? 'idea.new' : `idea.new.${pinKey(pin)}`,
    {
      ...{ title: '', body: '', pins: pinsIn(pin), opened: null },
    },
    { staysHere: true },
  )
  const { title, body, pins, opened } = draft.words
  const [isUnnamed, setIsUnnamed] = useState(false)
  const opening = useOpening(draft)
  const post = useAct('ideas.post', (posted) => {
    if ('held' in posted) draft.drop()
    else void opening.pinTo({ id: posted.id, number: posted.number, kind: 'idea' })
  })
  if (post.data !== undefined && 'held' in post.data)
    return (
      <Frame title="Thank you">
        <Notice title="Your idea is on its way.">
          <Text size="sm">{post.data.says}</Text>
          <Link to="/ideas">To the ideas</Link>
        </Notice>
      </Frame>
    )
  if (opened !== null)
    return (
      <StillToPin
        what="The idea"
        opened={opened}
        pins={pins}
        onChange={(changed) => draft.set({ pins: changed })}
        opening={opening}
      />
    )
  return (
    <Frame title="What could be better?" lead="Half an idea is enough: others may build on it.">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          post.mutate({ title, body, anonymous: isUnnamed })
        }}
      >
        <FormColumn>
          {post.isError && <ProblemNotice problem={post.error} />}
          <WordsOfIdea words={{ title, body }} onChange={draft.set} isNew />
          {isUnnamed && pins.length > 0 ? (
            <Text size="sm">
              Without your name it appears later, and nothing can be pinned to it before: pin the
              evidence when it is there.
            </Text>
          ) : (
            <WaitingPins pins={pins} onChange={(changed) => draft.set({ pins: changed })} />
          )}
          <WithoutName checked={isUnnamed} set={setIsUnnamed} />
          <DraftKept draft={draft} />
          <div>
            <Button type="submit" loading={post.isPending} disabled={title.trim() === ''}>
              Post it
            </Button>
          </div>
        </FormColumn>
      </form>
    </Frame>
  )
}
