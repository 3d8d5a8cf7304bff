/** Names that recur in what a forge tells, stored once for each repository. */
import type pg from 'pg'

export class WordBook {
  readonly #ids = new Map<string, number>()
  readonly #wanted = new Set<string>()

  see(word: string | null): void {
    if (word !== null && !this.#ids.has(word)) this.#wanted.add(clean(word))
  }

  /** All that were seen, in the caller's transaction; in one order, as accounts are. */
  async write(client: pg.ClientBase, repositoryId: number): Promise<void> {
    const words = [...this.#wanted].sort()
    this.#wanted.clear()
    if (words.length === 0) return
    await client.query(
      `insert into forge.word (repository_id, word) select $1, word from unnest($2::text[]) as t (word) order by word
       on conflict do nothing`,
      [repositoryId, words],
    )
    const { rows } = await client.query<{ word: string; id: number }>(
      'select word, word_id as id from forge.word where repository_id = $1 and word = any ($2)',
      [repositoryId, words],
    )
    for (const { word, id } of rows) this.#ids.set(word, id)
  }

  idOf(word: string | null): number | null {
    return word === null ? null : (this.#ids.get(clean(word)) ?? null)
  }
}

/** PostgreSQL refuses a zero byte in text, and an index a text without end. */
function clean(word: string): string {
  return word.replaceAll('\0', '\u{fffd}').slice(0, 500)
}
