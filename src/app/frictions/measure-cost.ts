/** What the ledger of the flow says a friction costs. */
import { shown } from '#insights/flow/answer.ts'
import { subjectFrom } from '#insights/flow/ledger/subject.ts'
import type { MeasureCost } from '#practices/frictions/measured.ts'
import { CairnError } from '#std/errors.ts'
import type { Evidence } from '../asked-scope.ts'

export function measureCost(evidence: Promise<Evidence>): MeasureCost {
  return async (about, window) => {
    const subject = subjectFrom(about.part)
    if (subject === undefined)
      return { measured: null, because: `nothing is known that is called ${about.part}` }
    const { readCost } = await import('../flow/cost.ts')
    try {
      const { parts, ran, scope } = await readCost(await evidence, {
        ...{ repository: about.repository, window, subject },
      })
      if (parts.length === 0 && ran === null)
        return { measured: null, because: 'nothing of it is known in this span' }
      const told = parts.map(({ line: { cause, says, n, hours }, weekly }) => ({
        ...{ what: cause, says, n, hours: hours.working ?? hours.elapsed },
        of: hours.working === null ? ('all hours' as const) : ('working time' as const),
        ...weekly,
      }))
      const running =
        ran === null
          ? []
          : [
              {
                ...{ what: 'ran', says: 'running, which somebody may wait for', n: ran.n },
                ...{ hours: ran.hours, of: 'all hours' as const, ...ran.weekly },
              },
            ]
      return {
        measured: {
          about,
          window: shown(scope.window),
          parts: [...told, ...running],
          people: parts[0]?.line.people ?? null,
        },
      }
    } catch (error) {
      // What cannot be measured is an answer: a repository may be gone, or no forge may have told of it.
      if (error instanceof CairnError && error.kind === 'not_found')
        return { measured: null, because: asHalf(error.message) }
      throw error
    }
  }
}

function asHalf(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, '')
}
