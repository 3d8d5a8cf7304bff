/** The rows of the first sheet of an Excel file, as far as labelled comments need it: texts and numbers. */
import { readFileSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'

export function rowsOf(path: string): string[][] {
  const files = unzipped(readFileSync(path))
  const shared = Array.from(
    (files('xl/sharedStrings.xml') ?? '').matchAll(/<si>([^]*?)<\/si>/g),
    ([, item = '']) => textOf(item),
  )
  const sheet = files('xl/worksheets/sheet1.xml') ?? ''
  return Array.from(sheet.matchAll(/<row [^>]*>([^]*?)<\/row>/g), ([, row = '']) =>
    Array.from(row.matchAll(/<c ([^>]*?)(?:\/>|>([^]*?)<\/c>)/g), ([, about = '', cell = '']) => {
      const [, value = ''] = /<v>([^]*?)<\/v>/.exec(cell) ?? []
      if (about.includes('t="s"')) return shared[Number(value)] ?? ''
      return about.includes('t="inlineStr"') ? textOf(cell) : value
    }),
  )
}

function textOf(xml: string): string {
  return Array.from(xml.matchAll(/<t(?: [^>]*)?>([^]*?)<\/t>/g), ([, text = '']) => text)
    .join('')
    .replace(/&(lt|gt|amp|quot|apos|#\d+|#x[\da-f]+);/gi, (_, name: string) => named(name))
    .replace(/_x([\dA-F]{4})_/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )
}

function named(name: string): string {
  const known: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
  if (!name.startsWith('#')) return known[name] ?? ''
  return String.fromCodePoint(
    /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)),
  )
}

/** By the list at the end of the archive: sizes before a file may be left out. */
function unzipped(zip: Buffer): (name: string) => string | undefined {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06'))
  const files = new Map<string, () => string>()
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [size, nameLength, moreLength, commentLength, place] = [
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt16LE(at + 32),
      zip.readUInt32LE(at + 42),
    ]
    const isPacked = zip.readUInt16LE(at + 10) !== 0
    files.set(zip.toString('utf8', at + 46, at + 46 + nameLength), () => {
      const from = place + 30 + zip.readUInt16LE(place + 26) + zip.readUInt16LE(place + 28)
      const bytes = zip.subarray(from, from + size)
      return (isPacked ? inflateRawSync(bytes) : bytes).toString('utf8')
    })
    at += 46 + nameLength + moreLength + commentLength
  }
  return (name) => files.get(name)?.()
}
