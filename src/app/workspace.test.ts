import { expect } from 'vitest'
import { test } from '../../test/cairn.ts'
import { openWorkspace, refreshStatistics } from './workspace.ts'

test('statistics are of what has just been written, also where the connection that wrote it has not told yet', async ({
  databaseUrl,
  folder,
}) => {
  const workspace = await openWorkspace({ data: folder, env: { DATABASE_URL: databaseUrl } })
  try {
    const { pool } = workspace.facts
    const writer = await pool.connect()
    const write = (from: number, to: number) =>
      writer.query(
        `insert into forge.word (repository_id, word) select 1, 'word ' || n from generate_series(${from}, ${to}) n`,
      )
    // It has told of its first row, and so tells of the others later.
    await write(1, 1)
    await write(2, 5_000)
    await refreshStatistics(workspace)
    const { rows } = await pool.query(
      `select attname from pg_stats where schemaname = 'forge' and tablename = 'word'`,
    )
    writer.release()
    expect(rows.map(({ attname }: { attname: string }) => attname)).toContain('word')
  } finally {
    await workspace.close()
  }
})
