/** The picture at an address, for whoever may see it; through the one way in, like everything. */
import { readImage } from '#records/images/bytes.ts'
import { call } from '#verbs/call.ts'
import type { Session } from '#verbs/ctx.ts'

export function imageOf(session: Session, id: string) {
  return call(readImage, session, { id })
}
