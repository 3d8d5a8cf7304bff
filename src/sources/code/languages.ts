/** What a file is written in, told by its name, its first line, or (for `.h`) by how it reads; and which grammar reads it. */
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { c, cpp } from './syntaxes/c.ts'
import { csharp } from './syntaxes/csharp.ts'
import { go } from './syntaxes/go.ts'
import { java } from './syntaxes/java.ts'
import { javascript, typescript } from './syntaxes/javascript.ts'
import { kotlin } from './syntaxes/kotlin.ts'
import { php } from './syntaxes/php.ts'
import { python } from './syntaxes/python.ts'
import { ruby } from './syntaxes/ruby.ts'
import { rust } from './syntaxes/rust.ts'
import { scala } from './syntaxes/scala.ts'
import { swift } from './syntaxes/swift.ts'
import type { Syntax } from './syntax.ts'

/** The language's name in lower case, as stored with a blob; null where we know none. */
export function languageOf(path: string, firstBytes: Uint8Array | string = ''): string | null {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  const extension = dot > 0 ? name.slice(dot + 1).toLowerCase() : ''
  const known = byName.get(name) ?? byExtension.get(extension)
  if (known === 'c' && extension === 'h') return readsAsCpp.test(start(firstBytes)) ? 'cpp' : 'c'
  const found = known ?? (extension.length > 1 ? null : byFirstLine(start(firstBytes)))
  return found === 'shell' ? (handedOn(start(firstBytes)) ?? found) : found
}

export interface Grammar {
  syntax: Syntax
  wasm: () => string // the path of the compiled grammar
  hasHugeLexer?: true // see grammar.ts
}

/** Undefined where there is no grammar: such files are measured by their indentation. */
export function grammarOf(language: string): Grammar | undefined {
  return grammars.get(language)
}

export function parsedLanguages(): string[] {
  return [...grammars.keys()]
}

const published = (name: string) => (): string =>
  createRequire(import.meta.url).resolve(`@repomix/tree-sitter-wasms/out/tree-sitter-${name}.wasm`)
const kept = (name: string) => (): string =>
  fileURLToPath(new URL(`./grammars/tree-sitter-${name}.wasm`, import.meta.url))

const grammars = new Map<string, Grammar>([
  ['c', { syntax: c, wasm: published('c') }],
  ['cpp', { syntax: cpp, wasm: published('cpp'), hasHugeLexer: true }],
  ['csharp', { syntax: csharp, wasm: published('c_sharp') }],
  ['go', { syntax: go, wasm: published('go') }],
  ['java', { syntax: java, wasm: published('java') }],
  ['javascript', { syntax: javascript, wasm: published('javascript') }],
  ['kotlin', { syntax: kotlin, wasm: kept('kotlin'), hasHugeLexer: true }],
  ['php', { syntax: php, wasm: published('php') }],
  ['python', { syntax: python, wasm: published('python') }],
  ['ruby', { syntax: ruby, wasm: published('ruby') }],
  ['rust', { syntax: rust, wasm: published('rust') }],
  ['scala', { syntax: scala, wasm: kept('scala') }],
  ['swift', { syntax: swift, wasm: published('swift'), hasHugeLexer: true }],
  ['tsx', { syntax: typescript, wasm: published('tsx') }],
  ['typescript', { syntax: typescript, wasm: published('typescript') }],
])

const extensions: Record<string, string> = {
  c: 'c h',
  cpp: 'cc cpp cxx c++ hpp hh hxx h++ ipp inl tpp',
  csharp: 'cs csx',
  go: 'go',
  java: 'java',
  javascript: 'js mjs cjs jsx',
  kotlin: 'kt kts',
  php: 'php phtml php5 php7',
  python: 'py pyi pyw',
  ruby: 'rb rake gemspec ru',
  rust: 'rs',
  scala: 'scala sc sbt',
  shell: 'sh bash ksh',
  swift: 'swift',
  tsx: 'tsx',
  typescript: 'ts mts cts',

  asciidoc: 'adoc asciidoc asc',
  assembly: 's asm',
  batch: 'bat cmd',
  clojure: 'clj cljs cljc edn',
  cmake: 'cmake',
  crystal: 'cr',
  css: 'css scss sass less',
  csv: 'csv tsv',
  dart: 'dart',
  diff: 'diff patch',
  elixir: 'ex exs',
  elm: 'elm',
  erb: 'erb',
  erlang: 'erl hrl',
  fsharp: 'fs fsx fsi',
  gettext: 'po pot',
  graphql: 'graphql gql',
  groovy: 'groovy gradle',
  haskell: 'hs lhs',
  html: 'html htm xhtml',
  ini: 'ini cfg conf properties',
  json: 'json jsonc json5',
  julia: 'jl',
  latex: 'tex sty',
  lisp: 'lisp el scm',
  lua: 'lua',
  make: 'mk mak',
  markdown: 'md markdown mdx',
  nim: 'nim',
  nix: 'nix',
  'objective-c': 'm mm',
  ocaml: 'ml mli',
  pascal: 'pas pp',
  perl: 'pl pm perl t',
  powershell: 'ps1 psm1',
  protobuf: 'proto',
  r: 'r',
  rst: 'rst',
  sql: 'sql',
  svelte: 'svelte',
  tcl: 'tcl',
  terraform: 'tf',
  text: 'txt',
  toml: 'toml',
  vim: 'vim',
  'visual-basic': 'vb bas',
  vue: 'vue',
  xml: 'xml xsd xsl svg',
  yaml: 'yml yaml',
  zig: 'zig',
  zsh: 'zsh',
}

const byExtension = new Map(
  Object.entries(extensions).flatMap(([language, all]) =>
    all.split(' ').map((extension) => [extension, language]),
  ),
)

const byName = new Map([
  ['Rakefile', 'ruby'],
  ['Gemfile', 'ruby'],
  ['Guardfile', 'ruby'],
  ['Vagrantfile', 'ruby'],
  ['Podfile', 'ruby'],
  ['Fastfile', 'ruby'],
  ['Brewfile', 'ruby'],
  ['SConstruct', 'python'],
  ['SConscript', 'python'],
  ['Makefile', 'make'],
  ['makefile', 'make'],
  ['GNUmakefile', 'make'],
  ['CMakeLists.txt', 'cmake'],
  ['Dockerfile', 'dockerfile'],
  ['Containerfile', 'dockerfile'],
  ['Jenkinsfile', 'groovy'],
])

const interpreters: [RegExp, string][] = [
  [/^(ba|da|k|a)?sh$/, 'shell'],
  [/^(python|pypy)[\d.]*$/, 'python'],
  [/^(node|nodejs|bun)$/, 'javascript'],
  [/^(deno|ts-node|tsx)$/, 'typescript'],
  [/^(ruby|jruby|rake)[\d.]*$/, 'ruby'],
  [/^php[\d.]*$/, 'php'],
  [/^perl[\d.]*$/, 'perl'],
  [/^(tclsh|wish|expect)[\d.]*$/, 'tcl'],
  [/^lua[\d.]*$/, 'lua'],
  [/^zsh$/, 'zsh'],
]

/** `#!/usr/bin/env -S python3 -u`, `#!/bin/sh`. */
function byFirstLine(text: string): string | null {
  const words = /^#!\s*(.*)/.exec(text)?.[1]?.trim().split(/\s+/) ?? []
  const program = words
    .map((word) => word.slice(word.lastIndexOf('/') + 1))
    .find((word) => word !== 'env' && !/^-|=/.test(word))
  return interpreters.find(([pattern]) => pattern.test(program ?? ''))?.[1] ?? null
}

/** A shell script may be two lines that hand the rest of itself to another interpreter: `exec wish "$0" -- "$@"`. */
function handedOn(text: string): string | null {
  const program =
    /^\s*(?:eval\s+['"])?exec\s+["']?(?:[\w./]*\/)?([\w.]+)["']?.*\$\{?(?:0|argv0)/m.exec(
      text.slice(0, 2048),
    )?.[1]
  return (
    interpreters.find(
      ([pattern, language]) => language !== 'shell' && pattern.test(program ?? ''),
    )?.[1] ?? null
  )
}

const readsAsCpp =
  /^\s*(class\s+\w+|namespace\b|template\s*<|(public|private|protected)\s*:|using\s+\w+|constexpr\b|#\s*include\s*<(string|vector|map|memory|iostream|utility|functional|algorithm|cstd\w+)>)|\bstd::/m

/** Enough to see a first line or a few declarations; read leniently, for only ASCII matters here. */
function start(bytes: Uint8Array | string): string {
  return typeof bytes === 'string'
    ? bytes.slice(0, 16_384)
    : new TextDecoder('latin1').decode(bytes.subarray(0, 16_384))
}
