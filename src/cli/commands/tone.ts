/** `cairn tone`: reads standard input and gives hints to whoever wrote it. */
import { coach } from '#coach/coach.ts'
import { english } from '#coach/english/english.ts'
import { models } from '#coach/english/models.ts'
import { whyWithSource, type Hint } from '#coach/hint.ts'
import { CairnError } from '#std/errors.ts'
import type { Io } from '../io.ts'
import { showHints } from '../text/hints.ts'

export interface ToneFlags {
  soft?: true
  all?: true
  json?: true
  lines?: true
}

export async function tone(io: Io, { soft, all, json, lines }: ToneFlags): Promise<number> {
  if (io.input.isTerminal) io.err('Type or paste your text; end it with Ctrl-D.\n')
  const hintsOn = (text: string): Hint[] =>
    coach(text, { language: english, models, soft: soft === true, all: all === true })
  if (lines) {
    for await (const line of linesOf(io))
      io.out(`${JSON.stringify({ hints: hintsOn(line).map(asPrinted) })}\n`)
    return 0
  }
  const text = await wholeOf(io)
  const hints = hintsOn(text)
  if (json) io.out(`${JSON.stringify({ hints: hints.map(asPrinted) }, null, 2)}\n`)
  else io.out(showHints(io, { text, hints }))
  return 0
}

/** What is held stable: these fields in this order. */
function asPrinted(hint: Hint) {
  const { kind, strength, start, end, suggestion } = hint
  return { kind, strength, start, end, why: whyWithSource(hint), suggestion }
}

/** A thousand times a long review; more is a mistake, such as a program that never ends its output. */
const longest = 4_000_000

async function wholeOf(io: Io): Promise<string> {
  let text = ''
  for await (const piece of piecesOf(io)) {
    text += piece
    if (text.length > longest) throw tooLong('The text')
  }
  return text
}

/** Each as it comes, so that a batch of any length needs no more memory than its longest line. */
async function* linesOf(io: Io): AsyncIterable<string> {
  let number = 1
  let begun = ''
  for await (const piece of piecesOf(io)) {
    const lines = (begun + piece).split('\n')
    begun = lines.pop() ?? ''
    for (const line of lines) {
      yield line.replace(/\r$/, '')
      number += 1
    }
    if (begun.length > longest) throw tooLong(`Line ${number}`)
  }
  if (begun !== '') yield begun
}

async function* piecesOf({ input, signal }: Io): AsyncIterable<string> {
  // A mark at the beginning is kept: offsets count from there.
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  try {
    for await (const chunk of input.chunks()) yield decoder.decode(chunk, { stream: true })
    yield decoder.decode()
  } catch (error) {
    if (signal.aborted)
      throw new CairnError('unavailable', 'cli.stopped', 'The reading was stopped.')
    if (!(error instanceof TypeError)) throw error
    throw new CairnError('invalid', 'tone.not_text', 'Standard input is no text in UTF-8.', {
      hint: 'Convert it first, as with iconv.',
      cause: error,
    })
  }
}

function tooLong(what: string): CairnError {
  return new CairnError(
    'invalid',
    'tone.too_long',
    `${what} is longer than 4,000,000 characters.`,
    { hint: 'Give one text at a time; with --lines, one on each line.' },
  )
}
