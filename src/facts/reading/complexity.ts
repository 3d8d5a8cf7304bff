/**
 * One scale of complexity for files with and without a grammar. A parsed file has its cognitive complexity. For any other,
 * levels of indentation are exchanged for points of cognitive complexity at the rate that this repository's own parsed
 * source files show, so that a hard Perl script may stand beside a hard C file, and neither language gains from its measure.
 */
import { notFindings } from '../words/classes.ts'
import type { HeadFile } from './head-files.ts'

export interface Rate {
  /** Points of cognitive complexity per level of indentation. */
  worth: number
  /** Parsed files it was taken from; 0 where there were too few, and indentation is used for every file alike. */
  files: number
}

/** Fewer parsed files than this say little about the rest. */
const filesMin = 8

export function indentationRate(files: readonly HeadFile[]): Rate {
  const parsed = files.filter(
    (file) => file.class === 'source' && file.cognitive !== null && (file.indentation ?? 0) > 0,
  )
  const points = parsed.reduce((sum, file) => sum + (file.cognitive ?? 0), 0)
  const levels = parsed.reduce((sum, file) => sum + (file.indentation ?? 0), 0)
  return parsed.length < filesMin || points === 0
    ? { worth: 1, files: 0 }
    : { worth: points / levels, files: parsed.length }
}

export interface Complexity {
  complexity: number
  /** 'none': not measured yet, and counted as one for every file alike. */
  measure: 'cognitive' | 'indentation' | 'none'
}

export function complexityOf({ cognitive, indentation }: HeadFile, rate: Rate): Complexity {
  const levels = (indentation ?? 0) * rate.worth
  // A branch on one line has no indentation, and where few files were parsed it would be none.
  if (cognitive !== null && (rate.files > 0 || cognitive > levels))
    return { complexity: cognitive, measure: 'cognitive' }
  return { complexity: levels, measure: 'indentation' }
}

/** Why a file is no candidate; null when it is one. */
export function whyNotCode({ path, class: kind, how, language, lines }: HeadFile): string | null {
  if (notFindings.some((name) => name === kind)) return kind
  if (how !== null && lines === null) return 'binary'
  if (kind === 'docs' || (language !== null && prose.has(language))) return 'prose'
  if ((language !== null && records.has(language)) || recordNames.test(path)) return 'data'
  return null
}

/** Indented for looks or for nesting of values; there is no control flow to get lost in. */
const prose = new Set(['asciidoc', 'latex', 'markdown', 'rst', 'text'])
const records = new Set(['csv', 'diff', 'gettext', 'ini', 'json', 'toml', 'xml', 'yaml'])
/** Lists of modules, in languages of their own that no other file is written in. */
const recordNames = /(^|\/)go\.(mod|work)$/
