/** Under which names a draft is kept: in the browser as a page calls it, in the workspace as `drafts.keep` takes it. Pure. */

/** `decision.new.Flow & more` is decision:new:Flow-more. */
export function draftKey(about: string): string {
  const [kind = '', first = '', ...rest] = about.split('.')
  return [kind, plain(first), plain(rest.join('-'))].filter((part) => part !== '').join(':')
}

function plain(part: string): string {
  return part
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, 64)
    .replace(/-$/, '')
}

/** What a form begins with, of its first letters as the workspace lists them: the JSON is cut off somewhere. */
export function firstWords(text: string): string {
  for (const [, value = ''] of text.matchAll(/":"((?:[^"\\]|\\.)*)/g)) {
    const words = value
      .replace(/\\u[\da-f]{4}/gi, '')
      .replace(/\\[ntr]/g, ' ')
      .replace(/\\(.)/g, '$1')
      .trim()
    if (words !== '') return words
  }
  return ''
}
