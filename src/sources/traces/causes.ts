/** The chain of causes in stacks of the JVM: what happened first is told last, behind the last "Caused by". Pure. */
import type { Frame, Line } from './frame.ts'

/** Behind how many "Caused by" each line stands, in its own stack. What was suppressed has causes of its own; they are not counted. */
export function causesAlong(lines: readonly Line[]): number[] {
  let cause = 0
  // How far what was suppressed is indented; behind it, what is indented as far belongs to it.
  let suppressed: number | null = null
  let hasFrames = false
  return lines.map(({ text }) => {
    const indent = text.length - text.trimStart().length
    const line = text.trimStart()
    if (line.startsWith('Suppressed: ')) suppressed ??= indent
    else if (line.startsWith('Caused by: ')) {
      if (suppressed === null || indent < suppressed) [cause, suppressed] = [cause + 1, null]
      hasFrames = false
    } else if (/^(?:at |\.\.\. \d)/.test(line)) hasFrames = true
    else if (hasFrames && line !== '') [cause, suppressed, hasFrames] = [0, null, false]
    return cause
  })
}

/** The frames of each stack with its deepest cause first; all others stay where they are. */
export function deepestFirst(frames: readonly Frame[]): Frame[] {
  const stacks: Frame[][] = []
  for (const frame of frames) {
    const last = stacks.at(-1)
    const before = last?.at(-1)
    if (last === undefined || before === undefined || frame.cause < before.cause)
      stacks.push([frame])
    else last.push(frame)
  }
  return stacks.flatMap((stack) => stack.toSorted((a, b) => b.cause - a.cause))
}
