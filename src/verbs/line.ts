/** An answer in words, line by line, for a screen of any width: whoever draws it breaks lines, indents and colours. */
export interface Line {
  as: 'title' | 'heading' | 'plain' | 'item' | 'detail' | 'soft'
  text: string
}

export const line = (as: Line['as'], text: string): Line => ({ as, text })

/** Nothing at all where there are none: no heading stands over nothing. */
export function section(heading: string, lines: readonly Line[]): Line[] {
  return lines.length === 0 ? [] : [line('heading', heading), ...lines]
}
