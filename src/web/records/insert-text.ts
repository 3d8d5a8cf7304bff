/** Writes into a text box as somebody at the keys would: what reads along hears of it, and the browser can undo it. */

interface Place {
  from: number
  to: number
}

export function insertText(area: HTMLTextAreaElement, text: string, { from, to }: Place): void {
  area.focus()
  area.setSelectionRange(from, to)
  // Called outdated, and still the one way that leaves the browser's own undo whole.
  // oxlint-disable-next-line typescript/no-deprecated
  if (document.execCommand('insertText', false, text)) return
  area.setRangeText(text, from, to, 'end')
  area.dispatchEvent(new Event('input', { bubbles: true }))
}
