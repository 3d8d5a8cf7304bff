/** Others in the workspace, who offer to show something and let all see it; as many as a round needs. */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'

export async function membersWhoOffer(
  pool: pg.Pool,
  { topics, areas = [] }: { topics: readonly string[]; areas?: readonly string[] },
): Promise<void> {
  for (const name of ['Kim', 'Lou', 'Mia', 'Noa']) {
    const id = randomUUID()
    await pool.query(
      `insert into records.member (member_id, name, role, created_at) values ($1, $2, 'member', now())`,
      [id, name],
    )
    await pool.query('insert into records.growth_offer values ($1, $2, $3, 1, true)', [
      ...[id, topics, areas],
    ])
  }
}

/** Whoever it is proposed to beside the one member says yes. */
export async function theOtherSaysYes(pool: pg.Pool, proposal: string): Promise<void> {
  await pool.query(
    `insert into records.growth_answer
     select proposal_id, guide_id, true from records.growth_proposal where proposal_id = $1`,
    [proposal],
  )
}
