/** One question: what was asked, the ladder of hints, and what was found. */
import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useAct, useAnswer } from '#web/api/hooks.ts'
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
import { ProblemNotice } from '#web/ui/asked.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page as Frame, Section } from '#web/ui/page.tsx'
import { State } from '#web/ui/state.tsx'
import { When } from '#web/ui/when.tsx'
import type { QuestionTold } from '../schema.ts'
import { isGoing } from '../rules.ts'
import { Beside } from './beside.tsx'
import { Close } from './close.tsx'
import { Edit } from './edit.tsx'
import { Grow } from './grow.tsx'
import { Hints } from './hints.tsx'
import { SamePlace } from './same-place.tsx'
import classes from './questions.module.css'
import { Ways } from './ways.tsx'
import { did, statusWords } from './words.ts'

export function Page() {
  const { params } = useAddress()
  const id = params['number'] ?? ''
  return <Asked id={id} key={id} />
}

/** How far up one went oneself, where the workspace does not keep it. */
function Asked({ id }: { id: string }) {
  const [wish, setWish] = useState<{ unfold?: boolean; upTo?: number }>({})
  const question = useAnswer('questions.get', { id, ...wish })
  return (
    <AskedPage of={question} lines={8}>
      {(found) => <Shown question={found} wish={wish} setWish={setWish} key={found.id} />}
    </AskedPage>
  )
}

interface ShownProps {
  question: QuestionTold
  wish: { unfold?: boolean; upTo?: number }
  setWish: (wish: { unfold?: boolean; upTo?: number }) => void
}

function Shown({ question, wish, setWish }: ShownProps) {
  const [isEditing, setIsEditing] = useState(false)
  const { id, number, title, status, author, createdAt } = question
  if (isEditing) return <Edit question={question} done={() => setIsEditing(false)} />
  return (
    <Frame
      title={title}
      acts={
        <Button variant="default" onClick={() => setIsEditing(true)}>
          Edit
        </Button>
      }
    >
      <Group gap="sm" mb="lg">
        <State tone={statusWords[status].tone}>{statusWords[status].label}</State>
        <Text size="sm" c="dimmed">
          Question {number} · asked by <Name of={author} />{' '}
          <When at={createdAt} isDay={author === null} />
        </Text>
      </Group>
      <Watch record={id} />
      <Tags record={id} tags={question.tags} />
      <div className={question.places.length === 0 ? undefined : classes['sides']}>
        <div className={classes['side']}>
          <Found question={question} />
          <Asking question={question} />
          <Hints question={question} wish={wish} setWish={setWish} />
          <Next question={question} upTo={wish.upTo} />
          {question.places.length === 0 && isGoing(question) && <Ways question={question} />}
        </div>
        {question.places.length > 0 && (
          <div className={classes['side']}>
            <Beside question={question} />
          </div>
        )}
      </div>
      <Grown question={question} />
      <Signs record={id} />
      <Pins record={id} />
      {!isGoing(question) && <Actions record={id} />}
      <Comments record={id} mayBeUnnamed />
      <Links record={id} />
      <History record={id} did={did} mayChange />
      {status === 'open' && <Remove record={id} author={author} kind="question" to="/questions" />}
    </Frame>
  )
}

/** What others can be spared; where several asked about one place, of all of them. */
function Grown({ question }: { question: QuestionTold }) {
  if (question.samePlace.length > 0) return <SamePlace question={question} />
  if (isGoing(question)) return null
  return (
    <Section title="So that the next one need not ask">
      <Grow questions={[question.number]} />
    </Section>
  )
}

function Found({ question }: { question: QuestionTold }) {
  if (question.status !== 'found' && question.status !== 'answered') return null
  return (
    <Notice title="What was found">
      <Markdown text={question.found} />
      {question.wouldHaveTold !== null && (
        <>
          <Text size="sm" fw={600} mt="xs">
            What would have told it
          </Text>
          <Markdown text={question.wouldHaveTold} />
        </>
      )}
    </Notice>
  )
}

const labels = [
  ['goal', 'Wanted'],
  ['expected', 'Expected'],
  ['observed', 'Observed'],
  ['tried', 'Tried'],
] as const

function Asking({ question }: { question: QuestionTold }) {
  const { body, minutes } = question
  return (
    <>
      {labels.map(([key, label]) =>
        question[key].trim() === '' ? null : (
          <div key={key}>
            <Text size="sm" fw={600} mt="sm">
              {label}
            </Text>
            <Markdown text={question[key]} />
          </div>
        ),
      )}
      {minutes !== null && (
        <Text size="sm" c="dimmed" mt="sm">
          {minutes} minutes so far
        </Text>
      )}
      {body.trim() !== '' && <Markdown text={body} />}
    </>
  )
}

/** What the asker can do; of a question without a name, everybody. */
function Next({ question, upTo }: { question: QuestionTold; upTo: number | undefined }) {
  const [isClosing, setIsClosing] = useState(false)
  const unblock = useAct('questions.unblock')
  const reopen = useAct('questions.reopen')
  const { id, version, isMine, author, unblocked } = question
  if (!isMine && author !== null) return null
  const one = { id, version }
  const problem = unblock.error ?? reopen.error
  return (
    <Section title={isMine ? 'It is yours' : 'It has no name'}>
      {problem !== null && <ProblemNotice problem={problem} />}
      {!isMine && (
        <Text size="sm" c="dimmed" mb="xs">
          Whoever knows what was found may write it down; if you asked, without your name.
        </Text>
      )}
      <Group gap="xs">
        {isGoing(question) ? (
          <>
            <Button onClick={() => setIsClosing(true)}>I found it</Button>
            {!unblocked && (
              <Button
                variant="default"
                loading={unblock.isPending}
                onClick={() => unblock.mutate(one)}
              >
                Unblock me: open every hint
              </Button>
            )}
          </>
        ) : (
          <Button variant="default" loading={reopen.isPending} onClick={() => reopen.mutate(one)}>
            Take it up again
          </Button>
        )}
      </Group>
      {isClosing && <Close question={question} upTo={upTo} close={() => setIsClosing(false)} />}
    </Section>
  )
}
