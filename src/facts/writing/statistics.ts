/** What the planner knows of the tables: a first scan fills empty ones, and without this the first questions would be planned for a handful of rows. */
import type pg from 'pg'
import { transactionOn } from '#facts/transaction.ts'

const tables = {
  commits: 'commit, change, message, parent, reference, trailer',
  shape: 'path, life, tag, attribution, identity, person',
  lines: 'change_lines',
  rollups:
    'file, file_month, file_author, file_pair, blob, code_function, head_file, cross_touch, landing',
}

export async function gatherStatistics(
  client: pg.ClientBase,
  of: keyof typeof tables,
): Promise<void> {
  await transactionOn(client, async () => {
    // A quarter of the usual sample is enough to tell many from few.
    await client.query('set local default_statistics_target = 25')
    await client.query(`analyze ${tables[of]}`)
  })
}
