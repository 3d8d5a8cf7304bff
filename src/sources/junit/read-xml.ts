/** Reads the elements of an XML file one after another. Nothing outside of the file is ever looked for: a document type is refused. */
import { TextDecoder } from 'node:util'
import { SaxesParser } from 'saxes'
import type { CairnError } from '#std/errors.ts'
import { unpacked } from '#std/json/unpacked.ts'

export interface Elements {
  /** Names without their prefix, lower case. The line is the one that it ends on. */
  open: (name: string, attributes: Readonly<Record<string, string>>, line: number) => void
  close: (name: string, line: number) => void
}

export interface XmlWish {
  elements: Elements
  /** Each chunk as it came, unpacked. */
  seen: (bytes: Buffer) => void
  /** An error that tells the line; 0 where none is known. */
  fail: (line: number, what: string, hint?: string) => CairnError
}

export async function readXml(path: string, { elements, seen, fail }: XmlWish): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: true })
  let depth = 0
  parser.on('error', (error) => {
    throw fail(parser.line, `This is broken: ${wordsOf(error)}.`)
  })
  parser.on('doctype', () => {
    throw fail(
      parser.line,
      'It has a document type, which may name other files; no test report needs one.',
      'Take the line with <!DOCTYPE out, if you trust the file.',
    )
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > depthMax)
      throw fail(parser.line, `This is nested deeper than ${depthMax} levels.`)
    elements.open(plain(name), attributes, parser.line)
  })
  parser.on('closetag', ({ name }) => {
    depth--
    elements.close(plain(name), parser.line)
  })
  let decoder: TextDecoder | undefined
  for await (const chunk of unpacked(path, {
    bytesMax,
    fail: (what, hint) => fail(0, what, hint),
  })) {
    decoder ??= decoderOf(chunk, fail)
    seen(chunk)
    parser.write(decodedBy(decoder, chunk, () => fail(parser.line, 'This is not in its encoding.')))
  }
  parser.close()
}

const depthMax = 100
const bytesMax = 256 * 2 ** 20

function plain(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase()
}

/** The parser says line and column before. */
function wordsOf(error: Error): string {
  return error.message
    .replace(/^(\S*:)?\d+:\d+: /, '')
    .replace(/\.$/, '')
    .slice(0, 200)
}

function decoderOf(first: Buffer, fail: XmlWish['fail']): TextDecoder {
  const told = /^[^<]*<\?xml[^>]*encoding=["']([\w.:-]{1,40})["']/.exec(
    first.subarray(0, 200).toString('latin1'),
  )?.[1]
  try {
    return new TextDecoder(encodingOf(first) ?? told ?? 'utf-8', { fatal: true })
  } catch {
    throw fail(1, `Nobody here knows the encoding ${JSON.stringify(told)}.`)
  }
}

/** The mark at the beginning says it better than any word. */
function encodingOf(first: Buffer): string | undefined {
  const mark = first.subarray(0, 2).toString('hex')
  return mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : undefined
}

function decodedBy(decoder: TextDecoder, chunk: Buffer, broken: () => CairnError): string {
  try {
    return decoder.decode(chunk, { stream: true })
  } catch {
    throw broken()
  }
}
