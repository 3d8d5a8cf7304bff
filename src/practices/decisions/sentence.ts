/** What people write in a field, not in the body: trimmed, and not empty. */
import { z } from 'zod'

export function sentence(charsMax: number, owed = 'something has to be said') {
  return z.string().trim().min(1, owed).max(charsMax)
}
