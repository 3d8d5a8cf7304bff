/** A page of what lies behind numbers: which are wanted, the list a page at a time, and what people said is wrong in it. */
import { SegmentedControl, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Pages } from '#web/api/pages.ts'
import { EvidencePage } from '#web/evidence/evidence-page.tsx'
import { useAddress } from '#web/ui/address.ts'
import { Empty } from '#web/ui/empty.tsx'
import { Link } from '#web/ui/link.tsx'
import { Paged } from '#web/ui/paged.tsx'
import { Section } from '#web/ui/page.tsx'
import type { Scope } from '#web/ui/scope.tsx'
import { asked } from './asked.ts'
import { Corrections } from './corrections.tsx'
import { NoForge } from './no-forge.tsx'
import classes from './flow.module.css'

interface OneByOneProps<Item> {
  title: string
  lead: string
  scope: Scope
  /** Which can be asked for; the first are all. */
  kinds: readonly { value: string; label: string }[]
  kind: string
  /** What the list was narrowed to where it was opened, and the same page without that. */
  narrowed: { to: string; all: string } | null
  list: Pages<Item>
  /** Instead of a list of nothing. */
  none: string
  children: (item: Item) => ReactNode
}

export function OneByOne<Item>(props: OneByOneProps<Item>) {
  const { title, lead, scope, kinds, kind, narrowed, list, none, children } = props
  const { change } = useAddress()
  return (
    <EvidencePage title={title} lead={lead} scope={scope} isOfHistory={false} empty={<NoForge />}>
      {list.problem?.code === 'flow.none' ? (
        <NoForge />
      ) : (
        <>
          <div className={classes['wide']}>
            <SegmentedControl
              mb="md"
              aria-label="Which of them"
              data={[...kinds]}
              value={kind}
              onChange={(value) => change({ only: value === kinds[0]?.value ? undefined : value })}
            />
          </div>
          <Narrowed of={narrowed} />
          <Listed list={list} none={none} scope={scope}>
            {children}
          </Listed>
        </>
      )}
    </EvidencePage>
  )
}

export function Narrowed({ of }: { of: { to: string; all: string } | null }) {
  if (of === null) return null
  return (
    <Text mb="md">
      {of.to}.{' '}
      <Link to={of.all} inherit underline="always">
        Show all
      </Link>
    </Text>
  )
}

/** The list a page at a time, and below it what people said is wrong in it. */
export function Listed<Item>({
  list,
  none,
  scope,
  children,
}: Pick<OneByOneProps<Item>, 'list' | 'none' | 'scope' | 'children'>) {
  const where = asked(scope)
  return (
    <>
      <Paged of={list} empty={<Empty says={none} />}>
        {(items) => (
          <Stack component="ul" gap="sm" className={classes['plain'] ?? ''}>
            {items.map(children)}
          </Stack>
        )}
      </Paged>
      {where !== null && (
        <Section title="What was said to be wrong">
          <Corrections repository={where.repository} />
        </Section>
      )}
    </>
  )
}
