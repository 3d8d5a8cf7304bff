/** The Pin of what the flow pages show: each chart offers its own numbers. */
import { PinButton } from '#web/evidence/pin-button.tsx'
import type { FlowWhere } from './asked.ts'

/** As `pins.measures` calls them, the usual one first. */
const numbers = {
  stages: [
    ...['open_time', 'pickup', 'review', 'rework', 'merge_wait', 'coding', 'draft', 'deploy'],
    ...['lead_time', 'batch_size', 'throughput', 'unreviewed_share', 'wip', 'open_age', 'stale'],
    ...['review_effective', 'review_top_share'],
  ],
  ci: ['ci_run', 'ci_queue', 'ci_never_started', 'ci_flaky_share', 'rerun_minutes'],
  waits: [
    ...['pickup', 'review', 'rework', 'merge_wait', 'deploy'],
    ...['ci_queue', 'ci_never_started', 'ci_flaky_share'],
  ],
} as const

export function FlowPin({ where, of }: { where: FlowWhere; of: keyof typeof numbers }) {
  return <PinButton pinned={{ evidence: 'flow', where, only: numbers[of] }} />
}
