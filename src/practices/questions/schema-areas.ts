/** Parts of the code that a question is about, as it is counted by: the first two folders of the files that it names. Pure. */

/** `app:src/billing`; `app:` is what lies at the top. */
export const areaPattern = /^[A-Za-z0-9][\w.+-]{0,99}:[^\s:#@\x60'"<>()[\]]{0,500}$/

const nameMax = 5

/** Those that references to files in a text lead to, each once. */
export function areasIn(text: string): string[] {
  const found = new Set<string>()
  for (const { groups: { repository = '', path = '' } = {} } of text.matchAll(file)) {
    const named = path.replace(/[.,;!?*_~|]{1,100}$/, '')
    if (/[./]/.test(named)) found.add(areaOf(repository, named.split('/').slice(0, -1)))
  }
  return [...found].slice(0, nameMax)
}

/** As it is counted: of a longer one the first two folders. */
export function areaNamed(area: string): { repository: string; area: string } {
  const [repository = '', path = ''] = areaOf(...split(area)).split(':')
  return { repository, area: path }
}

function split(area: string): [string, string[]] {
  const at = area.indexOf(':')
  return [area.slice(0, at), area.slice(at + 1).split('/')]
}

function areaOf(repository: string, folders: readonly string[]): string {
  const parts = folders.filter((part) => part !== '' && part !== '.')
  return `${repository}:${parts.slice(0, 2).join('/')}`
}

/** Bounded throughout, so that no text takes long. */
const file =
  /(?<![\w./:#@+-])(?<repository>[A-Za-z0-9][\w.+-]{0,99}):(?<path>(?![/\\\d])[^\s:#@\x60'"<>()[\]]{1,500})/g
