/**
 * The colours of code: two themes of GitHub's with high contrast, which tell the same things apart in light and in dark. So a word is
 * given what it is (`code-keyword`) and code.css says how that looks: no element carries a style of its own, which a strict page
 * would not take, and one reading of the code does for both.
 */
import dark from 'shiki/themes/github-dark-high-contrast.mjs'
import light from 'shiki/themes/github-light-high-contrast.mjs'
import { invariant } from '#std/errors.ts'

/** What words are, and the first scope that the themes give its colour. */
const kinds = [
  ['comment', 'comment'],
  ['keyword', 'constant.other.placeholder'],
  ['constant', 'constant'],
  ['name', 'entity.name'],
  ['function', 'entity.name.function'],
  ['tag', 'entity.name.tag'],
  ['string', 'string'],
  ['error', 'invalid.broken'],
] as const

/** In the order of the bits that shiki tells them by. */
const styles = ['italic', 'bold', 'underline', 'strikethrough'] as const

interface Rule {
  scopes: readonly string[]
  light: string | undefined
  dark: string | undefined
  fontStyle: string | undefined
}

const rules: readonly Rule[] = (light.tokenColors ?? []).map(({ scope, settings }, index) => {
  const other = dark.tokenColors?.[index]
  const isSame = JSON.stringify(scope) === JSON.stringify(other?.scope)
  invariant(isSame, 'the light and the dark theme tell the same things apart')
  return {
    scopes: [scope ?? []].flat(),
    light: settings.foreground,
    dark: other?.settings.foreground,
    fontStyle: settings.fontStyle,
  }
})

const colours = kinds.map(([name, scope]) => {
  const { light: onLight, dark: onDark } = rules.find(({ scopes }) => scopes[0] === scope) ?? {}
  invariant(onLight && onDark, `both themes have a colour for ${name}`)
  return { name, onLight, onDark }
})

const white = '#ffffff'

/** A theme whose colours are places in the list of kinds; whatever has none of them looks as plain text does. */
export const namedTheme = {
  name: 'named',
  type: 'light' as const,
  fg: white,
  bg: white,
  settings: rules.map(({ scopes, fontStyle, ...its }) => {
    const kind = colours.findIndex(
      ({ onLight, onDark }) => onLight === its.light && onDark === its.dark,
    )
    return {
      scope: [...scopes],
      settings: {
        ...(its.light === undefined ? {} : { foreground: kind < 0 ? white : markerOf(kind) }),
        ...(fontStyle === undefined ? {} : { fontStyle }),
      },
    }
  }),
}

/** Of a token as that theme colours it; '' where it looks as plain text does. */
export function classesOf(color: string | undefined, fontStyle = 0): string {
  const name = colours[Number.parseInt(color?.slice(1) ?? '', 16) - 1]?.name
  const its = fontStyle < 0 ? [] : styles.filter((_, bit) => (fontStyle & (1 << bit)) !== 0)
  return [...(name === undefined ? [] : [name]), ...its].map((one) => `code-${one}`).join(' ')
}

/** Counted from one: some take black for no colour. */
function markerOf(kind: number): string {
  return `#${(kind + 1).toString(16).padStart(6, '0')}`
}

/** What code.css holds. */
export function styleSheet(): string {
  const both = (key: string) => `light-dark(${light.colors?.[key]}, ${dark.colors?.[key]})`
  return [
    '/* Made by src/markdown/code/colours.ts; UPDATE_DOCS=1 writes it anew. It follows `color-scheme`. */\n',
    rule('pre.code', [
      `color: ${both('editor.foreground')}`,
      `background: ${both('editor.background')}`,
      'overflow-x: auto',
      'tab-size: 4',
    ]),
    ...colours.map(({ name, onLight, onDark }) =>
      rule(`.code-${name}`, [`color: light-dark(${onLight}, ${onDark})`]),
    ),
    rule('.code-italic', ['font-style: italic']),
    rule('.code-bold', ['font-weight: bold']),
    rule('.code-underline', ['text-decoration: underline']),
    rule('.code-strikethrough', ['text-decoration: line-through']),
    rule('.unseen', ['outline: 1px dotted', 'font-size: smaller']),
  ].join('')
}

function rule(selector: string, lines: readonly string[]): string {
  return `${selector} {\n${lines.map((line) => `  ${line};\n`).join('')}}\n`
}
