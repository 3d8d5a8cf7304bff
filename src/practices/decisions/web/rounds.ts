/** Conversations in their order, with those next to each other together who are asked the same. Pure. */
interface Asked {
  question: string
  mayGain: readonly string[]
  mayLose: readonly string[]
}

export interface Round<One extends Asked> {
  with: [One, ...One[]]
}

export function inTurn<One extends Asked>(conversations: readonly One[]): Round<One>[] {
  const rounds: Round<One>[] = []
  for (const one of conversations) {
    const last = rounds.at(-1)
    if (last !== undefined && asksOf(last.with[0]) === asksOf(one)) last.with.push(one)
    else rounds.push({ with: [one] })
  }
  return rounds
}

function asksOf({ question, mayGain, mayLose }: Asked): string {
  return JSON.stringify([question, mayGain, mayLose])
}
