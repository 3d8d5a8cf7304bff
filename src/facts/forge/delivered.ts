/** What one delivery of a forge says, whichever forge sent it. */
import type { ForgeBatch } from './seen.ts'

export interface Delivered {
  /** Null of what is about no project. */
  project: {
    /** owner/name; of GitLab with all its groups. */
    path: string
    /** The forge's number for it; null where it is not told. */
    externalId: string | null
    /** Where the forge says that it is; null where it does not. */
    host: string | null
  } | null
  /** Null where nothing of it is kept. */
  batch: ForgeBatch | null
}

/** The host and the port of a page; null of what is no page. */
export function hostOf(page: string | null): string | null {
  return page !== null && /^https?:/.test(page) && URL.canParse(page) ? new URL(page).host : null
}
