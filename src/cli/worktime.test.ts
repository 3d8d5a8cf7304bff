/** `cairn worktime` as it is used. */
import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cairn } from './cairn.fixture.ts'
import { WorktimeShape } from './json/shapes.ts'

const nowhere = { databaseUrl: 'postgres://127.0.0.1:1/none', folder: '/nonexistent' }
const run = cairn(nowhere)
const berlin = ['--zone', 'Europe/Berlin'] as const
let folder = ''
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'cairn-worktime-'))))
afterAll(() => rm(folder, { recursive: true }))
const file = async (name: string, contents: string | Uint8Array) => {
  await writeFile(join(folder, name), contents)
  return join(folder, name)
}

test('tells both in minutes, and opens no database for it', async () => {
  // Clocks are put forward in the night to Sunday: from Friday 17:00 to Monday 12:00 there.
  const asked = ['2026-03-27T16:00Z', '2026-03-30T10:00Z', ...berlin] as const
  const { out, err, exitCode } = await run('worktime', ...asked, '--json')
  expect(Object.entries(WorktimeShape.parse(JSON.parse(out)))).toEqual([
    ['from', '2026-03-27T16:00:00.000Z'],
    ['to', '2026-03-30T10:00:00.000Z'],
    ['zone', 'Europe/Berlin'],
    ['hours', '9-17'],
    ['days', 'mon-fri'],
    ['holidays', []],
    ['elapsed', 66 * 60],
    ['working', 3 * 60],
    ['unit', 'minutes'],
  ])
  expect([err, exitCode]).toEqual(['', 0])
  expect((await run('worktime', ...asked)).out).toBe(
    '2.8 days elapsed; 3 h of them working time (9-17, mon-fri, Europe/Berlin).\n',
  )
})

test('minutes are as exact as the two moments', async () => {
  const { out } = await run(
    ...['worktime', '2026-03-27T09:00:00.5Z', '2026-03-27T09:01:31Z', '--json'],
  )
  expect(JSON.parse(out)).toMatchObject({ elapsed: 90.5 / 60, working: 90.5 / 60 })
})

test('holidays of a file are no work, and other days and hours are taken', async () => {
  const days = await file('days.txt', '2026-12-25 Christmas\n2026-12-26\n2027-01-01\n')
  const asked = [
    ...['worktime', '2026-12-24', '2026-12-28', '--hours', '8-12,13-17:30', '--json'],
  ] as const
  const told = async (...more: string[]) => {
    const { working, holidays } = WorktimeShape.parse(
      JSON.parse((await run(...asked, ...more)).out),
    )
    return [working, holidays.join(' ')]
  }
  expect([
    await told(),
    await told('--holidays', days),
    await told('--holidays', days, '--days', 'thu,sat-sun'),
  ]).toEqual([
    [2 * 510, ''],
    [510, '2026-12-25'],
    [2 * 510, '2026-12-26'],
  ])
  const { out } = await run(...asked.slice(0, -1), '--holidays', days)
  expect(out.replace(/\s+/g, ' ')).toContain('without 1 day off')
})

test('a week with a change of the clocks has an hour less, and an iCalendar is read', async () => {
  const ics = await file(
    'days.ics',
    'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20250323\nRRULE:FREQ=YEARLY\nEND:VEVENT\nEND:VCALENDAR\n',
  )
  const { out } = await run(
    ...['worktime', '2026-03-23', '2026-03-30', ...berlin, '--hours', '0-24'],
    ...['--days', 'mon-sun', '--holidays', ics, '--json'],
  )
  expect(JSON.parse(out)).toMatchObject({
    ...{ elapsed: 167 * 60, working: 143 * 60, holidays: ['2026-03-23'] },
  })
})

test('a time that clocks left out, or showed twice, is said to be so', async () => {
  const { err } = await run('worktime', '2026-03-29T02:30', '2026-10-25T02:30', ...berlin)
  expect(err.replace(/\s+/g, ' ')).toBe(
    'Note: 2026-03-29T02:30 is skipped there, as clocks are put forward; taken: 2026-03-29T03:30+02:00. ' +
      'Note: 2026-10-25T02:30 comes twice there, as clocks are put back; the first is taken: 2026-10-25T02:30+02:00. ',
  )
})

test.for([
  [['x', '2026-01-01'], 'worktime.time'],
  [['0001-01-01T00:00+05:00', '2026-01-01'], 'worktime.time'],
  [['2026-01-02', '2026-01-01'], 'worktime.reversed'],
  [['2026-01-01', '2026-01-02', '--zone', 'Europe/Berlni'], 'worktime.zone'],
  [['2026-01-01', '2026-01-02', '--zone', ''], 'worktime.zone'],
  [['2026-01-01', '2026-01-02', '--hours', '25-26'], 'worktime.hours'],
  [['2026-01-01', '2026-01-02', '--hours', '9-9'], 'worktime.hours'],
  [['2026-01-01', '2026-01-02', '--hours', '22-6,5-9'], 'worktime.hours'],
  [['2026-01-01', '2026-01-02', '--days', 'noday'], 'worktime.days'],
  [['2026-01-01', '2026-01-02', '--days', 'monkey'], 'worktime.days'],
  [['2026-01-01', '2026-01-02', '--holidays', '/nonexistent'], 'cli.file'],
  [['2026-01-01', '2026-01-02', '--holidays', '/'], 'cli.file'],
] as const)('%j is refused with %s', async ([argv, code]) => {
  const { out, err, exitCode } = await run('worktime', ...argv)
  expect([out, exitCode]).toEqual(['', 2])
  expect(err).toContain(`cairn: ${code}: `)
  expect(err.match(/\n/g)).toHaveLength(1)
})

test('so are holidays that are a folder, a pipe, binary, huge, or not understood', async () => {
  await mkdir(join(folder, 'folder'))
  const pipe = join(folder, 'pipe')
  execFileSync('sh', ['-c', 'mkfifo "$0"', pipe])
  const asked = async (path: string) =>
    (await run('worktime', '2026-11-23', '2026-11-30', '--holidays', path)).err
  expect(await asked(join(folder, 'folder'))).toContain('it is no file')
  expect(await asked(pipe)).toContain('it is no file')
  expect(await asked(await file('huge', new Uint8Array(2 ** 20 + 1)))).toContain(
    'it has more than 1 MiB',
  )
  expect(await asked(await file('binary', Uint8Array.of(0x89, 0x50, 0)))).toContain(
    'holidays.not_text',
  )
  const odd = await asked(await file('odd', '2026-12-25\n\u{1b}[31mred\n'))
  expect(odd).toContain('cairn: holidays.line: Line 2 of the holidays begins with no day')
  expect(odd).not.toContain('\u{1b}')
})
