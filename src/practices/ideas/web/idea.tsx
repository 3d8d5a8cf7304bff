/** One idea, what was built on it, and what became of it. */
import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import { AskWords } from '#web/records/ask-words.tsx'
import { Comments } from '#web/records/comments.tsx'
import { History } from '#web/records/history.tsx'
import { Links } from '#web/records/links.tsx'
import { Markdown } from '#web/records/markdown.tsx'
import { Name } from '#web/records/name.tsx'
import { Pins } from '#web/records/pins.tsx'
import { Remove } from '#web/records/remove.tsx'
import { Signs } from '#web/records/signs.tsx'
import { Tags } from '#web/records/tags.tsx'
import { useDraft } from '#web/records/use-draft.ts'
import { Watch } from '#web/records/watch.tsx'
import { WordsEditor } from '#web/records/words-editor.tsx'
import { address, useAddress } from '#web/ui/address.ts'
import { AskedPage } from '#web/ui/asked-page.tsx'
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page as Frame, Section } from '#web/ui/page.tsx'
import { State } from '#web/ui/state.tsx'
import { When } from '#web/ui/when.tsx'
import type { Idea, IdeaTold } from '../schema.ts'
import { Edit } from './edit.tsx'
import { IntoProposal } from './into-proposal.tsx'
import { WentInto } from './went-into.tsx'
import { did, statusWords } from './words.ts'

export function Page() {
  const { params } = useAddress()
  const idea = useAnswer('ideas.get', { id: params['number'] ?? '' })
  return (
    <AskedPage of={idea} lines={8}>
      {(found) => <Shown idea={found} key={found.id} />}
    </AskedPage>
  )
}

function Shown({ idea }: { idea: IdeaTold }) {
  const [isEditing, setIsEditing] = useState(false)
  const { id, number, title, body, status, author, createdAt } = idea
  const mayChange = status !== 'proposed'
  if (isEditing && mayChange) return <Edit idea={idea} done={() => setIsEditing(false)} />
  return (
    <Frame
      title={title}
      acts={
        <Button
          variant="default"
          onClick={() => setIsEditing(true)}
          disabled={!mayChange}
          title={
            mayChange ? undefined : 'Its words went into a proposal, and stay as they were read.'
          }
        >
          Edit
        </Button>
      }
    >
      <Group gap="sm" mb="lg">
        <State tone={statusWords[status].tone}>{statusWords[status].label}</State>
        <Text size="sm" c="dimmed">
          Idea {number} · posted by <Name of={author} />{' '}
          <When at={createdAt} isDay={author === null} />
        </Text>
      </Group>
      <Watch record={id} />
      <Tags record={id} tags={idea.tags} />
      <Became idea={idea} />
      <WentInto idea={idea} />
      {body.trim() !== '' && <Markdown text={body} />}
      <Signs record={id} />
      <Next idea={idea} />
      <Pins record={id} />
      <Comments record={id} mayBeUnnamed />
      <Links record={id} />
      <History record={id} did={did} mayChange={status !== 'proposed'} />
      {status !== 'proposed' && <Remove record={id} author={author} kind="idea" to="/ideas" />}
    </Frame>
  )
}

function Became({ idea }: { idea: Idea }) {
  if (idea.status === 'exploring')
    return (
      <Notice title="It is being tried">
        <Text>{idea.trying}</Text>
      </Notice>
    )
  if (idea.status === 'kept')
    return (
      <Notice title="Kept for later">
        <Text>{idea.because}</Text>
        <Text mt="xs">{idea.thanks}</Text>
      </Notice>
    )
  return null
}

/** What can become of it now. */
function Next({ idea }: { idea: Idea }) {
  const [asked, setAsked] = useState<'propose' | 'explore' | 'keep' | null>(null)
  const { go } = useAddress()
  const open = useAnswer('decisions.list', { status: 'open', limit: 200 })
  const proposals = open.data?.items ?? []
  const begin = () => go(address('/decisions/new', { idea: String(idea.number) }))
  const reopen = useAct('ideas.reopen')
  return (
    <Section title="What could become of it">
      {reopen.error !== null && <ProblemNotice problem={reopen.error} />}
      <Group gap="xs">
        {idea.status !== 'proposed' && (
          <Button onClick={() => (proposals.length === 0 ? begin() : setAsked('propose'))}>
            Make a proposal of it
          </Button>
        )}
        {idea.status === 'open' && (
          <Button variant="default" onClick={() => setAsked('explore')}>
            Try it out
          </Button>
        )}
        {(idea.status === 'open' || idea.status === 'exploring') && (
          <Button variant="default" onClick={() => setAsked('keep')}>
            Keep it for later
          </Button>
        )}
        {idea.status !== 'open' && (
          <Button
            variant="default"
            loading={reopen.isPending}
            onClick={() => reopen.mutate({ id: idea.id, version: idea.version })}
          >
            Take it up again
          </Button>
        )}
      </Group>
      {asked === 'propose' && (
        <IntoProposal
          idea={idea}
          proposals={proposals}
          begin={begin}
          close={() => setAsked(null)}
        />
      )}
      {asked === 'explore' && (
        <AskWords
          title="Try it out"
          label="What is tried, and by whom"
          minRows={3}
          send="Try it out"
          verb="ideas.explore"
          inputOf={(trying) => ({ id: idea.id, version: idea.version, trying })}
          about={`idea.${idea.id}.explore`}
          close={() => setAsked(null)}
        />
      )}
      {asked === 'keep' && <Keep idea={idea} close={() => setAsked(null)} />}
    </Section>
  )
}

function Keep({ idea: { id, version }, close }: { idea: Idea; close: () => void }) {
  const draft = useDraft(`idea.${id}.keep`, { because: '', thanks: '' })
  const keep = useAct('ideas.keep', () => {
    draft.drop()
    close()
  })
  const { because, thanks } = draft.words
  return (
    <Dialog onClose={close} title="Keep it for later" size="lg">
      <Stack>
        {keep.isError && <ProblemNotice problem={keep.error} />}
        <WordsEditor
          label="Why not now"
          value={because}
          onChange={(words) => draft.set({ because: words })}
          minRows={3}
        />
        <WordsEditor
          label="What it was good for: a thank-you"
          value={thanks}
          onChange={(words) => draft.set({ thanks: words })}
          minRows={2}
        />
        <Group>
          <Button
            disabled={because.trim() === '' || thanks.trim() === ''}
            loading={keep.isPending}
            onClick={() => keep.mutate({ id, version, because, thanks })}
          >
            Keep it for later
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
