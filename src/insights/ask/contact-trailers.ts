/** Trailers that say somebody worked on a change or read it. A sign-off is none: in many teams it is added by a machine. */

export const wroteWith = [
  'co-authored-by',
  'co-developed-by',
  'pair-programmed-with',
  'helped-by',
] as const
export const reviewed = ['reviewed-by', 'acked-by', 'approved-by', 'tested-by'] as const

/** A review counts half a change: one knows less of what one has read than of what one has written. */
export const reviewWeight = 0.5
