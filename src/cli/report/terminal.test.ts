import { expect, test } from 'vitest'
import type { ToldReport } from './command.ts'
import { toTerminal } from './terminal.ts'

const finding = {
  ...{ kind: 'coupling', title: 'A title.', evidence: 'Evidence.', doubt: 'Doubt.', next: 'Next?' },
  rows: [
    { label: 'src/flask/globals.py + …/sansio/app.py', says: '19 of 26 changes', chart: null },
    { label: 'src/flask/helpers.py + …/sansio/app.py', says: '17 of 24 changes', chart: null },
  ],
  ...{ explain: [], window: 'all' as const, matters: 1, sure: 1, command: 'cairn explain' },
}
const report: ToldReport = {
  ...{ schema: 1, repository: 'flask', branch: 'main', n: 9, activity: null },
  ...{ window: { label: 'all', from: null, to: null }, well: [], untold: [], leftOut: [] },
  findings: [finding],
}

test('paths that do not fit beside their numbers stand above them, whole', () => {
  const shown = (columns: number) => toTerminal(report, { columns, paint: (_, text) => text })
  expect(shown(50)).toContain(
    '     src/flask/globals.py + …/sansio/app.py\n       19 of 26 changes\n     src/flask/helpers.py + …/sansio/app.py\n',
  )
  expect(shown(80)).toContain('     src/flask/globals.py + …/sansio/app.py  19 of 26 changes\n')
})

test('what it rests on is as wide as the terminal, with and without a chart', () => {
  const values = Array.from({ length: 24 }, (_, index) => index)
  const chart = { what: 'changes', from: '2024-01-01', to: '2026-01-01', values }
  for (const activity of [null, chart]) {
    const told = { ...report, activity, n: 82_410, findings: [] }
    const lines = toTerminal(told, { columns: 32, paint: (_, text) => text }).split('\n')
    for (const line of lines.slice(0, 4)) expect(line.length).toBeLessThanOrEqual(32)
  }
})
