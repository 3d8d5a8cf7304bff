/** Whether a decision worked: what was said at its reviews, what its pins said on those days, and the next review. */
import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { comparedInWords } from '#std/measured.ts'
import { useAct, useAnswer } from '#web/api/hooks.ts'
import type { AnswerOf } from '#web/api/verbs.ts'
import { Markdown } from '#web/records/markdown.tsx'
import { Name } from '#web/records/name.tsx'
import { useDraft } from '#web/records/use-draft.ts'
import { WordsEditor } from '#web/records/words-editor.tsx'
import { Asked, ProblemNotice } from '#web/ui/asked.tsx'
import { Card } from '#web/ui/card.tsx'
import { DialogActs } from '#web/ui/dialog-acts.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Link } from '#web/ui/link.tsx'
import { Section } from '#web/ui/page.tsx'
import { State, type Tone } from '#web/ui/state.tsx'
import { Day, When } from '#web/ui/when.tsx'
import type { Decision } from '../schema.ts'
import classes from './reviews.module.css'

type Review = AnswerOf<'decisions.reviews'>['items'][number]
type Verdict = Review['verdict']

const verdicts: Record<Verdict, { label: string; tone: Tone }> = {
  worked: { label: 'It worked', tone: 'settled' },
  'did not': { label: 'It did not', tone: 'declined' },
  'cannot tell': { label: 'Cannot tell yet', tone: 'past' },
}

const measures: Record<NonNullable<Review['measured']>, string> = {
  better: 'it worked by the numbers: what is pinned got better.',
  worse: 'it did not work by the numbers: what is pinned got worse.',
  mixed: 'the numbers are of two minds: some of what is pinned got better, and some worse.',
  'cannot tell': 'the numbers cannot tell yet.',
}

/** Of what holds no longer, only what was said. */
export function Reviews({ decision }: { decision: Decision }) {
  const { id, status } = decision
  const reviews = useAnswer('decisions.reviews', 'reviewed' in decision ? { id, limit: 20 } : null)
  const [isReviewing, setIsReviewing] = useState(false)
  if (status !== 'accepted' && !('reviewed' in decision && decision.reviewed !== null)) return null
  return (
    <Section
      title="Did it work?"
      acts={
        status === 'accepted' && (
          <Button size="compact-sm" variant="default" onClick={() => setIsReviewing(true)}>
            Look back
          </Button>
        )
      }
    >
      <Asked of={reviews} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <Text c="dimmed">Nobody has looked back yet.</Text>
          ) : (
            <Stack gap="sm">
              {items.map((item) => (
                <Said key={item.id} review={item} />
              ))}
            </Stack>
          )
        }
      </Asked>
      {isReviewing && status === 'accepted' && (
        <LookBack decision={decision} close={() => setIsReviewing(false)} />
      )}
    </Section>
  )
}

/** What somebody says, and apart from it what the numbers said: they need not be of one mind. */
function Said({ review }: { review: Review }) {
  const { at, by, verdict, because, measured, since, nextOn, alsoDecided, compared } = review
  const { label, tone } = verdicts[verdict]
  return (
    <Card>
      <Group gap="xs" mb={4}>
        <State tone={tone}>{label}</State>
        <Text span size="sm" c="dimmed">
          says <Name of={by} />, <When at={at} />
        </Text>
      </Group>
      <Markdown text={because} />
      {measured !== null && (
        <>
          <Text size="sm">
            Before and after <Day day={since} /> compared, {measures[measured]}
          </Text>
          <ul className={classes['lines']}>
            {compared.map((one) => (
              <li key={one.pin.id}>
                <Text span size="sm">
                  {comparedInWords(one, 'on the day of the review')}
                </Text>
              </li>
            ))}
          </ul>
        </>
      )}
      {alsoDecided.length > 0 && (
        <Text size="sm" c="dimmed">
          Also decided since then, so what changed may be their doing:{' '}
          {alsoDecided.map(({ number, title }, place) => (
            <span key={number}>
              {place > 0 && '; '}
              <Link to={`/decisions/${number}`}>{title}</Link>
            </span>
          ))}
          .
        </Text>
      )}
      {nextOn !== null && (
        <Text size="sm" c="dimmed">
          To be asked again on <Day day={nextOn} />.
        </Text>
      )}
    </Card>
  )
}

function LookBack({
  decision: { id, version, decidedAt, trial, tries },
  close,
}: {
  decision: Decision & { status: 'accepted' }
  close: () => void
}) {
  const begun = tries?.startsOn ?? decidedAt?.slice(0, 10) ?? ''
  const draft = useDraft(`decision.${id}.review`, {
    ...{ because: '', next: '', since: begun, answered: '' },
  })
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const review = useAct('decisions.review', () => {
    draft.drop()
    close()
  })
  const { because, next, since, answered } = draft.words
  const send = () => {
    if (verdict === null) return
    review.mutate({
      ...{ id, version, verdict, because },
      next: next === '' ? null : next,
      ...(since === '' ? {} : { since }),
      ...(answered.trim() === '' ? {} : { answered }),
    })
  }
  return (
    <Dialog onClose={close} title="Did it work?" size="lg">
      <Stack gap="md">
        {review.isError && <ProblemNotice problem={review.error} />}
        {trial?.state === 'running' && (
          <Text size="sm">On trial. What is expected: {trial.expected}</Text>
        )}
        <Radio.Group
          label="What do you say?"
          description="Whatever the numbers say. Both are kept, beside each other."
          value={verdict}
          onChange={(chosen) => setVerdict(isVerdict(chosen) ? chosen : null)}
        >
          <Group mt="xs">
            {Object.entries(verdicts).map(([value, { label }]) => (
              <Radio key={value} value={value} label={label} />
            ))}
          </Group>
        </Radio.Group>
        {tries !== null && tries.ask !== null && (
          <WordsEditor
            label={tries.ask}
            value={answered}
            onChange={(words) => draft.set({ answered: words })}
            placeholder={
              tries.before === null ? 'What people answer now' : `Before: ${tries.before}`
            }
            minRows={2}
          />
        )}
        <WordsEditor
          label="Why do you say so"
          value={because}
          onChange={(words) => draft.set({ because: words })}
          minRows={4}
        />
        <TextInput
          type="date"
          label="Put into practice on"
          description="Before and after are told of this day."
          value={since}
          onChange={(event) => draft.set({ since: event.currentTarget.value })}
          maw={240}
        />
        <TextInput
          type="date"
          label="Ask again on"
          description={
            trial?.state === 'running'
              ? 'A trial that cannot be told yet needs another day.'
              : 'Optional.'
          }
          value={next}
          onChange={(event) => draft.set({ next: event.currentTarget.value })}
          maw={240}
        />
        <DialogActs
          label="Keep this review"
          onSend={send}
          isReady={verdict !== null && because.trim() !== ''}
          isPending={review.isPending}
          close={close}
        />
      </Stack>
    </Dialog>
  )
}

function isVerdict(value: string): value is Verdict {
  return value in verdicts
}
