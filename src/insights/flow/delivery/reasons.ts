/** Why nothing can be told of delivery, and what to do about it. Pure. */
import { listed } from '#std/words.ts'
import type { DeliveryFacts, DeliveryQuestion } from './answer.ts'

interface Told {
  because: string | null
  hint: string | null
}

/** `isAny`: something can. */
export function nothingToTell(
  all: readonly DeliveryFacts[],
  { question, isAny }: { question: DeliveryQuestion; isAny: boolean },
): Told {
  if (isAny) return { because: null, hint: null }
  const deployments = all.flatMap((one) => one.deployments)
  if (deployments.length === 0)
    return {
      because: all.some(({ isRead }) => isRead)
        ? 'nothing was ever deployed'
        : 'no deployments were read',
      hint: 'cairn releases tells of releases from version tags, as an approximation.',
    }
  const inProduction = deployments.filter(({ isProduction }) => isProduction)
  if (inProduction.length === 0)
    return {
      because: `no deployment is to production; there are some to ${names(deployments)}`,
      hint: 'cairn flow set --production names the environments that are production.',
    }
  if (inProduction.every(({ outcome }) => outcome === null))
    return {
      because: 'of no deployment to production it is known what came of it',
      hint: 'Read the statuses of deployments as well, or say what came of one with cairn flow dispute.',
    }
  if (inProduction.every(({ outcome, at }) => outcome === null || at === null))
    return {
      because: 'there are deployments to production, but of none it is known when',
      hint: 'Read deployments and their statuses with their times.',
    }
  const asked = [question.component, question.environment].flatMap((name) => name ?? [])
  return {
    because: `nothing of ${listed(asked)} was deployed to production`,
    hint: `Environments that are production: ${names(inProduction)}.`,
  }
}

function names(deployments: readonly { environment: string }[]): string {
  const all = [...new Set(deployments.map(({ environment }) => environment))].sort()
  const more = all.length - namesMax
  return listed(more > 0 ? [...all.slice(0, namesMax), `${more} more`] : all)
}

const namesMax = 5
