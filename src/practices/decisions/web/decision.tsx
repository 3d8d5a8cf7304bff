/** One decision: what became of it and why, what was proposed, what was said, and what is to be done. */
import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useAnswer } from '#web/api/hooks.ts'
import { Actions } from '#web/records/actions.tsx'
import { Comments } from '#web/records/comments.tsx'
import { History } from '#web/records/history.tsx'
import { Links } from '#web/records/links.tsx'
import { Markdown } from '#web/records/markdown.tsx'
import { Name } from '#web/records/name.tsx'
import { Pins } from '#web/records/pins.tsx'
import { Remove } from '#web/records/remove.tsx'
import { Signs } from '#web/records/signs.tsx'
import { Tags } from '#web/records/tags.tsx'
import { Watch } from '#web/records/watch.tsx'
import { useAddress } from '#web/ui/address.ts'
import { AskedPage } from '#web/ui/asked-page.tsx'
import { WithContents } from '#web/ui/contents.tsx'
import { Page as Frame, Section } from '#web/ui/page.tsx'
import { State } from '#web/ui/state.tsx'
import { Day, When } from '#web/ui/when.tsx'
import type { Decision, DecisionTold } from '../schema.ts'
import { About } from './about.tsx'
import { DebtOf } from './debt.tsx'
import { Decide } from './decide.tsx'
import { Edit } from './edit.tsx'
import { Follows } from './follows.tsx'
import { FromFile } from './from-file.tsx'
import { Honoured } from './honoured.tsx'
import { OptionCards } from './options.tsx'
import { Outcome } from './outcome.tsx'
import { Reviews } from './reviews.tsx'
import { Share } from './share.tsx'
import { Talk } from './talk.tsx'
import { WouldTry } from './tried-out.tsx'
import { Voices } from './voices.tsx'
import { did, stateOf } from './words.ts'

export function Page() {
  const { params } = useAddress()
  const decision = useAnswer('decisions.get', { id: params['number'] ?? '' })
  return (
    <AskedPage of={decision} lines={10}>
      {(found) => <Shown decision={found} key={found.id} />}
    </AskedPage>
  )
}

function Shown({ decision }: { decision: DecisionTold }) {
  const [isEditing, setIsEditing] = useState(false)
  const { id, number, title, status, author, createdAt, until } = decision
  const state = stateOf(decision)
  const isOpen = status === 'open'
  if (isEditing && isOpen) return <Edit decision={decision} done={() => setIsEditing(false)} />
  return (
    <Frame
      title={title}
      acts={
        <>
          <Share id={id} number={number} />
          {isOpen && (
            <Button variant="default" onClick={() => setIsEditing(true)}>
              Edit
            </Button>
          )}
        </>
      }
    >
      <Group gap="sm" mb="sm">
        <State tone={state.tone}>{state.label}</State>
        <Text size="sm" c="dimmed">
          Decision {number} · proposed by <Name of={author} /> <When at={createdAt} />
          {isOpen && until !== null && (
            <>
              {' · discussed until '}
              <Day day={until} />
            </>
          )}
        </Text>
      </Group>
      <Watch record={id} />
      <FromFile id={id} />
      <About decision={decision} />
      <WithContents>
        {isOpen ? <Proposal decision={decision} /> : <Decided decision={decision} />}
        <Actions record={id} />
        <Comments record={id} />
        <AfterAll decision={decision} />
        <Links record={id} />
        <History record={id} did={did} mayChange={isOpen} />
        <Section title="Tags">
          <Tags record={id} tags={decision.tags} />
        </Section>
        {isOpen && <Remove record={id} author={author} kind="decision" to="/decisions" />}
      </WithContents>
    </Frame>
  )
}

/** Of what is open: what is proposed, what speaks for it, and who has been heard. */
function Proposal({ decision }: { decision: Decision }) {
  return (
    <>
      <Why decision={decision} />
      <WouldTry decision={decision} />
      <Weighed decision={decision} />
      <Voices decision={decision} />
      <Decide decision={decision} />
      <Talk id={decision.id} />
    </>
  )
}

/** Of what is decided: what became of it comes first, then what it came from. */
function Decided({ decision }: { decision: Decision }) {
  const { id, status } = decision
  return (
    <>
      <Outcome decision={decision} />
      {status === 'unknown' && <Decide decision={decision} />}
      <Reviews decision={decision} />
      {status === 'accepted' && <Honoured id={id} />}
      {decision.debt !== null && <DebtOf decision={decision} />}
      <Why decision={decision} />
      <Weighed decision={decision} />
      <Voices decision={decision} />
    </>
  )
}

function Why({ decision: { id, body, status } }: { decision: Decision }) {
  return (
    <Section title={status === 'open' ? 'Why' : 'What was proposed'}>
      {body.trim() === '' ? (
        <Text c="dimmed">No reasons were written down.</Text>
      ) : (
        <Markdown text={body} />
      )}
      <Signs record={id} />
    </Section>
  )
}

function Weighed({ decision }: { decision: Decision }) {
  const { id, options, status } = decision
  return (
    <>
      {options.length > 0 && (
        <Section title={status === 'open' ? 'Ways that are open' : 'Ways that were open'}>
          <OptionCards options={options} chosen={'chosen' in decision ? decision.chosen : null} />
        </Section>
      )}
      <Follows decision={decision} />
      <Pins record={id} since={decision.tries?.startsOn} />
    </>
  )
}

/** What is rarely asked for, after what is. */
function AfterAll({ decision }: { decision: Decision }) {
  const { id, status, debt } = decision
  return (
    <>
      {status === 'open' && <Honoured id={id} />}
      {(status === 'open' || (status === 'accepted' && debt === null)) && (
        <DebtOf decision={decision} />
      )}
      {status === 'accepted' && <Decide decision={decision} />}
    </>
  )
}
