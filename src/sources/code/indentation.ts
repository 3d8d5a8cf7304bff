/**
 * Lines and indentation of a text in one look at its bytes.
 *
 * Indentation complexity (Hindle, Godfrey and Holt 2008) is the sum of indentation levels over lines that are not blank;
 * it follows cyclomatic complexity closely without knowing the language. A level is one tab, or as many spaces as the
 * file itself indents by: the commonest step from one line to a deeper one, four where there is none. Spaces after tabs
 * align and count nothing.
 */
export interface Indentation {
  lines: number // as an editor counts them: what follows the last newline is a line when there is something
  levels: number
}

export function measureIndentation(bytes: Uint8Array): Indentation {
  widths.fill(0)
  steps.fill(0)
  const length = bytes.length
  let lines = 0
  let tabs = 0
  let previous = 0
  for (let at = 0; at < length; lines++) {
    let tabsHere = 0
    let spaces = 0
    let byte = bytes[at]!
    while (byte === space || byte === tab) {
      if (byte === tab) {
        tabsHere++
        spaces = 0
      } else spaces++
      byte = ++at < length ? bytes[at]! : newline
    }
    if (byte !== newline && byte !== carriageReturn) {
      tabs += tabsHere
      if (tabsHere === 0) {
        const width = Math.min(spaces, widest)
        widths[width]!++
        if (width > previous && width - previous <= 8) steps[width - previous]!++
        previous = width
      }
    }
    const end = bytes.indexOf(newline, at)
    at = end < 0 ? length : end + 1
  }
  const step = commonestStep()
  let levels = tabs
  for (let width = step; width <= widest; width++)
    levels += Math.floor(width / step) * widths[width]!
  return { lines, levels }
}

const tab = 0x09
const newline = 0x0a
const carriageReturn = 0x0d
const space = 0x20
const widest = 255 // deeper is data, not structure
const widths = new Uint32Array(widest + 1)
const steps = new Uint32Array(9)

function commonestStep(): number {
  let best = 0
  for (let step = 2; step < steps.length; step++) if (steps[step]! > (steps[best] ?? 0)) best = step
  return best === 0 || steps[best] === 0 ? 4 : best
}

/** Lines alone, for files too large to look at closely. */
export function countLines(bytes: Uint8Array): number {
  let lines = 0
  for (let at = 0; at < bytes.length; lines++) {
    const end = bytes.indexOf(newline, at)
    at = end < 0 ? bytes.length : end + 1
  }
  return lines
}
