/** Job by job: how long each waited and ran, what it was taken for, and what people say is wrong about them. */
import { usePages } from '#web/api/pages.ts'
import { address, useAddress } from '#web/ui/address.ts'
import { asked, useFlowScope } from './asked.ts'
import { JobEntry } from './job-entry.tsx'
import { OneByOne } from './one-by-one.tsx'

const kinds = [
  { value: 'all', label: 'All' },
  { value: 'never-started', label: 'Never started' },
  { value: 'flaky', label: 'Flaky' },
  { value: 'rerun', label: 'Run again' },
  { value: 'not-counted', label: 'Not counted' },
] as const

export function Page() {
  const scope = useFlowScope()
  const { search } = useAddress()
  const where = asked(scope)
  const kind = kinds.find(({ value }) => value === search['only'])?.value ?? 'all'
  const { job: name, ...others } = search
  const list = usePages(
    'flow.jobs',
    where && {
      ...where,
      ...{ order: 'newest', limit: 20 },
      ...(kind === 'all' ? {} : { only: kind }),
      ...(name === undefined ? {} : { name }),
    },
  )
  return (
    <OneByOne
      title="Flow, job by job"
      lead="What the numbers of CI are counted from, the newest first. Where one tells nothing, say so: it is left out for everybody, and the log says why."
      scope={scope}
      kinds={kinds}
      kind={kind}
      narrowed={
        name === undefined
          ? null
          : { to: `Only of the job ${name}`, all: address('/evidence/flow/jobs', others) }
      }
      list={list}
      none="No such job in this span."
    >
      {(item) => <JobEntry key={`${item.repository} ${item.id}`} of={item} />}
    </OneByOne>
  )
}
