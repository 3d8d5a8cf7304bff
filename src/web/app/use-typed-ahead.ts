/** What one types behind ⌘K arrives in the box, also while the box is still on its way. */
import { useEffect, type Dispatch, type SetStateAction } from 'react'

/** Letters go into the text as long as no text box has them. */
export function useTypedAhead(
  isFinding: boolean,
  setText: Dispatch<SetStateAction<string>>,
  close: () => void,
): void {
  useEffect(() => {
    if (!isFinding) return undefined
    const take = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLInputElement) return
      const after = typedAhead(event)
      if (after === undefined) return
      event.preventDefault()
      if (after === null) close()
      else setText(after)
    }
    document.addEventListener('keydown', take, true)
    return () => document.removeEventListener('keydown', take, true)
  }, [isFinding, setText, close])
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'>

/** What a key makes of the text; null where it closes the box, undefined where it is none of ours. */
function typedAhead({ key, ctrlKey, metaKey, altKey, isComposing }: Pressed) {
  if (ctrlKey || metaKey || altKey || isComposing) return undefined
  if (key === 'Escape') return null
  if (key === 'Backspace') return (text: string) => text.slice(0, -1)
  return /^.$/u.test(key) ? (text: string) => text + key : undefined
}
