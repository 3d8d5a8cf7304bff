/** `cairn worktime FROM TO`: how much of a span a team works. */
import type { Command } from 'commander'
import { helpText } from './help-text.ts'
import type { Io } from './io.ts'
import { jsonOption } from './options.ts'

export function worktimeCommand(program: Command, io: Io, done: (exitCode: number) => void): void {
  program
    .command('worktime <from> <to>')
    .description('how much of a span of time is working time, by the clocks of a zone')
    .option('--zone <zone>', 'an IANA time zone, such as Europe/Berlin', 'UTC')
    .option('--hours <hours>', 'hours of work: 9-17, or 9-12:30,13:30-18, or 22-6', '9-17')
    .option('--days <days>', 'days of work: mon-fri, or mon,tue,thu', 'mon-fri')
    .option('--holidays <file>', 'days off: one YYYY-MM-DD on each line, or an iCalendar (.ics)')
    .addOption(jsonOption())
    .addHelpText('after', helpText(help, io.columns))
    .action(async (from: string, to: string, flags) => {
      const { worktime } = await import('./commands/worktime.ts')
      done(await worktime(io, { ...flags, from, to }))
    })
}

const help = `
Times are ISO 8601. Without an offset they are times of the zone: one that clocks show twice is
the first of them, and one that they leave out is as much later; a note says so. A night shift
belongs to the day it begins. docs/working-time.md says more.

Examples:
  $ cairn worktime 2026-03-27T16:00Z 2026-03-30T10:00Z --zone Europe/Berlin
  $ cairn worktime 2026-12-24 2027-01-02 --zone Europe/Berlin --holidays holidays.txt --json`
