/** Where in a text box a letter stands: told by a copy of it that nobody sees, since a browser does not say. */

const copied = [
  ...['box-sizing', 'width', 'padding', 'border-width', 'border-style', 'font', 'letter-spacing'],
  ...['line-height', 'tab-size'],
]

/** In pixels from the box's corner, to the lower end of the line. */
export function caretPlace(area: HTMLTextAreaElement, at: number): { left: number; top: number } {
  const copy = document.createElement('div')
  const style = getComputedStyle(area)
  for (const name of copied) copy.style.setProperty(name, style.getPropertyValue(name))
  copy.style.cssText +=
    ';position:absolute;visibility:hidden;white-space:pre-wrap;overflow-wrap:break-word'
  copy.textContent = area.value.slice(0, at)
  const mark = document.createElement('span')
  mark.textContent = area.value.slice(at, at + 1) || '.'
  copy.append(mark)
  document.body.append(copy)
  const place = {
    left: mark.offsetLeft,
    top: mark.offsetTop + mark.offsetHeight - area.scrollTop,
  }
  copy.remove()
  return place
}
