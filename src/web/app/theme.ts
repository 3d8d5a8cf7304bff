/** How the workspace looks: stone and moss, in the light and in the dark. */
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'

const moss: MantineColorsTuple = [
  '#eef6f2',
  '#dcebe4',
  '#b6d6c8',
  '#8ec1ab',
  '#6cae92',
  '#56a282',
  '#4a9c79',
  '#3a8767',
  '#2a6a50',
  '#1b5540',
]

export const theme = createTheme({
  colors: { moss },
  primaryColor: 'moss',
  // Dark enough for white letters on it, in both schemes.
  primaryShade: { light: 8, dark: 8 },
  autoContrast: true,
  defaultRadius: 'md',
  fontFamily:
    'ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace',
  headings: {
    fontWeight: '650',
    sizes: { h1: { fontSize: '1.6rem' }, h2: { fontSize: '1.15rem' } },
  },
  cursorType: 'pointer',
})

export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#fbfbf9',
    '--mantine-color-dimmed': '#5a6360',
    '--mantine-color-anchor': '#1b5f49',
    '--stone-line': '#e2e4df',
    '--stone-soft': '#f1f2ee',
    '--stone-raised': '#ffffff',
    '--stone-here': '#dcebe4',
    '--series-1': '#0068a8',
    '--series-2': '#c04f00',
    '--series-3': '#00805e',
    '--series-4': '#a9568a',
    '--series-5': '#a87400',
    '--series-6': '#2a86b8',
    '--series-7': '#6b6b6b',
    '--series-8': '#7d7416',
  },
  dark: {
    '--mantine-color-body': '#161a19',
    '--mantine-color-text': '#dfe5e2',
    '--mantine-color-dimmed': '#9aa7a2',
    '--mantine-color-anchor': '#7cc5a8',
    '--stone-line': '#2c3331',
    '--stone-soft': '#1f2523',
    '--stone-raised': '#1b201f',
    '--stone-here': '#21382f',
    '--series-1': '#56b4e9',
    '--series-2': '#ef8a4b',
    '--series-3': '#35c79b',
    '--series-4': '#e39cc6',
    '--series-5': '#f0b840',
    '--series-6': '#8ecdf2',
    '--series-7': '#a8a8a8',
    '--series-8': '#d4c84e',
  },
})
