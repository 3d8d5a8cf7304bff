/**
 * Every stable error code as the sources have it: thrown with its kind, or only named where something is skipped. Found by
 * how the sources are written, for the list in docs/json.md and the test that holds it whole. Pages throw none: they name
 * verbs, and tell what a door refused.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { exitCodeOf } from '#std/errors.ts'

export interface ErrorCode {
  code: string
  /** Those it is thrown with; none when it is only named in `skipped` or a note. */
  kinds: (keyof typeof exitCodeOf)[]
  /** What the sources say first when it happens, with … for what varies. */
  says: string
}

export function errorCodesOf(root: string): ErrorCode[] {
  const texts = globSync('{src,bin}/**/*.ts', { cwd: root })
    .filter((file) => !/\.(test|fixture)\.ts$|\/(samples|web)\//.test(file))
    .toSorted()
    .map((file) => readFileSync(join(root, file), 'utf8'))
  const thrown = texts.flatMap((text) => thrownIn(text))
  const families = new Set([...thrown.map(({ code }) => familyOf(code)), 'code', 'config'])
  thrown.push(...saidByTheLauncher(readFileSync(join(root, 'bin/cairn.js'), 'utf8')))
  const named = texts.flatMap((text) =>
    namedIn(text).filter(({ code }) => families.has(familyOf(code)) && !tables.test(code)),
  )
  const byCode = new Map<string, ErrorCode>()
  for (const { code, kinds, says } of [...thrown, ...named]) {
    const known = byCode.get(code)
    byCode.set(code, {
      code,
      kinds: [...new Set([...(known?.kinds ?? []), ...kinds])].toSorted(),
      says: known?.says || says,
    })
  }
  return [...byCode.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1))
}

/** Literals that begin like these are columns, unless they stand in an error. */
const tables = /^(path|person|repository|commit|files)\./

/** In the constructor itself, or in a table of a file that hands its codes to the constructor. */
function thrownIn(text: string): ErrorCode[] {
  const direct = [
    ...text.matchAll(/CairnError\(\s*'(\w+)',\s*'([\w.]+)',\s*(?=([^]{0,300}))/g),
  ].map(([, kind = '', code = '', rest = '']) => codeOf(code, [kind], rest))
  const kind = /CairnError\(\s*'(\w+)',\s*(?:[\w.]*\bcode\b|codes\[)/.exec(text)?.[1]
  if (kind === undefined) return direct
  const isDirect = new Set(direct.map(({ code }) => code))
  const fromTables = [
    ...text.matchAll(/\bcode: '([\w.]+)',\s*says: [^]*?=>\s*(?=([^]{0,300}))/g),
    ...text.matchAll(/\/i?,\s*'([a-z_]+(?:\.[a-z_]+)+)',\s*(?=([^]{0,300}))/g),
    ...text.matchAll(/(?:'commander\.\w+': |\?\? )'(\w+\.\w+)'()/g),
  ].map(([, code = '', rest = '']) => codeOf(code, [kind], rest))
  return [...direct, ...fromTables.filter(({ code }) => !isDirect.has(code))]
}

/** Before there is a Node that could throw one of ours. */
function saidByTheLauncher(text: string): ErrorCode[] {
  return [...text.matchAll(/`cairn: ([\w.]+): (.*?)`/g)].map(([, code = '', rest = '']) =>
    codeOf(code, ['unavailable'], `'${rest}'`),
  )
}

/** The name of a verb, or of an act, is of the same form, and no error; what HTTP alone refuses stands in docs/api.md. */
function namedIn(text: string): ErrorCode[] {
  return [
    ...text.matchAll(/(?<!name: |Act = |refusal\(\d{3}, )'([a-z]+(?:\.[a-z_]+)+)'/g),
    ...text.matchAll(/[`']([a-z]+(?:\.[a-z_]+)+): /g),
  ].map(([, code = '']) => ({ code, kinds: [], says: '' }))
}

function codeOf(code: string, kinds: string[], rest: string): ErrorCode {
  const isKind = (kind: string): kind is keyof typeof exitCodeOf => kind in exitCodeOf
  const [, quoted, template] =
    /^(?:\w+ \? |\(\w*\) =>\s*)?(?:'((?:[^'\\]|\\.)*)'|`((?:[^`\\]|\\.)*)`)/.exec(rest) ?? []
  const says = (quoted ?? template ?? '').replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '…')
  return { code, kinds: kinds.filter((kind) => isKind(kind)), says }
}

function familyOf(code: string): string {
  return code.slice(0, code.indexOf('.'))
}
