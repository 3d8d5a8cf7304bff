/**
 * Offers people, records and files where somebody names one. The list is a listbox that the text box points into: the keys stay in
 * the text. (A text box of several lines may not have the role of a combobox, and needs none for this.)
 */
import { VisuallyHidden } from '@mantine/core'
import { useId, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import { caretPlace } from './caret-place.ts'
import { insertText } from './insert-text.ts'
import { useOffers, type Offer } from './offers.ts'
import { wantedAt } from './wanted.ts'
import classes from './records.module.css'

const names = { member: 'People', record: 'Records', path: 'Files' } as const

interface Suggesting {
  /** For the text box. */
  box: {
    onSelect: () => void
    onBlur: () => void
    'aria-autocomplete': 'list'
    'aria-controls': string | undefined
    'aria-activedescendant': string | undefined
    /** Its Escape closes the list, and not a question around it. */
    'data-mantine-stop-propagation': boolean
  }
  /** Whether it took the key. */
  takesKey: (event: KeyboardEvent) => boolean
  list: ReactNode
}

export function useSuggestions(
  area: RefObject<HTMLTextAreaElement | null>,
  text: string,
): Suggesting {
  const id = useId()
  const [caret, setCaret] = useState<number | null>(null)
  /** Where one said that none is wanted. */
  const [closedAt, setClosedAt] = useState<number | null>(null)
  const [chosen, setChosen] = useState<{ of: string; at: number } | null>(null)
  const found = caret === null ? null : wantedAt(text, caret)
  const wanted = found === null || found.from === closedAt ? null : found
  const offers = useOffers(wanted)
  const isOpen = wanted !== null && offers.length > 0
  const query = wanted === null ? '' : `${wanted.is} ${wanted.query}`
  // A path may be a word like any: nothing takes its Enter before one went into the list.
  const first = wanted?.is === 'path' ? -1 : 0
  const active = Math.min(chosen?.of === query ? chosen.at : first, offers.length - 1)
  const take = ({ text: written, selects }: Offer) => {
    const box = area.current
    if (box === null || wanted === null || caret === null) return
    insertText(box, written, { from: wanted.from, to: caret })
    const end = wanted.from + written.length
    box.setSelectionRange(end - selects, end)
    setClosedAt(wanted.from)
  }
  return {
    box: {
      onSelect: () => {
        const box = area.current
        if (box === null) return
        setCaret(box.selectionStart === box.selectionEnd ? box.selectionStart : null)
        if (found === null) setClosedAt(null)
      },
      onBlur: () => setCaret(null),
      'aria-autocomplete': 'list',
      'aria-controls': isOpen ? id : undefined,
      'aria-activedescendant': isOpen && active >= 0 ? `${id}-${active}` : undefined,
      'data-mantine-stop-propagation': isOpen,
    },
    takesKey: ({ key, shiftKey }) => {
      if (!isOpen) return false
      const offer = offers[active]
      const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
      if (step !== 0)
        setChosen({
          of: query,
          at: (Math.max(active, step < 0 ? 0 : -1) + step + offers.length) % offers.length,
        })
      else if (key === 'Escape') setClosedAt(wanted.from)
      else if ((key === 'Enter' || key === 'Tab') && !shiftKey && offer !== undefined) take(offer)
      else return false
      return true
    },
    list: (
      <>
        <VisuallyHidden role="status">
          {isOpen &&
            `${offers.length} ${names[wanted.is].toLowerCase()}: arrows choose, Enter takes one, Escape closes.`}
        </VisuallyHidden>
        {isOpen && area.current !== null && (
          <div
            id={id}
            role="listbox"
            aria-label={names[wanted.is]}
            className={classes['offers'] ?? ''}
            style={placeOf(area.current, wanted.from)}
          >
            {offers.map((offer, at) => (
              // The keys are the text box's.
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
              <div
                key={offer.text}
                id={`${id}-${at}`}
                role="option"
                aria-selected={at === active}
                // The text box keeps the keys.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => take(offer)}
              >
                <span>{offer.label}</span>
                {offer.says !== '' && <span className={classes['offerSays']}>{offer.says}</span>}
              </div>
            ))}
          </div>
        )}
      </>
    ),
  }
}

/** As wide as it may be. */
const widthMax = 320

function placeOf(area: HTMLTextAreaElement, at: number): { left: number; top: number } {
  const { left, top } = caretPlace(area, at)
  return { left: Math.max(0, Math.min(left, area.clientWidth - widthMax)), top: top + 4 }
}
