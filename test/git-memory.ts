/** How much memory a git takes at most that this process starts meanwhile, as Linux counts it; 0 elsewhere. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'

export async function peakOfGits<T>(
  act: () => Promise<T>,
): Promise<{ result: T; peakMiB: number }> {
  let peakMiB = 0
  const look = () => {
    for (const pid of children()) peakMiB = Math.max(peakMiB, peakOf(pid))
  }
  // A tree bomb fills some 10 MiB meanwhile; what a git took before is told as long as it is there.
  const timer = setInterval(look, 10)
  try {
    const result = await act()
    return { result, peakMiB }
  } finally {
    clearInterval(timer)
  }
}

function children(): string[] {
  const threads = '/proc/self/task'
  if (!existsSync(threads)) return []
  return readdirSync(threads).flatMap((thread) =>
    (read(`${threads}/${thread}/children`) ?? '').split(' ').filter((pid) => pid !== ''),
  )
}

function peakOf(pid: string): number {
  const status = read(`/proc/${pid}/status`) ?? ''
  const isGit = status.startsWith('Name:\tgit\n')
  return isGit ? Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024 : 0
}

/** Whoever ended meanwhile is gone. */
function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
