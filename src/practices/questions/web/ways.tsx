/** Beside a question that names no code: ways to find it out that fit what is seen, and the guide for whoever has a trace. */
import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { askLong } from '#web/api/ask.ts'
import { TipLink } from '#web/evidence/tip-link.tsx'
import { Link } from '#web/ui/link.tsx'
import { Section } from '#web/ui/page.tsx'
import type { QuestionTold } from '../schema.ts'
import classes from './questions.module.css'

/** As the draft looks for them. */
const charsMax = 4_000

export function Ways({
  question: { id, title, observed, tried, body, isMine },
}: {
  question: QuestionTold
}) {
  const text = [body, observed, tried].join('\n').slice(0, charsMax)
  const found = useQuery({
    queryKey: ['questions.similar', id, title, text],
    queryFn: ({ signal }) => askLong('questions.similar', { title, body: text, limit: 1 }, signal),
  })
  const tips = found.data?.tips ?? []
  return (
    <Section title="Find it out yourself">
      {tips.length > 0 && (
        <ul className={classes['docs']}>
          {tips.map((tip) => (
            <li key={tip.ref}>
              <TipLink tip={tip} />
              {isMine && (
                <Text size="sm" c="dimmed">
                  {tip.why[0]}
                </Text>
              )}
            </li>
          ))}
        </ul>
      )}
      <Text size="sm" c="dimmed" mt="sm">
        It names no code yet. A trace, the output of a test or a file is where the{' '}
        <Link to="/guide" underline="always">
          guide
        </Link>{' '}
        begins.
      </Text>
    </Section>
  )
}
