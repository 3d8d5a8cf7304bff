/** `cairn worktime` as it is used. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { test } from '../../test/cairn.ts'
import { cairn } from './cairn.fixture.ts'

const nowhere = { databaseUrl: 'postgres://127.0.0.1:1/none', folder: '/nonexistent' }
const run = cairn(nowhere)
const berlin = ['--zone', 'Europe/Berlin'] as const

test('tells both in minutes, and opens no database for it', async () => {
  // Clocks are put forward in the night to Sunday: from Friday 17:00 to Monday 12:00 there.
  const asked = ['2026-03-27T16:00Z', '2026-03-30T10:00Z', ...berlin] as const
  const { out, err, exitCode } = await run('worktime', ...asked, '--json')
  expect(JSON.parse(out)).toEqual({
    ...{ from: '2026-03-27T16:00:00.000Z', to: '2026-03-30T10:00:00.000Z' },
    ...{ zone: 'Europe/Berlin', hours: '9-17', days: 'mon-fri' },
    ...{ elapsed: 66 * 60, working: 3 * 60, unit: 'minutes' },
  })
  expect([err, exitCode]).toEqual(['', 0])
  expect((await run('worktime', ...asked)).out).toBe(
    '2.8 days elapsed; 3 h of them working time (9-17, mon-fri, Europe/Berlin).\n',
  )
})

test('holidays of a file are no work, and other days and hours are taken', async ({ folder }) => {
  const file = join(folder, 'days.txt')
  await writeFile(file, '2026-12-25 Christmas\n')
  const asked = [
    'worktime',
    '2026-12-24',
    '2026-12-28',
    '--hours',
    '8-12,13-17:30',
    '--json',
  ] as const
  const working = async (...more: string[]) =>
    JSON.parse((await run(...asked, ...more)).out).working
  expect([
    await working(),
    await working('--holidays', file),
    await working('--holidays', file, '--days', 'thu,sat-sun'),
  ]).toEqual([2 * 510, 510, 3 * 510])
})

test('a time that clocks left out, or showed twice, is said to be so', async () => {
  const { err } = await run('worktime', '2026-03-29T02:30', '2026-10-25T02:30', ...berlin)
  expect(err.split('\n')).toEqual([
    'Clocks in Europe/Berlin never showed 2026-03-29T02:30: they were put forward. It is taken for as much later.',
    'Clocks in Europe/Berlin showed 2026-10-25T02:30 twice: they were put back. The first time is meant.',
    '',
  ])
})

test.for([
  [['x', '2026-01-01'], 'worktime.time'],
  [['2026-01-02', '2026-01-01'], 'worktime.reversed'],
  [['2026-01-01', '2026-01-02', '--zone', 'Europe/Berlni'], 'worktime.zone'],
  [['2026-01-01', '2026-01-02', '--hours', '25-26'], 'worktime.hours'],
  [['2026-01-01', '2026-01-02', '--hours', '9-9'], 'worktime.hours'],
  [['2026-01-01', '2026-01-02', '--days', 'noday'], 'worktime.days'],
  [['2026-01-01', '2026-01-02', '--holidays', '/nonexistent'], 'worktime.holidays.file'],
  [['2026-01-01', '2026-01-02', '--holidays', '/'], 'worktime.holidays.file'],
] as const)('%j is refused with %s', async ([argv, code]) => {
  const { out, err, exitCode } = await run('worktime', ...argv)
  expect([out, exitCode]).toEqual(['', 2])
  expect(err).toContain(`cairn: ${code}: `)
})
