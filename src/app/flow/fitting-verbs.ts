/** What patterns would take in, told before they are said: whoever names a component sees whether it is the right one. */
import { z } from 'zod'
import { fittingIn } from '#insights/flow/fitting.ts'
import { Component, FlowSettings } from '#insights/flow/settings.ts'
import { count, counted } from '#std/words.ts'
import { line, type Line } from '#verbs/line.ts'
import { defineVerb } from '#verbs/verb.ts'
import type { Evidence } from '../asked-scope.ts'
import { flowRepositories, flowWhere } from './scope.ts'

const Fitting = z.object({ n: z.int().min(0), of: z.int().min(0) })

const FlowFitting = z
  .object({ changes: Fitting, jobs: Fitting, deployments: Fitting, issues: Fitting })
  .meta({ id: 'FlowFitting' })
type FlowFitting = z.output<typeof FlowFitting>

const { paths, labels, jobs, environments } = Component.shape
const incidents = FlowSettings.shape.incidents.unwrap().shape.labels.unwrap().default([])

export function fittingVerbs(evidence: Promise<Evidence>) {
  return [
    defineVerb({
      name: 'flow.fitting',
      summary:
        'Tell how many changes, jobs, deployments and issues fit patterns, before any are set.',
      access: 'read',
      about: 'evidence',
      input: z.strictObject({
        repository: flowWhere.repository,
        paths: paths.describe('Patterns of paths that changes touch.'),
        labels: labels.describe('Labels of changes.'),
        jobs: jobs.describe('Patterns of names of jobs.'),
        environments: environments.describe('Patterns of environments.'),
        incidents: incidents.describe('Patterns of labels of issues.'),
      }),
      output: FlowFitting,
      says: sayFitting,
      async run(_, { repository, ...patterns }): Promise<FlowFitting> {
        const { facts } = await evidence
        const all: FlowFitting = {
          ...{ changes: nothing, jobs: nothing, deployments: nothing, issues: nothing },
        }
        for (const { id } of await flowRepositories({ facts }, repository)) {
          const its = await fittingIn(facts, id, patterns)
          for (const kind of kinds) {
            const { n, of } = its[kind]
            all[kind] = { n: all[kind].n + n, of: all[kind].of + of }
          }
        }
        return all
      },
    }),
  ]
}

const nothing = { n: 0, of: 0 }
const kinds = ['changes', 'jobs', 'deployments', 'issues'] as const

function sayFitting(fitting: FlowFitting): Line[] {
  return kinds.map((kind) => {
    const { n, of } = fitting[kind]
    return line('item', `${count(n)} of ${counted(of, kind.slice(0, -1))}`)
  })
}
