/** What a kept delivery says, in the words of all forges. */
import { z } from 'zod'
import type { Delivered } from '#facts/forge/delivered.ts'
import type { ForgeBatch } from '#facts/forge/seen.ts'
import { deliveredBy as byGitea } from '#sources/gitea/webhook/payload.ts'
import { deliveredBy as byGithub } from '#sources/github/webhook/payload.ts'
import { deliveredBy as byGitlab } from '#sources/gitlab/webhook/payload.ts'
import { messageOf } from '#std/errors.ts'
import { parseJson } from '#std/json/parse-json.ts'
import type { Sender } from './settings.ts'

export interface Kept {
  source: Sender
  event: string
  body: Buffer
  receivedAt: Date
}

export interface Understood {
  project: NonNullable<Delivered['project']>
  batch: ForgeBatch
}

/** Null where nothing of it is kept. Throws where it does not say what it is. */
export function understood(kept: Kept): Understood | null {
  const { project, batch } = saidBy(kept)
  if (batch === null) return null
  if (project === null) throw new SyntaxError('It does not say of which project it is.')
  return { project, batch }
}

function saidBy({ source, event, body, receivedAt }: Kept): Delivered {
  const raw = parseJson(body.toString('utf8'))
  if (source === 'gitlab') return byGitlab(raw, Math.floor(receivedAt.getTime() / 1000) * 1000)
  return source === 'gitea' ? byGitea(event, raw) : byGithub(event, raw)
}

/** In words; undefined where it is no fault of what was sent, and so may go better another time. */
export function notUnderstood(error: unknown): string | undefined {
  if (error instanceof z.ZodError) return z.prettifyError(error)
  return error instanceof SyntaxError ? messageOf(error) : undefined
}
