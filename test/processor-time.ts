/** Milliseconds of the processor that this process takes for something: what else the machine does meanwhile does not count. */
export function processorMs(work: () => void): number {
  const before = process.cpuUsage()
  work()
  return msSince(before)
}

/** The same of what is waited for, with what it gave. */
export async function withProcessorMs<T>(
  work: () => Promise<T>,
): Promise<{ result: T; tookMs: number }> {
  const before = process.cpuUsage()
  const result = await work()
  return { result, tookMs: msSince(before) }
}

function msSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}
