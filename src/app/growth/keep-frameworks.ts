/** Frameworks that were read from files, kept for the team. */
import type { Framework } from '#practices/growth/frameworks/framework.ts'
import { keepFramework } from '#practices/growth/frameworks/verbs.ts'
import { call } from '#verbs/call.ts'
import type { Session } from '#verbs/ctx.ts'

/** What each is called in the workspace, in the same order. */
export async function keepFrameworks(
  session: Session,
  frameworks: readonly Framework[],
): Promise<string[]> {
  const names: string[] = []
  for (const framework of frameworks) {
    const { name } = await call(keepFramework, session, { text: JSON.stringify(framework) })
    names.push(name)
  }
  return names
}
