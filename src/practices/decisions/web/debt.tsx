/** The debt of a decision: taken on with a day, paid back with a word, or declined. */
import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useAnswer } from '#web/api/hooks.ts'
import { AskWords } from '#web/records/ask-words.tsx'
import { Markdown } from '#web/records/markdown.tsx'
import { Asked } from '#web/ui/asked.tsx'
import { Card } from '#web/ui/card.tsx'
import { Section } from '#web/ui/page.tsx'
import type { Decision } from '../schema.ts'
import { DebtForm } from './debt-form.tsx'
import { DebtState } from './debt-state.tsx'
import { InterestOn } from './interest.tsx'

type Asking = 'borrow' | 'repay' | 'forgo'

/** Changed only where the decision stands, or may soon. */
export function DebtOf({ decision }: { decision: Decision }) {
  const [asking, setAsking] = useState<Asking | null>(null)
  const { id, version, debt, status } = decision
  const mayChange = status === 'open' || status === 'accepted'
  const close = () => setAsking(null)
  const button = (act: Asking, label: string) => (
    <Button key={act} size="compact-sm" variant="default" onClick={() => setAsking(act)}>
      {label}
    </Button>
  )
  return (
    <Section
      title="Debt"
      acts={
        mayChange && (
          <Group gap="xs">
            {debt?.stance === 'takes' &&
              status === 'accepted' &&
              button('repay', 'It is paid back')}
            {button('borrow', debt?.stance === 'takes' ? 'Change it' : 'It takes on debt')}
            {debt === null && button('forgo', 'It declines debt')}
          </Group>
        )
      }
    >
      {debt === null ? (
        <Text c="dimmed">
          It neither takes on technical debt nor declines to. Debt that is written down has a day on
          which it is paid back, and its interest is measured until then.
        </Text>
      ) : (
        <Card>
          <Shown decision={decision} debt={debt} mayChange={mayChange} />
        </Card>
      )}
      {asking === 'borrow' && <DebtForm decision={decision} close={close} />}
      {asking === 'repay' && (
        <AskWords
          title="It is paid back"
          label="What was done"
          minRows={3}
          send="It is paid back"
          verb="decisions.repay"
          inputOf={(how) => ({ id, version, how })}
          about={`decision.${id}.repay`}
          close={close}
        />
      )}
      {asking === 'forgo' && (
        <AskWords
          title="It declines debt"
          label="What it would have cost"
          minRows={3}
          send="Decline it"
          verb="decisions.forgo"
          inputOf={(cost) => ({ id, version, cost })}
          about={`decision.${id}.forgo`}
          close={close}
        />
      )}
    </Section>
  )
}

interface ShownProps {
  decision: Decision
  debt: NonNullable<Decision['debt']>
  mayChange: boolean
}

function Shown({ decision, debt, mayChange }: ShownProps) {
  return (
    <Stack gap="xs">
      <DebtState debt={debt} isProposed={decision.status === 'open'} />
      <Markdown text={debt.cost} />
      {debt.stance === 'repaid' && (
        <>
          <Text size="sm" c="dimmed">
            What was done:
          </Text>
          <Markdown text={debt.how} />
        </>
      )}
      {debt.stance === 'takes' && mayChange && <Rates decision={decision} />}
    </Stack>
  )
}

function Rates({ decision: { id, code } }: { decision: Decision }) {
  const debts = useAnswer('decisions.debts', { decision: id })
  if (code.length === 0)
    return (
      <Text size="sm" c="dimmed">
        It names no code, so what it costs cannot be measured. “Change it” names some.
      </Text>
    )
  return (
    <Asked of={debts} lines={3}>
      {({ items }) => (
        <Stack gap="sm">
          <Text size="sm" fw={600}>
            Its interest until now
          </Text>
          {items[0]?.interest.map((interest, place) => (
            <InterestOn key={place} interest={interest} />
          ))}
        </Stack>
      )}
    </Asked>
  )
}
