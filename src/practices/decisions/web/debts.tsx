/** All debts by the day they are to be paid back, each with its interest. Nothing says whose they are. */
import { Button, SegmentedControl, Stack, Text } from '@mantine/core'
import { usePages, type ItemOf } from '#web/api/pages.ts'
import { Markdown } from '#web/records/markdown.tsx'
import { useAddress } from '#web/ui/address.ts'
import { Card } from '#web/ui/card.tsx'
import { Empty } from '#web/ui/empty.tsx'
import { Link } from '#web/ui/link.tsx'
import { Page as Frame, Scrollable } from '#web/ui/page.tsx'
import { Paged } from '#web/ui/paged.tsx'
import type { Debt } from '../debt-shape.ts'
import { DebtState } from './debt-state.tsx'
import { InterestOn } from './interest.tsx'
import { Views } from './views.tsx'

type Stance = Debt['stance']

const stances: Record<Stance, { label: string; none: string }> = {
  takes: { label: 'Owed', none: 'Nothing is owed.' },
  repaid: { label: 'Paid back', none: 'Nothing was paid back yet.' },
  declines: { label: 'Declined', none: 'No debt was declined yet.' },
}

export function Page() {
  const { search, change } = useAddress()
  const asked = search['stance'] ?? ''
  const stance = isStance(asked) ? asked : 'takes'
  return (
    <Frame
      title="Debts"
      lead="Technical debt that was taken on knowingly, by the day it is to be paid back. Its interest is what changed on that code since."
    >
      <Views here="/decisions/debts" />
      <Scrollable>
        <SegmentedControl
          aria-label="Which ones"
          mb="md"
          value={stance}
          onChange={(chosen) => change({ stance: chosen === 'takes' ? undefined : chosen })}
          data={Object.entries(stances).map(([value, { label }]) => ({ value, label }))}
        />
      </Scrollable>
      <List stance={stance} />
    </Frame>
  )
}

function isStance(value: string): value is Stance {
  return value in stances
}

function List({ stance }: { stance: Stance }) {
  const { go } = useAddress()
  const list = usePages('decisions.debts', { stance }, 'anew')
  return (
    <Paged
      of={list}
      waiting={
        <Text role="status" c="dimmed">
          Measuring what the code says…
        </Text>
      }
      empty={
        <Empty
          says={stances[stance].none}
          acts={
            <Button variant="default" onClick={() => go('/decisions')}>
              Go to the decisions
            </Button>
          }
        >
          Sometimes the quick way is right for now. A decision that takes it says so under “Debt”:
          what it costs, on which code, and by when it is paid back. Then it is found here, with
          what it has cost since, before anybody has to remember it.
        </Empty>
      }
    >
      {(items) => (
        <Stack gap="sm">
          {items.map((item) => (
            <Owed key={item.decision} item={item} />
          ))}
        </Stack>
      )}
    </Paged>
  )
}

function Owed({
  item: { number, title, status, debt, code, interest },
}: {
  item: ItemOf<'decisions.debts'>
}) {
  return (
    <Card as="article">
      <Stack gap="xs">
        <Link to={`/decisions/${number}`} fw={600}>
          {title}
        </Link>
        <DebtState debt={debt} isProposed={status === 'open'} />
        <Markdown text={debt.cost} />
        {debt.stance === 'repaid' && <Markdown text={debt.how} />}
        {debt.stance === 'takes' && code.length === 0 && (
          <Text size="sm" c="dimmed">
            It names no code, so what it costs cannot be measured.
          </Text>
        )}
        {interest.map((one, place) => (
          <InterestOn key={place} interest={one} />
        ))}
      </Stack>
    </Card>
  )
}
