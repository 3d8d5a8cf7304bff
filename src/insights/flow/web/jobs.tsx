/** Job by job: how long each waited and ran, what it was taken for, and what people say is wrong about them. */
import { usePages } from '#web/api/pages.ts'
import { address, useAddress } from '#web/ui/address.ts'
import { asked, useFlowScope } from './asked.ts'
import { kindIn, narrowedTo } from './behind.ts'
import { JobEntry } from './job-entry.tsx'
import { OneByOne } from './one-by-one.tsx'

const kinds = [
  { value: 'all', label: 'All' },
  { value: 'never-started', label: 'Never started' },
  { value: 'flaky', label: 'Flaky' },
  { value: 'rerun', label: 'Run again' },
  { value: 'not-counted', label: 'Not counted' },
] as const

/** To which a number leads, and nobody looks for otherwise. */
const others = {
  counted: 'those that count',
  ran: 'those that ran, and for how long is known',
  'run-unknown': 'those of which nobody knows how long they ran',
  waited: 'first attempts of which the wait for a runner is known',
  'wait-unknown': 'first attempts of which the wait for a runner cannot be told',
  failed: 'those that failed',
} as const

export function Page() {
  const scope = useFlowScope()
  const { search } = useAddress()
  const where = asked(scope)
  const { job: name, queue, ci: component, only: wanted, ...rest } = search
  const { kind, says } = kindIn(wanted, { kinds, others })
  const list = usePages(
    'flow.jobs',
    where && {
      ...where,
      ...{ order: 'newest', limit: 20 },
      ...(kind === 'all' ? {} : { only: kind }),
      ...(name === undefined ? {} : { name }),
      ...(queue === undefined ? {} : { queue }),
      ...(component === undefined ? {} : { component }),
    },
  )
  const narrowed = [
    says,
    name === undefined ? null : `of the job ${name}`,
    queue === undefined ? null : `in the queue ${queue}`,
    component === undefined ? null : `of the component ${component}`,
  ]
  return (
    <OneByOne
      title="Flow, job by job"
      lead="What the numbers of CI are counted from, the newest first. Where one tells nothing, say so: it is left out for everybody, and the log says why."
      scope={scope}
      kinds={kinds}
      kind={kind}
      narrowed={narrowedTo(narrowed, address('/evidence/flow/jobs', rest))}
      list={list}
      none="No such job in this span."
    >
      {(item) => <JobEntry key={`${item.repository} ${item.id}`} of={item} />}
    </OneByOne>
  )
}
