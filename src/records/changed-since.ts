/** Refuses a change to what somebody else changed meanwhile, and gives what it is now. */
import type { CairnError } from '#std/errors.ts'

type Said = ConstructorParameters<typeof CairnError>

/** What an error says behind its kind and code; those stand where it is thrown. */
export function changedSince(
  what: string,
  current: { version: number },
): [message: Said[2], more: NonNullable<Said[3]>] {
  return [
    `${what} was changed since you read it (version ${current.version} now).`,
    { hint: 'Read it again, and make your change to what it is now.', details: { current } },
  ]
}
