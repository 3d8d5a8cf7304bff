/** How long 1,000 characters take once the rules are made, in processor time: other programs on the machine do not count. */
import { hintsOn } from './hints.ts'

const pieceLength = 1_000
const rounds = 5

export function onSpeed(texts: readonly string[]): string[] {
  const all = texts.join('\n')
  const pieces = Array.from(
    { length: Math.min(300, Math.floor(all.length / pieceLength)) },
    (_, at) => all.slice(at * pieceLength, (at + 1) * pieceLength),
  )
  if (pieces.length === 0) return ['too little text to tell the speed']
  for (const piece of pieces) hintsOn(piece)
  const times = pieces.map(msOf).sort((a, b) => a - b)
  const at = (share: number) => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(2)
  return [
    `1,000 characters: ${at(0.5)} ms in half of ${pieces.length} cases, ${at(0.95)} ms in 95 % (wanted at most 1 ms)`,
  ]
}

function msOf(piece: string): number {
  const started = process.cpuUsage()
  for (let round = 0; round < rounds; round++) hintsOn(piece)
  const { user, system } = process.cpuUsage(started)
  return (user + system) / 1_000 / rounds
}
