/** All that can be asked and said about the flow of changes. */
export { FlowAnswer, FlowChange, type InBothTimes } from '#insights/flow/shape.ts'
import type { Evidence } from '../asked-scope.ts'
import { accountVerbs } from './account-verbs.ts'
import { bottleneckVerbs } from './bottleneck-verbs.ts'
import { ciVerbs } from './ci-verbs.ts'
import { correctionVerbs } from './correction-verbs.ts'
import { settingsVerbs } from './settings-verbs.ts'
import { stageVerbs } from './stage-verbs.ts'

export function flowVerbs(evidence: Promise<Evidence>) {
  return [
    ...stageVerbs(evidence),
    ...ciVerbs(evidence),
    ...bottleneckVerbs(evidence),
    ...settingsVerbs(evidence),
    ...correctionVerbs(evidence),
    ...accountVerbs(evidence),
  ]
}
