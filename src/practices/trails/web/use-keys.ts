/** Keys to walk with: j and k, or the arrows to the right and to the left; not while one writes, and not in a dialog. */
import { useEffect } from 'react'

export function useKeys({ next, back }: { next: () => void; back: () => void }): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || event.shiftKey || isTaken(event.target))
        return
      if (event.key === 'j' || event.key === 'ArrowRight') next()
      else if (event.key === 'k' || event.key === 'ArrowLeft') back()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
}

/** Code that is wider than the page is moved by the same arrows. */
function isTaken(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable], [role="dialog"], pre') !== null
  )
}
