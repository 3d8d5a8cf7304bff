/** What a trace of a stack and the output of a failing test tell, whichever runtime wrote it. */
export type Runtime = 'node' | 'python' | 'java' | 'go' | 'rust' | 'dotnet' | 'ruby' | 'php'

export interface Frame {
  /** As it stands in the text: the line that tells the place, without what a log put before it. */
  raw: string
  runtime: Runtime
  /** As the trace calls it, without scheme and query of a URL. Of Java: the folder of the package, then the file. */
  file: string | null
  /** From 1, like the column. */
  line: number | null
  column: number | null
  /** As the trace calls it. */
  function: string | null
  /** Of the JVM: behind how many "Caused by" of its stack it stands; what the last of them names happened first. 0 elsewhere. */
  cause: number
}

export interface FailingTest {
  raw: string
  name: string
  file: string | null
  line: number | null
}

export interface TracedError {
  type: string | null
  message: string
}

/** A line of a trace as the readers of one runtime see it. */
export interface Line {
  raw: string
  /** Without colours and without what a log put before it; its indentation is kept. */
  text: string
}

/** A frame that a line tells; `before` are the lines above it, the nearest first. */
export type FrameReader = (text: string, before: (count: number) => string) => Told | undefined
export type Told = Omit<Frame, 'raw' | 'runtime' | 'cause'>

export function told(
  file: string | null,
  {
    line,
    column,
    name,
  }: { line?: string | undefined; column?: string | undefined; name?: string | undefined } = {},
): Told {
  return {
    file,
    line: numberIn(line),
    column: numberIn(column),
    function: name === undefined || name === '' ? null : name,
  }
}

/** Lines are counted from 1: a 0 is how some tell that they do not know. */
function numberIn(digits: string | undefined): number | null {
  const number = digits === undefined ? 0 : Number.parseInt(digits, 10)
  return number > 0 && number < 2 ** 31 ? number : null
}
