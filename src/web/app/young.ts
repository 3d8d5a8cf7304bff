/** When a history is too young for most of what is asked of it. Pure. */
import { counted } from '#std/words.ts'

interface History {
  repository: string
  commits: number
  history: { from: string; to: string } | null
}

const dayMs = 86_400_000
/** Below these, hardly any interval excludes anything. */
const daysMin = 30
const commitsMin = 50

export function youngWords({ repository, commits, history }: History): string | null {
  if (commits === 0) return `${repository} has no commits yet.`
  const length = history === null ? 0 : Date.parse(history.to) - Date.parse(history.from)
  const days = Math.max(1, Math.ceil(length / dayMs))
  if (days >= daysMin && commits >= commitsMin) return null
  return `The history of ${repository} is young: ${counted(commits, 'commit')} in ${counted(days, 'day')}.`
}
