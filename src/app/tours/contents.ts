/** Files at commits, each read once, through one git that waits for the next question. */
import { OpenObjects } from '#sources/git/blobs.ts'
import { pathsAt } from '#sources/git/looked-for.ts'
import { readText } from '../code/text.ts'

export interface Content {
  oid: string
  /** Null where it is no text. */
  lines: readonly string[] | null
}

/** As much as a scan reads of one file. */
const bytesMax = 16 * 2 ** 20
/** Their lines are kept for a while: many stops are about one file. */
const keptMax = 200

export class Contents {
  readonly #gitDir: string
  readonly #objects: OpenObjects
  readonly #known = new Map<string, Content | null>()
  readonly #named = new Map<string, Promise<Map<string, string[]>>>()

  constructor(gitDir: string) {
    this.#gitDir = gitDir
    this.#objects = new OpenObjects(gitDir, { bytesMax })
  }

  /** `commit` is a full object id. Null where there is no such file. */
  async at(commit: string, path: string): Promise<Content | null> {
    // What is missing is named in one line.
    return /[\n\0]/.test(path) ? null : this.#read(`${commit}:${path}`)
  }

  /** The paths at a commit that end in this name. */
  async called(commit: string, name: string): Promise<readonly string[]> {
    const known = this.#named.get(commit) ?? this.#namesAt(commit)
    this.#named.set(commit, known)
    return (await known).get(name) ?? []
  }

  close(): void {
    this.#objects.close()
  }

  async #namesAt(commit: string): Promise<Map<string, string[]>> {
    const paths = (await pathsAt({ gitDir: this.#gitDir, oid: commit, within: '' })) ?? []
    return Map.groupBy(paths, (path) => path.split('/').at(-1) ?? path)
  }

  async #read(name: string): Promise<Content | null> {
    const known = this.#known.get(name)
    if (known !== undefined) return known
    this.#objects.ask([name])
    const found = await this.#objects.answer(name)
    const content = found?.type === 'blob' ? contentOf(found.oid, found.bytes) : null
    const [oldest] = this.#known.keys()
    if (this.#known.size >= keptMax && oldest !== undefined) this.#known.delete(oldest)
    this.#known.set(name, content)
    return content
  }
}

function contentOf(oid: string, bytes: Buffer | null): Content {
  const text = readText(bytes)
  return { oid, lines: text.is === 'text' ? text.lines : null }
}
