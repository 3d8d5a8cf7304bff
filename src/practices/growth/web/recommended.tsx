/** What there is already that may help with a goal, each with why. */
import { Text } from '@mantine/core'
import { useAnswer } from '#web/api/hooks.ts'
import { Asked } from '#web/ui/asked.tsx'
import { FoldedSection } from '#web/ui/folded-section.tsx'
import { Link } from '#web/ui/link.tsx'
import { Section } from '#web/ui/page.tsx'
import type { Goal } from '../schema.ts'
import classes from '#web/ui/ticked.module.css'

export function Recommended({ goal: { id, state } }: { goal: Goal }) {
  if (state === 'active')
    return (
      <Section title="What may help">
        <Found goal={id} />
      </Section>
    )
  return (
    <FoldedSection title="What may help">
      <Found goal={id} />
    </FoldedSection>
  )
}

function Found({ goal }: { goal: string }) {
  const found = useAnswer('growth.recommend', { id: goal })
  return (
    <Asked of={found} lines={3}>
      {({ items }) =>
        items.length === 0 ? (
          <Text c="dimmed" maw="46rem">
            Nothing that was written down here fits this goal.{' '}
            <Link to="/questions/new" underline="always">
              Ask a question
            </Link>
            , or{' '}
            <Link to="/growth/pairs" underline="always">
              find somebody to learn with
            </Link>
            .
          </Text>
        ) : (
          <ul className={classes['plain']}>
            {items.map(({ kind, title, to, why }) => (
              <li key={to}>
                <Link to={to} underline="always">
                  {title}
                </Link>{' '}
                <Text span size="sm" c="dimmed">
                  {kind}
                </Text>
                <Text size="sm" c="dimmed">
                  {why.join(' ')}
                </Text>
              </li>
            ))}
          </ul>
        )
      }
    </Asked>
  )
}
