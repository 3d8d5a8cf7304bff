/**
 * The parsers of one thread: one WebAssembly module with a bounded memory, grammars loaded when first needed. The binding
 * keeps one module to a thread for good, its memory never shrinks, and after a crash nothing in it can be trusted; so a
 * thread that parsed a large file or crashed says so (`isSpent`) and is replaced.
 */
import { readFile } from 'node:fs/promises'
import { setFlagsFromString } from 'node:v8'
import { Language, Parser, type Tree } from 'web-tree-sitter'
import {
  emptyFlatTree,
  flattenByCursor,
  flattenFromMemory,
  readSymbolTables,
  sameTree,
  type FlatTree,
  type Memory,
  type SymbolTables,
} from './flat-tree.ts'
import type { Grammar } from './languages.ts'
import { compileSyntax, type CompiledSyntax } from './syntax.ts'

export interface Reader {
  compiled: CompiledSyntax
  /** The tree of a text, valid until the next call; undefined when `deadline` (of performance.now) has passed. */
  read(text: string, deadline: number): FlatTree | undefined
}

const pageBytes = 65_536
const initialPages = (32 * 1024 * 1024) / pageBytes // what the module asks for
const mostPages = (128 * 1024 * 1024) / pageBytes // 2 MiB of ordinary source need 100 MB at most
const keptBytes = 64 * 1024 * 1024

/** The reader for a grammar, loading it (and the module) when it is not there. */
export async function readerOf(language: string, grammar: Grammar): Promise<Reader> {
  if (hasCrashed) throw new Error('it crashed on an earlier file')
  const { readers } = await engine()
  const known = readers.get(language)
  if (known !== undefined) return known
  const loaded = await load(await engine(), grammar)
  readers.set(language, loaded)
  return loaded
}

/** Whether this thread should be replaced: it crashed, or a large file has left it with more memory than it should keep. */
export function isSpent(): boolean {
  return hasCrashed || bytesHeld > keptBytes
}

/** To be told by whoever saw a reader throw. */
export function crashed(): void {
  hasCrashed = true
}

let hasCrashed = false
let bytesHeld = 0

/** The part of WebAssembly used here; TypeScript knows it only together with the whole DOM. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object
  Memory: new (pages: { initial: number; maximum: number }) => BoundedMemory
}

interface BoundedMemory {
  readonly buffer: ArrayBuffer
}

interface Engine {
  views: Memory
  parser: Parser
  readers: Map<string, Reader>
}

const flat = emptyFlatTree()

let started: Promise<Engine> | undefined

/** The module of this thread. */
export function engine(): Promise<Engine> {
  return (started ??= startEngine())
}

async function startEngine(): Promise<Engine> {
  const wasmMemory = new WebAssembly.Memory({ initial: initialPages, maximum: mostPages })
  const views = { HEAPU16: new Uint16Array(), HEAPU32: new Uint32Array() }
  const module = Object.assign(views, { wasmMemory, printErr: () => {} }) // What it would print, it throws as well.
  await Parser.init(module) // Puts the views there, and new ones whenever the memory grows.
  return { views, parser: new Parser(), readers: new Map() }
}

async function load({ views, parser }: Engine, grammar: Grammar): Promise<Reader> {
  const language = await loadLanguage(grammar, parser)
  const compiled = compileSyntax(language, grammar.syntax)
  const tables = readSymbolTables(views, language)
  let isLayoutKnown: boolean | undefined
  const flatten = (tree: Tree): void => {
    if (isLayoutKnown === true) flattenFromMemory(views, tables, tree, flat)
    else flattenByCursor(tree, flat)
  }
  const read = (text: string, deadline: number): FlatTree | undefined => {
    parser.setLanguage(language)
    isLayoutKnown ??= agrees(views, tables, parser.parse(text.slice(0, probeLength)))
    const isLate = (): boolean => performance.now() > deadline
    const tree = parser.parse((index) => text.slice(index, index + 5120), null, {
      progressCallback: isLate,
    })
    if (tree === null) {
      parser.reset()
      return undefined
    }
    try {
      flatten(tree)
    } finally {
      tree.delete()
      bytesHeld = views.HEAPU32.byteLength
    }
    return flat
  }
  return { compiled, read }
}

/**
 * A few lexers are one function of more than 100 KiB, which V8's optimizing compiler chews on with up to 3 GB of memory,
 * to no gain in time. Functions are compiled when first called, so these are called once while tiering up is off; what
 * was compiled then keeps to the baseline compiler.
 */
export async function loadLanguage(
  { wasm, hasHugeLexer }: Grammar,
  parser: Parser,
): Promise<Language> {
  const bytes = await readFile(wasm())
  if (hasHugeLexer !== true) return Language.load(bytes)
  try {
    for (const flag of tieringFlags) setFlagsFromString(`--no-${flag}`)
    const language = Language.loadSync(new WebAssembly.Module(bytes)) // At once, so that nothing else compiles meanwhile.
    parser.setLanguage(language).parse('')?.delete()
    return language
  } finally {
    for (const flag of tieringFlags) setFlagsFromString(`--${flag}`)
  }
}

const tieringFlags = ['wasm-tier-up', 'wasm-dynamic-tiering']

/** Whether the tree in memory is laid out as we think (flat-tree.ts): compared once for each language. */
function agrees(views: Memory, tables: SymbolTables, probe: Tree | null): boolean {
  if (probe === null) return false
  const expected = emptyFlatTree()
  try {
    flattenByCursor(probe, expected)
    flattenFromMemory(views, tables, probe, flat)
    return sameTree(flat, expected)
  } catch {
    return false
  } finally {
    probe.delete()
  }
}

const probeLength = 4000
