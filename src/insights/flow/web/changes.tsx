/** Change by change: how long each was in which stage, what is missing and why; and what people say is wrong about them. */
import { SegmentedControl } from '@mantine/core'
import { usePages } from '#web/api/pages.ts'
import { ColourKey } from '#web/charts/key.tsx'
import { EvidencePage } from '#web/evidence/evidence-page.tsx'
import { address, useAddress, type Search } from '#web/ui/address.ts'
import { asked, useFlowScope } from './asked.ts'
import { changeKinds, isChangeKind, isMeasure, measureSaid, toldFrom } from './behind.ts'
import { ChangeEntry } from './change-entry.tsx'
import { NoForge } from './no-forge.tsx'
import { Listed, Narrowed } from './one-by-one.tsx'
import { stageKey } from './stage-bar.tsx'
import { TimeChoice } from './time.tsx'
import classes from './flow.module.css'

const outcomes = [
  { value: 'all', label: 'All' },
  { value: 'merged', label: 'Merged' },
  { value: 'open', label: 'Open' },
  { value: 'closed', label: 'Closed' },
  { value: 'unreviewed', label: 'Unreviewed' },
] as const

export function Page() {
  const scope = useFlowScope()
  const { search, change } = useAddress()
  const where = asked(scope)
  const outcome = outcomes.find(({ value }) => value === search['outcome'])?.value ?? 'all'
  const behind = behindOf(search)
  const list = usePages(
    'flow.changes',
    where && { ...where, order: 'newest', limit: 20, ...ofOutcome(outcome), ...behind?.given },
  )
  const isNone = list.problem?.code === 'flow.none'
  return (
    <EvidencePage
      title="Flow, change by change"
      lead="The way of each change through its stages, the newest first. Where the forge tells it wrong, say so: it is left out for everybody, and the log says why."
      scope={scope}
      isOfHistory={false}
      empty={<NoForge />}
      choices={<TimeChoice />}
    >
      {isNone ? (
        <NoForge />
      ) : (
        <>
          <div className={classes['wide']}>
            <SegmentedControl
              mb="md"
              aria-label="Which changes"
              data={[...outcomes]}
              value={outcome}
              onChange={(value) =>
                change({ ...noBehind, outcome: value === 'all' ? undefined : value })
              }
            />
          </div>
          <Narrowed
            of={
              behind && {
                to: behind.says,
                all: address('/evidence/flow/changes', {
                  ...search,
                  ...{ ...noBehind, outcome: undefined },
                }),
              }
            }
          />
          <ColourKey parts={stageKey} />
          <Listed list={list} none="No such change in this span." scope={scope}>
            {(item) => <ChangeEntry key={`${item.repository} ${item.number}`} of={item} />}
          </Listed>
        </>
      )}
    </EvidencePage>
  )
}

function ofOutcome(outcome: (typeof outcomes)[number]['value']) {
  if (outcome === 'all') return {}
  return outcome === 'unreviewed' ? { only: outcome } : { outcome }
}

const noBehind = {
  ...{ only: undefined, measure: undefined, told: undefined },
  ...{ environment: undefined, component: undefined },
}

/** The number from which the reader came, which is counted from these changes. */
function behindOf({ only, measure, told: how, environment, component }: Search) {
  if (isMeasure(measure)) {
    const told = toldFrom(how)
    const to = measure === 'leadTime' ? environment : undefined
    const place = to === undefined ? {} : { environment: to, ...(component && { component }) }
    return { given: { measure, told, ...place }, says: measureSaid(measure, told, to) }
  }
  return isChangeKind(only) ? { given: { only }, says: `Only ${changeKinds[only]}` } : null
}
