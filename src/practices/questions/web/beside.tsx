/** Beside a question: what to ask oneself about the code that it names, opened step by step. */
import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { askLong, type Problem } from '#web/api/ask.ts'
import type { AnswerOf } from '#web/api/verbs.ts'
import { GuideSteps } from '#web/evidence/guide-steps.tsx'
import { address } from '#web/ui/address.ts'
import { Asked } from '#web/ui/asked.tsx'
import { Link } from '#web/ui/link.tsx'
import { Section } from '#web/ui/page.tsx'
import type { QuestionTold } from '../schema.ts'

/** As much of a trace as tells where it happened. */
const charsMax = 100_000

export function Beside({ question }: { question: QuestionTold }) {
  const { id, places, observed, tried, body } = question
  const [place] = places
  const input = {
    repository: place?.repository ?? '',
    ...(place === undefined ? {} : { at: place.path }),
    trace: [observed, tried, body].join('\n\n').slice(0, charsMax),
  }
  const guide = useQuery<AnswerOf<'code.guide'>, Problem>({
    queryKey: ['evidence.guide', id, input],
    queryFn: ({ signal }) => askLong('code.guide', input, signal),
    enabled: place !== undefined,
    retry: false,
  })
  if (place === undefined) return null
  return (
    <Section title="Find it out yourself">
      {guide.isError ? (
        <Text size="sm" c="dimmed">
          {guide.error.message}{' '}
          <Link to={address('/guide', { in: place.repository })} underline="always">
            Begin
          </Link>{' '}
          with another place, or with a trace.
        </Text>
      ) : (
        <Asked of={guide} lines={4}>
          {(answer) => <GuideSteps guide={answer} order={3} />}
        </Asked>
      )}
    </Section>
  )
}
