/** Deployment by deployment: what came of each, what it was taken for, and what people say is wrong about them. */
import { usePages } from '#web/api/pages.ts'
import { address, useAddress } from '#web/ui/address.ts'
import { asked, useFlowScope } from './asked.ts'
import { kindIn, narrowedTo } from './behind.ts'
import { DeploymentEntry } from './deployment-entry.tsx'
import { OneByOne } from './one-by-one.tsx'

const kinds = [
  { value: 'all', label: 'All' },
  { value: 'failed', label: 'Failed' },
  { value: 'rework', label: 'Rework' },
  { value: 'not-counted', label: 'Not counted' },
] as const

/** To which a number leads, and nobody looks for otherwise. */
const others = {
  counted: 'those that count',
  recovered: 'those that failed, and were mended',
  unrecovered: 'those that failed, and are not mended so far',
} as const

export function Page() {
  const scope = useFlowScope()
  const { search } = useAddress()
  const where = asked(scope)
  const { environment, component, only: wanted, ...rest } = search
  const { kind, says } = kindIn(wanted, { kinds, others })
  const list = usePages(
    'flow.deployments',
    where && {
      ...where,
      ...{ order: 'newest', limit: 20 },
      ...(kind === 'all' ? {} : { only: kind }),
      ...(environment === undefined ? {} : { environment }),
      ...(component === undefined ? {} : { component }),
    },
  )
  const to = [component === 'none' ? undefined : component, environment]
    .filter((one) => one !== undefined)
    .join(', ')
  return (
    <OneByOne
      title="Flow, deployment by deployment"
      lead="What the numbers of delivery are counted from, the newest first. Where one was taken for what it is not, say so: the numbers are corrected for everybody, and the log says why."
      scope={scope}
      kinds={kinds}
      kind={kind}
      narrowed={narrowedTo(
        [says, to === '' ? null : `to ${to}`],
        address('/evidence/flow/deployments', rest),
      )}
      list={list}
      none="No such deployment in this span."
    >
      {(item) => <DeploymentEntry key={`${item.repository} ${item.id}`} of={item} />}
    </OneByOne>
  )
}
