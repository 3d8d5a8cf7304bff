/** A service was brought to an environment: each event of it is a deployment that succeeded. */
import { madeNumber } from '#facts/forge/made-number.ts'
import type { LeftOut } from '#facts/forge/dump/understood.ts'
import type { ForgeBatch } from '#facts/forge/seen.ts'
import { commitOf, thingIn, type CdEvent } from './event.ts'

export function deploymentIn(event: CdEvent): ForgeBatch | LeftOut {
  const { at, content, subject, kind } = event
  const environment = thingIn(content, 'environment')
  if (environment === null) return { leftOut: 'deployments that name no environment' }
  const id = madeNumber(...event.id)
  return {
    deployments: [
      {
        ...{ id, environment: (environment.name ?? environment.id).slice(0, 500) },
        ...{ component: subject.id.slice(0, 500), oid: commitOf(event), ref: null },
        ...{ task: kind.split('.')[1] ?? null, isProduction: null, createdAt: at, version: at },
      },
    ],
    deploymentStatuses: [
      { id: madeNumber('state', 'success'), deploymentId: id, state: 'success', at },
    ],
  }
}
