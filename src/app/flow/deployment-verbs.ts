/** The deployments behind the numbers of delivery, one by one. Nobody is named: a deployment is of a commit, and not of a person. */
import { z } from 'zod'
import { noComponent } from '#insights/flow/delivery/answer.ts'
import { FlowDeployment } from '#insights/flow/delivery/deployment-shape.ts'
import { deploymentKinds, deploymentsIn } from '#insights/flow/delivery/listed.ts'
import { noPlace, pageOf, paging } from '#records/page.ts'
import { defineVerb } from '#verbs/verb.ts'
import type { Evidence } from '../asked-scope.ts'
import { deliveryFacts } from './delivery-verbs.ts'
import { forgePlaces } from './forge-places.ts'
import { componentOrNone, flowScope, flowWhere, listOrder } from './scope.ts'

export function deploymentVerbs(evidence: Promise<Evidence>) {
  return [
    defineVerb({
      name: 'flow.deployments',
      summary:
        'List the deployments behind the numbers: what each was taken for, or why it does not count.',
      access: 'read',
      about: 'evidence',
      input: z.strictObject({
        ...flowWhere,
        component: componentOrNone,
        environment: z.string().max(200).optional().describe('Only to this environment.'),
        only: z
          .enum(deploymentKinds)
          .optional()
          .describe(
            'Only those behind a number: of those that count, or of those that are in none.',
          ),
        order: listOrder,
        ...paging,
      }),
      output: pageOf(FlowDeployment),
      async run(_, { repository, window: label, order, after, limit, ...wish }) {
        const opened = await evidence
        const scope = await flowScope(opened, {
          repository,
          window: 'all',
          component: wish.component === noComponent ? undefined : wish.component,
        })
        const { all, window } = await deliveryFacts(opened, scope, label)
        const places = await forgePlaces(opened.facts, scope.repositories)
        const { component = null, environment = null, only = null } = wish
        const listed = scope.repositories.flatMap(({ id }, index) => {
          const facts = all[index]
          return facts === undefined
            ? []
            : deploymentsIn(facts, { window, component, environment, only }, places.get(id))
        })
        const inOrder = order === 'oldest' ? listed : listed.toReversed()
        const from = after === undefined ? 0 : placeAfter(inOrder, after)
        const items = inOrder.slice(from, from + limit)
        const last = items.at(-1)
        return {
          items,
          next: from + limit < inOrder.length && last !== undefined ? placeOf(last) : null,
        }
      },
    }),
  ]
}

function placeOf({ id, repository }: FlowDeployment): string {
  return `${id} ${repository}`
}

function placeAfter(all: readonly FlowDeployment[], after: string): number {
  const place = all.findIndex((one) => placeOf(one) === after)
  if (place < 0) throw noPlace()
  return place + 1
}
