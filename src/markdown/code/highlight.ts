/**
 * Code in colours, line by line. Slow beside all else (some 10 ms for 100 lines), and done by patterns that a text can make slow
 * without end: to be called in a thread that can be ended.
 */
import { createHighlighterCore, type HighlighterCore } from 'shiki/core'
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript'
import type { LanguageRegistration } from 'shiki/core'
import { escaped } from '../html.ts'
import { classesOf, namedTheme } from './colours.ts'
import { languageCalled } from './languages.ts'

/** Longer lines are made by programs; they stay plain. */
const lineCharsMax = 1_000
/** More is not coloured: it would take longer than a reader waits. */
const charsMax = 40_000

/** HTML of each line; undefined where the language is not known or there is too much. */
export type HighlightLines = (code: string, language: string) => Promise<string[] | undefined>

interface Told {
  /** A grammar is read, which takes as long whatever the code is; then it was. */
  loading?: () => void
  loaded?: () => void
}

export function makeHighlighter({ loading, loaded }: Told = {}): HighlightLines {
  let started: Promise<HighlighterCore> | undefined
  return async (code, language) => {
    const name = languageCalled(language)
    if (name === undefined || code.length > charsMax) return undefined
    const highlighter = await (started ??= start())
    if (!highlighter.getLoadedLanguages().includes(name)) {
      loading?.()
      await highlighter.loadLanguage(await grammarsOf(name))
      linesOf(highlighter, sample, name)
      loaded?.()
    }
    return linesOf(highlighter, code, name)
  }
}

/** Patterns are made ready when they are first tried, which takes longer than most code; with this they are. */
const sample =
  'const a = "b" // c\nfunction f(x: string) { return [1, x] }\n# d\n- e: f\n<g h="i">\n'

function linesOf(highlighter: HighlighterCore, code: string, lang: string): string[] {
  const lines = highlighter.codeToTokensBase(code, {
    ...{ lang, theme: namedTheme.name, tokenizeMaxLineLength: lineCharsMax },
    // A line that is left in its middle has the next ones read as what they are not: it is for the thread to be ended.
    tokenizeTimeLimit: 0,
  })
  return lines.map((tokens) => lineOf(tokens))
}

function start(): Promise<HighlighterCore> {
  return createHighlighterCore({
    themes: [namedTheme],
    langs: [],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  })
}

async function grammarsOf(name: string): Promise<LanguageRegistration[]> {
  const { default: grammars }: { default: LanguageRegistration[] } = await import(
    `shiki/langs/${name}.mjs`
  )
  return grammars
}

interface Coloured {
  content: string
  color?: string
  fontStyle?: number
}

/** Neighbours that look alike are one. */
function lineOf(tokens: readonly Coloured[]): string {
  const parts: { classes: string; text: string }[] = []
  for (const { content, color, fontStyle } of tokens) {
    const classes = classesOf(color, fontStyle)
    const last = parts.at(-1)
    if (last?.classes === classes) last.text += content
    else parts.push({ classes, text: content })
  }
  return parts
    .map(({ classes, text }) =>
      classes === '' ? escaped(text) : `<span class="${classes}">${escaped(text)}</span>`,
    )
    .join('')
}
