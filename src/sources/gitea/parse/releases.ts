/** A release. Deployments are none of what Gitea knows. */
import { z } from 'zod'
import { id, text, time } from '#facts/forge/fields.ts'
import type { ReleaseSeen } from '#facts/forge/seen.ts'

const Release = z.object({
  id,
  tag_name: text(500),
  draft: z.boolean().catch(false),
  prerelease: z.boolean().catch(false),
  ...{ created_at: time, published_at: time },
})

/** It has no time of its last change: that a draft was published is later than that it was one. */
export function releaseSeen(raw: unknown): ReleaseSeen {
  const given = Release.parse(raw)
  const { created_at: createdAt, published_at: publishedAt, draft: isDraft } = given
  return {
    ...{ id: given.id, tag: given.tag_name, isDraft, isPrerelease: given.prerelease },
    ...{ createdAt, publishedAt },
    version: Math.max(publishedAt ?? 0, createdAt ?? 0) + (isDraft ? 0 : 1),
  }
}
