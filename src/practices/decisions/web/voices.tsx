/** Who was asked, who has said what, and who has not been heard yet. An objection is answered before anything is decided. */
import { Button, Group, MultiSelect, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import { AskWords } from '#web/records/ask-words.tsx'
import { WordsEditor } from '#web/records/words-editor.tsx'
import { Markdown } from '#web/records/markdown.tsx'
import { Asked, ProblemNotice } from '#web/ui/asked.tsx'
import { Card } from '#web/ui/card.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Section } from '#web/ui/page.tsx'
import { State } from '#web/ui/state.tsx'
import { When } from '#web/ui/when.tsx'
import type { Decision } from '../schema.ts'
import type { Voice } from '../voice-shape.ts'

/** Of what was decided without a word, nothing is left to say. */
export function Voices({ decision: { id, version, status } }: { decision: Decision }) {
  const isOpen = status === 'open'
  const voices = useAnswer('decisions.voices', { id })
  const me = useAnswer('members.me', {})
  const [asked, setAsked] = useState<'consent' | 'object' | 'ask' | null>(null)
  const close = () => setAsked(null)
  const isSilent =
    voices.data !== undefined && voices.data.asked.length + voices.data.voices.length === 0
  if (!isOpen && isSilent) return null
  return (
    <Section title="Who was heard">
      <Asked of={voices} lines={2}>
        {({ asked: wanted, voices: all }) => (
          <Stack gap="sm">
            <Text c="dimmed">{heardInWords(wanted, all)}</Text>
            {wanted
              .filter(({ isHeard }) => !isHeard)
              .map((one) => (
                <Wanted key={one.member} label="Not heard yet" {...one} />
              ))}
            {inOrder(all).map((voice) => (
              <VoiceCard
                key={voice.id}
                voice={voice}
                askedWhy={wanted.find(({ member }) => member === voice.member)?.why}
                me={me.data?.id}
                isOpen={isOpen}
              />
            ))}
            {wanted
              .filter(
                ({ member, isHeard }) => isHeard && !all.some((voice) => voice.member === member),
              )
              .map((one) => (
                <Wanted key={one.member} label="Said something" {...one} />
              ))}
          </Stack>
        )}
      </Asked>
      {isOpen && (
        <Group gap="xs" mt="md">
          <Button variant="default" onClick={() => setAsked('consent')}>
            I can live with it
          </Button>
          <Button variant="default" onClick={() => setAsked('object')}>
            I object because…
          </Button>
          <Button variant="subtle" onClick={() => setAsked('ask')}>
            Ask somebody
          </Button>
        </Group>
      )}
      {asked === 'consent' && (
        <AskWords
          title="I can live with it"
          size="md"
          label="What you wish to add, if anything"
          minRows={2}
          mayBeEmpty
          send="I can live with it"
          verb="decisions.consent"
          inputOf={(words) => ({ id, version, words })}
          about={`decision.${id}.consent`}
          close={close}
        />
      )}
      {asked === 'object' && (
        <AskWords
          title="I object because…"
          label="What would go wrong, and for whom"
          minRows={4}
          send="Object"
          verb="decisions.object"
          inputOf={(because) => ({ id, version, because })}
          about={`decision.${id}.object`}
          close={close}
        />
      )}
      {asked === 'ask' && <AskSomebody id={id} close={close} />}
    </Section>
  )
}

function heardInWords(asked: readonly { isHeard: boolean }[], voices: readonly Voice[]): string {
  const open = voices.filter((voice) => voice.stance === 'objects' && voice.state === 'open').length
  const waits =
    open === 0
      ? ''
      : open === 1
        ? ' An objection waits for an answer.'
        : ` ${open} objections wait for an answer.`
  const unheard = asked.filter(({ isHeard }) => !isHeard).length
  if (asked.length === 0)
    return voices.length === 0
      ? 'Nobody was asked yet, and nobody has said whether they can live with it.'
      : `Nobody was asked by name.${waits}`
  if (unheard === 0) return `All who were asked have been heard.${waits}`
  if (unheard === asked.length) return `Nobody who was asked has been heard yet.${waits}`
  return `${unheard} of the ${asked.length} who were asked ${unheard === 1 ? 'has' : 'have'} not been heard yet.${waits}`
}

/** What waits for an answer first, then as it was said. */
function inOrder(voices: readonly Voice[]): Voice[] {
  const waits = (voice: Voice) => voice.stance === 'objects' && voice.state === 'open'
  return voices.toSorted((a, b) => Number(waits(b)) - Number(waits(a)))
}

function Wanted({
  label,
  name,
  why,
  isHeard,
}: {
  label: string
  name: string
  why: string
  isHeard: boolean
}) {
  return (
    <Group gap="xs">
      <State tone={isHeard ? 'settled' : 'open'}>{label}</State>
      <Text span fw={600}>
        {name}
      </Text>
      <Text span size="sm" c="dimmed">
        asked because: {why}
      </Text>
    </Group>
  )
}

interface VoiceCardProps {
  voice: Voice
  /** Of whoever was asked by name. */
  askedWhy: string | undefined
  me: string | undefined
  isOpen: boolean
}

function VoiceCard({ voice, askedWhy, me, isOpen }: VoiceCardProps) {
  const isOwn = voice.member === me
  const [isAnswering, setIsAnswering] = useState(false)
  const lift = useAct('decisions.lift')
  const { name, at, isOfOlderWords } = voice
  return (
    <Card>
      <Group gap="xs" mb={4}>
        {voice.stance === 'consents' ? (
          <State tone="settled">Can live with it</State>
        ) : (
          <State tone={voice.state === 'open' ? 'declined' : 'past'}>
            {
              { open: 'Objects', answered: 'Objected, answered', lifted: 'Objection lifted' }[
                voice.state
              ]
            }
          </State>
        )}
        <Text span size="sm" fw={600}>
          {name}
        </Text>
        <Text span size="sm" c="dimmed">
          <When at={at} />
          {isOfOlderWords && ', of words that were changed since'}
          {askedWhy !== undefined && `; asked because: ${askedWhy}`}
        </Text>
      </Group>
      {voice.stance === 'consents' && voice.words !== '' && <Markdown text={voice.words} />}
      {voice.stance === 'objects' && (
        <>
          <Markdown text={voice.reason} />
          {voice.answer !== null && (
            <>
              <Text size="sm" c="dimmed">
                {voice.answer.name} answered:
              </Text>
              <Markdown text={voice.answer.words} />
            </>
          )}
          {lift.isError && <ProblemNotice problem={lift.error} />}
          {isOpen && (
            <Group gap="xs">
              {(voice.state === 'open' ||
                (voice.state === 'answered' && voice.answer?.member === me)) && (
                <Button size="compact-sm" variant="default" onClick={() => setIsAnswering(true)}>
                  {voice.state === 'open' ? 'Answer it' : 'Find better words'}
                </Button>
              )}
              {isOwn && voice.state !== 'lifted' && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  loading={lift.isPending}
                  onClick={() => lift.mutate({ objection: voice.id })}
                >
                  Lift my objection
                </Button>
              )}
            </Group>
          )}
          {isAnswering && (
            <AskWords
              title="Answer the objection"
              label="What is done about it, or why it is borne"
              minRows={3}
              send="Answer"
              verb="decisions.answer"
              inputOf={(words) => ({ objection: voice.id, words })}
              about={`objection.${voice.id}`}
              close={() => setIsAnswering(false)}
            />
          )}
        </>
      )}
    </Card>
  )
}

function AskSomebody({ id, close }: { id: string; close: () => void }) {
  const members = useAnswer('members.list', { limit: 200 })
  const [chosen, setChosen] = useState<string[]>([])
  const [why, setWhy] = useState('')
  const ask = useAct('decisions.ask', close)
  return (
    <Dialog onClose={close} title="Who should be heard?" size="lg">
      <Stack>
        {ask.isError && <ProblemNotice problem={ask.error} />}
        <MultiSelect
          label="Members"
          searchable
          data={(members.data?.items ?? []).map((member) => ({
            value: member.id,
            label: member.name,
          }))}
          value={chosen}
          onChange={setChosen}
        />
        <WordsEditor
          label="Why their voice matters here"
          minRows={2}
          value={why}
          onChange={setWhy}
        />
        <Group>
          <Button
            disabled={chosen.length === 0 || why.trim() === ''}
            loading={ask.isPending}
            onClick={() => ask.mutate({ id, members: chosen, why })}
          >
            Ask them
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
