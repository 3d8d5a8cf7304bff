/** What state something is in: in words, and by a dot for whoever looks over many. */
import classes from './page.module.css'

/** `open` waits for people, `going` is under way, `settled` holds, `past` holds no longer, `declined` was not wanted. */
export type Tone = 'open' | 'going' | 'settled' | 'past' | 'declined'

export function State({ tone, children }: { tone: Tone; children: string }) {
  return (
    <span className={classes['state']} data-tone={tone}>
      {children}
    </span>
  )
}
