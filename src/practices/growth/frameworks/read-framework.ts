/** Any of the formats that are known, told apart by what is in them and never by their name. */
import { parseDocument } from 'yaml'
import { readPlaced } from '../placed.ts'
import { readFinancialTimes } from './financial-times.ts'
import { Framework } from './framework.ts'
import { monzoFront, readMonzo } from './monzo.ts'
import { readStride } from './stride.ts'
import { readUnidays } from './unidays.ts'

export type FrameworkFormat = 'cairn' | 'monzo' | 'financial-times' | 'unidays' | 'stride'

/** null where the text is no framework; what is one and makes no sense is refused, with its line. */
export function readFramework(
  text: string,
  file: string,
): { format: FrameworkFormat; framework: Framework } | null {
  const front = monzoFront(text)
  if (front !== null) return { format: 'monzo', framework: readMonzo(front, file) }
  const keys = topKeys(text)
  const hasAll = (...names: string[]): boolean => names.every((name) => keys.has(name))
  if (hasAll('framework', 'topics'))
    return { format: 'cairn', framework: readPlaced({ text, file }, Framework).value }
  if (hasAll('themes', 'competencies'))
    return { format: 'financial-times', framework: readFinancialTimes(text, file) }
  if (hasAll('company', 'themes')) return { format: 'stride', framework: readStride(text, file) }
  if (hasAll('title', 'topics')) return { format: 'unidays', framework: readUnidays(text, file) }
  return null
}

/** Found in a broken file as well, so that its own reader can say where it breaks. */
function topKeys(text: string): Set<unknown> {
  const document = parseDocument(text, {
    prettyErrors: false,
    logLevel: 'silent',
    uniqueKeys: false,
  })
  const { contents } = document
  if (contents === null || !('items' in contents)) return new Set()
  return new Set(contents.items.map((item) => ('key' in item ? String(item.key) : null)))
}
