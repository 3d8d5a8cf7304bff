/** Words and attributes as HTML has them. Letters that nobody sees are shown: they could make a line read other than it is. */

export function escaped(text: string): string {
  return text.replace(special, (letter) => entities[letter] ?? unseen(letter))
}

export function attributes(of: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(of)
    .flatMap(([name, value]) =>
      value === undefined ? [] : [` ${name}="${inAttribute(String(value))}"`],
    )
    .join('')
}

/** What turns the direction of letters around; what no document may hold; and halves of letters. */
const turning = String.raw`\u202a-\u202e\u2066-\u2069`
const nowhere = String.raw`\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff`
const halves = String.raw`[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]`
const special = new RegExp(`[&<>"${turning}${nowhere}]|${halves}`, 'g')
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function unseen(letter: string): string {
  const code = letter.charCodeAt(0)
  if (code < 0x2000 || code > 0x2100) return '\ufffd'
  return `<span class="unseen">U+${code.toString(16).toUpperCase()}</span>`
}

function inAttribute(text: string): string {
  return text.replace(special, (letter) => entities[letter] ?? '\ufffd')
}
