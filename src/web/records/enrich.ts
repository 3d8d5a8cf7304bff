/**
 * What the page alone knows, put into HTML that the server made: pictures of the workspace, the whole names of people, where commits
 * are seen, and a place for each piece of code that is pointed at.
 */

export interface CodeAt {
  repository: string
  path: string
  from: number
  to: number
  commit: string | undefined
}

export interface Slot {
  code: CodeAt
  /** Where its lines are shown. */
  place: HTMLElement
}

/** Pictures that were sent to this workspace; those from elsewhere stay links, which tell nobody who reads this. */
export function showPictures(text: HTMLElement): void {
  for (const link of text.querySelectorAll<HTMLAnchorElement>(
    'a.image[href^="/api/v1/attachments/"]',
  )) {
    const picture = document.createElement('img')
    picture.src = link.getAttribute('href') ?? ''
    picture.alt = link.textContent
    picture.loading = 'lazy'
    link.replaceChildren(picture)
  }
}

/** `names` are all that the workspace has. What is nobody's name is a word like others. */
export function nameMembers(text: HTMLElement, names: readonly string[]): void {
  const longestFirst = names.toSorted((a, b) => b.length - a.length)
  for (const link of text.querySelectorAll('a[data-to=member]')) {
    const rest = link.nextSibling instanceof Text ? link.nextSibling : null
    const said = link.textContent
    const whole = (said + (rest?.data ?? '')).toLowerCase()
    const name = longestFirst.find((one) => {
      const begins = whole.startsWith(`@${one.toLowerCase()}`)
      return begins && !/^[\p{L}\p{N}_]/u.test(whole.slice(one.length + 1))
    })
    if (name === undefined) {
      link.replaceWith(said)
      continue
    }
    const mention = document.createElement('span')
    mention.className = 'mention'
    mention.textContent = `@${name}`
    const more = name.length + 1 - said.length
    // "@ana-maria" may begin with a shorter name: what is behind it stays.
    if (more > 0) rest?.deleteData(0, more)
    link.replaceWith(mention, ...(more < 0 ? [said.slice(more)] : []))
  }
}

/** A commit is a link where its repository has a place on the web, and else the word it was. */
export function showCommits(
  text: HTMLElement,
  addressOf: (repository: string, commit: string) => string | undefined,
): void {
  for (const link of text.querySelectorAll<HTMLAnchorElement>('a[data-to=commit]')) {
    const { repository = '', commit = '' } = link.dataset
    const href = addressOf(repository, commit)
    const code = document.createElement('code')
    code.textContent = link.textContent
    code.title = `A commit of ${repository}`
    if (href === undefined) link.replaceWith(code)
    else {
      link.href = href
      link.rel = 'noopener noreferrer nofollow'
      link.replaceChildren(code)
    }
  }
}

/** What looks like a file of a repository is a link where there is such a repository, and else the words it was. */
export function showFiles(text: HTMLElement, repositories: ReadonlySet<string>): void {
  for (const link of text.querySelectorAll<HTMLAnchorElement>('a[data-to=file]'))
    if (!repositories.has(link.dataset['repository'] ?? '')) link.replaceWith(link.textContent)
}

/** More than these in one text are read one by one, by their links. */
const slotsMax = 12

/** Behind the paragraph, or at the end of the item, that points there; each piece once. */
export function makeSlots(text: HTMLElement): Slot[] {
  const slots = new Map<string, Slot>()
  for (const link of text.querySelectorAll<HTMLAnchorElement>('a[data-to=code]')) {
    const code = codeIn(link.dataset)
    const key = JSON.stringify(code)
    if (code === undefined || slots.has(key)) continue
    if (slots.size === slotsMax) break
    const place = document.createElement('div')
    const paragraph = link.closest('p')
    const around = paragraph ?? link.closest('li, td, th, blockquote, h2, h3, h4, h5, h6')
    const mayHold = around !== null && /^(?:LI|TD|TH|BLOCKQUOTE)$/.test(around.tagName)
    if (mayHold) around.append(place)
    else last(around, slots)?.after(place)
    slots.set(key, { code, place })
  }
  return [...slots.values()]
}

/** Behind what the same paragraph has already. */
function last(around: Element | null, slots: ReadonlyMap<string, Slot>): Element | null {
  const places = new Set<Element | null>([...slots.values()].map(({ place }) => place))
  let behind = around
  while (behind !== null && places.has(behind.nextElementSibling))
    behind = behind.nextElementSibling
  return behind
}

function codeIn(data: Readonly<DOMStringMap>): CodeAt | undefined {
  const { repository, path, commit } = data
  const [from, to] = [Number(data['fromLine']), Number(data['toLine'])]
  if (repository === undefined || path === undefined || !(from >= 1)) return undefined
  return { repository, path, from, to, commit }
}
