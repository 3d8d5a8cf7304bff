/** Charts of one line: eight heights of a block, one sign for each value. */

const blocks = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█']

/** Zero is the lowest block, so that quiet time is seen as time; the highest value is the full one. */
export function sparkline(values: readonly number[]): string {
  const most = Math.max(...values, 0)
  return values
    .map((value) =>
      most === 0 ? blocks[0] : blocks[Math.ceil((value / most) * (blocks.length - 1))],
    )
    .join('')
}
