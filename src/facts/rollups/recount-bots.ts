/** Tells the changes of bots apart anew, in the rollup that holds them apart, when what is a bot was said otherwise. */
import type pg from 'pg'
import { flag } from '#facts/words/flags.ts'
import { countedFrom, type RollupRequest } from './rollup-request.ts'

/** Only the months that read differently are written. The rest of each month stands: it does not depend on people. */
export async function recountBots(
  client: pg.ClientBase,
  { repositoryId, branchId, commits }: Omit<RollupRequest, 'since'>,
): Promise<void> {
  await client.query(
    `with counted as (
       select coalesce(l.file_id, ch.path_id) as file_id, c.month,
         count(distinct c.commit_id) filter (where bot.identity_id is not null) as bot,
         count(distinct c.commit_id) filter (where bot.identity_id is null and c.flags & ${flag.bulk | flag.formatOnly} = 0) as plain
       from ${countedFrom}
       left join (
         select identity_id from attribution where repository_id = $1 and kind = 'bot'
       ) bot on bot.identity_id = c.author_id
       where ch.repository_id = $1 and ch.commit_id <@ $3::int4multirange
       group by 1, 2
     )
     update file_month m set bot = counted.bot, plain = counted.plain from counted
     where m.repository_id = $1 and m.file_id = counted.file_id and m.month = counted.month
       and (m.bot, m.plain) is distinct from (counted.bot, counted.plain)`,
    [repositoryId, branchId, commits],
  )
}
