/** A friction from a sentence: reported, unless one that is open looks like it. */
import { similar } from '#practices/frictions/alike-verbs.ts'
import { whyAlike } from '#practices/frictions/schema-words.ts'
import type { Friction } from '#practices/frictions/schema.ts'
import { titleAndBody } from '#practices/frictions/sentence.ts'
import { report } from '#practices/frictions/verbs.ts'
import type { SimilarRecord } from '#records/similar.ts'
import { CairnError, invariant } from '#std/errors.ts'
import { call } from '#verbs/call.ts'
import type { Session } from '#verbs/ctx.ts'
import type { Evidence } from '../asked-scope.ts'
import { mustBeKnownPart } from './known-part.ts'

interface Said {
  text: string
  area?: string | undefined
  minutes?: number | undefined
  often?: string | undefined
  flow?: string | undefined
  repository?: string | undefined
}

/** `isNew` where it is to be reported whatever looks like it. */
export async function reportSentence(
  session: Session,
  { text, ...more }: Said,
  { isNew, evidence }: { isNew: boolean; evidence: Promise<Evidence> },
): Promise<Friction> {
  const words = titleAndBody(text)
  await mustBeKnownPart(evidence, more)
  if (!isNew) {
    const { items } = await call(similar, session, { ...words, area: more.area, limit: 1 })
    if (items[0] !== undefined) throw looksLike(items[0], session)
  }
  const reported = await call(report, session, { ...words, ...more })
  invariant('id' in reported && !('held' in reported), 'what has a name does not wait')
  return reported
}

function looksLike(one: SimilarRecord, { url }: Session): CairnError {
  const { number, title } = one
  const tooWords = `cairn comments add friction#${number} --body '…' adds to it`
  return new CairnError(
    'conflict',
    'frictions.alike',
    `This looks like friction#${number}, "${title}" (${whyAlike(one)}); nothing was reported.`,
    {
      hint: `${url === undefined ? '' : `cairn frictions me-too ${number} says that you have it, too; `}${tooWords}, and --new reports yours all the same.`,
    },
  )
}
