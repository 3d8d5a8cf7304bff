/** What a record may begin with: some come with each practice, and the team keeps its own beside them. */
import { sql, type Selectable } from 'kysely'
import { z } from 'zod'
import { CairnError } from '#std/errors.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { recordsOf } from './store.ts'
import type { TemplateTable } from './tables.ts'

export const TemplateListed = z.object({
  kind: z.string(),
  name: z.string(),
  /** What it is for. */
  says: z.string(),
  /** It came with Cairn, and stays as it is. */
  isShipped: z.boolean(),
  /** null for one that came with Cairn. */
  version: z.int().min(1).nullable(),
})

export const Template = TemplateListed.extend({ body: z.string() }).meta({ id: 'Template' })
export type Template = z.output<typeof Template>

/** As a practice brings it. */
export interface Shipped {
  kind: string
  name: string
  says: string
  body: string
}

interface Named {
  kind: string
  name: string
}

/** Those that came with Cairn first, then the team's own by name. */
export async function listTemplates(
  ctx: Pick<Ctx, 'db'>,
  shipped: readonly Shipped[],
  { kind }: { kind?: string | undefined },
): Promise<{ items: z.input<typeof TemplateListed>[] }> {
  const rows = await recordsOf(ctx)
    .selectFrom('template')
    .selectAll()
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? ''))
    .orderBy('kind')
    .orderBy('name')
    .execute()
  const first = shipped.filter((one) => kind === undefined || one.kind === kind).map(ofShipped)
  // The shape of the list leaves the body out.
  return { items: [...first, ...rows.map(ofRow)] }
}

export async function getTemplate(
  ctx: Pick<Ctx, 'db'>,
  shipped: readonly Shipped[],
  named: Named,
): Promise<Template> {
  const came = find(shipped, named)
  if (came !== undefined) return ofShipped(came)
  return ofRow(await rowOf(ctx, named))
}

/** A new one, or the next version of one that is there. */
export async function keepTemplate(
  ctx: Ctx,
  shipped: readonly Shipped[],
  { version, ...words }: Shipped & { version?: number | undefined },
): Promise<Template> {
  mustBeOurs(shipped, words)
  const { version: kept } = await recordsOf(ctx)
    .insertInto('template')
    .values({ ...words, version: 1, updated_at: ctx.now })
    .onConflict((conflict) =>
      conflict.columns(['kind', 'name']).doUpdateSet({
        ...{ says: words.says, body: words.body, updated_at: ctx.now },
        version: sql`template.version + 1`,
      }),
    )
    .returning('version')
    .executeTakeFirstOrThrow()
  // What was written is undone with the transaction.
  if (version !== undefined && kept !== version + 1)
    throw new CairnError(
      'conflict',
      'template.changed',
      `The template ${words.name} was changed since you read it.`,
      { hint: 'Read it again, and make your change to what it is now.' },
    )
  return { ...words, isShipped: false, version: kept }
}

export async function removeTemplate(
  ctx: Ctx,
  shipped: readonly Shipped[],
  named: Named,
): Promise<Template> {
  mustBeOurs(shipped, named)
  const row = await rowOf(ctx, named)
  await recordsOf(ctx)
    .deleteFrom('template')
    .where('kind', '=', named.kind)
    .where('name', '=', named.name)
    .execute()
  return ofRow(row)
}

type Row = Selectable<TemplateTable>

function find(shipped: readonly Shipped[], { kind, name }: Named): Shipped | undefined {
  return shipped.find((one) => one.kind === kind && one.name === name)
}

function mustBeOurs(shipped: readonly Shipped[], named: Named): void {
  if (find(shipped, named) === undefined) return
  throw new CairnError(
    'conflict',
    'template.shipped',
    `The template ${named.name} came with Cairn, and stays as it is.`,
    { hint: 'Keep yours under another name.' },
  )
}

async function rowOf(ctx: Pick<Ctx, 'db'>, { kind, name }: Named): Promise<Row> {
  const row = await recordsOf(ctx)
    .selectFrom('template')
    .selectAll()
    .where('kind', '=', kind)
    .where('name', '=', name)
    .executeTakeFirst()
  if (row !== undefined) return row
  throw new CairnError('not_found', 'template.none', `There is no template ${name} for ${kind}.`, {
    hint: 'templates.list has them all.',
  })
}

function ofShipped(shipped: Shipped): Template {
  return { ...shipped, isShipped: true, version: null }
}

function ofRow({ kind, name, says, body, version }: Row): Template {
  return { kind, name, says, body, isShipped: false, version }
}
