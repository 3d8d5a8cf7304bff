/** `cairn start`, which `npm start` runs: reads the given repositories, this folder's when none is given, and reports. */
import { isAbsolute, resolve } from 'node:path'
import type { Io } from '../io.ts'
import { calledAs } from '../paste.ts'
import { reportText, type ReportFlags } from './report.ts'
import { atDesk } from './desk.ts'
import { inScope, knownRepository } from './repository.ts'
import { exitCodeFor, scanEach, scansText, type ScanFlags } from './scan.ts'

/** More reports in a row than this nobody reads; the rest are one command away. */
const reportsMax = 3

export async function start(io: Io, given: readonly string[], flags: ScanFlags): Promise<number> {
  const paths = given.length === 0 ? ['.'] : given.map((path) => fromWhereTheyStood(path, io.env))
  return atDesk(io, flags.data, async (desk) => {
    const scans = await scanEach(desk, paths, flags)
    io.err(scansText(scans))
    const asked = { ...onlyBranch(flags), ...whereAndWhose(flags) }
    for (const { given: path, summary } of scans.scanned.slice(0, reportsMax)) {
      if (summary.commits === 0) continue
      const repository = await knownRepository(desk, path, asked)
      const text = await inScope(desk, repository, { window: '12m', ...asked }, (scope) =>
        reportText(desk, scope, path, asked),
      )
      io.out(`\n${text}`)
    }
    const rest = scans.scanned.length - reportsMax
    if (rest > 0) io.out(`\nThere are ${rest} more; for each: ${calledAs(io.env)} report PATH\n`)
    return exitCodeFor(scans)
  })
}

/** The report is about the branch that was named; about the default one where several were, or a pattern. */
function onlyBranch({ branch = [] }: ScanFlags): { branch?: string } {
  const [name] = branch
  return branch.length === 1 && name !== undefined && !name.includes('*') ? { branch: name } : {}
}

function whereAndWhose({ data, trustOwner, trustAlternates }: ScanFlags): Partial<ReportFlags> {
  return {
    ...(data === undefined ? {} : { data }),
    ...(trustOwner ? { trustOwner } : {}),
    ...(trustAlternates ? { trustAlternates } : {}),
  }
}

/** npm runs its scripts in the project's folder; a path means what it meant where npm was called. */
function fromWhereTheyStood(path: string, env: Io['env']): string {
  const folder = env['npm_lifecycle_event'] === 'start' ? env['INIT_CWD'] : undefined
  const isPath = path.trim() !== '' && !/^[A-Za-z][A-Za-z0-9+.-]*:|@[^/]*:/.test(path)
  return folder === undefined || !isPath || isAbsolute(path) ? path : resolve(folder, path)
}
