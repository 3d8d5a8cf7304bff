/** All that can be asked and said about the flow of changes. */
export { BottlenecksAnswer } from '#insights/flow/ledger/shape.ts'
export { CiAnswer } from '#insights/flow/ci/shape.ts'
export { FlowAnswer, FlowChange, HoursAnswer, type InBothTimes } from '#insights/flow/shape.ts'
export { FlowJob } from '#insights/flow/ci/job-shape.ts'
export { FlowDeployment } from '#insights/flow/delivery/deployment-shape.ts'
export { FlowDelivery } from '#insights/flow/delivery/shape.ts'
export { FlowWork } from '#insights/flow/delivery/work-shape.ts'
export { TestsAnswer } from '#insights/flow/tests/shape.ts'
import type { Evidence } from '../asked-scope.ts'
import { accountVerbs } from './account-verbs.ts'
import { bottleneckVerbs } from './bottleneck-verbs.ts'
import { caseVerbs } from './case-verbs.ts'
import { ciVerbs } from './ci-verbs.ts'
import { compareVerbs } from './compare-verbs.ts'
import { correctionVerbs } from './correction-verbs.ts'
import { deliveryVerbs } from './delivery-verbs.ts'
import { deploymentVerbs } from './deployment-verbs.ts'
import { fittingVerbs } from './fitting-verbs.ts'
import { hoursVerbs } from './hours-verbs.ts'
import { jobVerbs } from './job-verbs.ts'
import { mineVerbs } from './mine-verbs.ts'
import { settingsVerbs } from './settings-verbs.ts'
import { stageVerbs } from './stage-verbs.ts'
import { testsVerbs } from './tests-verbs.ts'

export function flowVerbs(evidence: Promise<Evidence>) {
  return [
    ...stageVerbs(evidence),
    ...hoursVerbs(evidence),
    ...ciVerbs(evidence),
    ...jobVerbs(evidence),
    ...testsVerbs(evidence),
    ...bottleneckVerbs(evidence),
    ...caseVerbs(evidence),
    ...compareVerbs(evidence),
    ...deliveryVerbs(evidence),
    ...deploymentVerbs(evidence),
    ...mineVerbs(evidence),
    ...settingsVerbs(evidence),
    ...fittingVerbs(evidence),
    ...correctionVerbs(evidence),
    ...accountVerbs(evidence),
  ]
}
