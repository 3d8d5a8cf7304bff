/** `cairn scan`: reads one history or hundreds, tells how far it is, and sums up. */
import { repositoriesAt } from '#app/find-repositories.ts'
import { scan } from '#app/scan/scan.ts'
import type { ScanSummary } from '#app/scan/summary.ts'
import { shownAddress } from '#std/address.ts'
import { CairnError, exitCodeBug, exitCodeOf, exitCodePartlyDone } from '#std/errors.ts'
import { debugLines, failureLine } from '../failure.ts'
import { calledAs } from '../paste.ts'
import { inert } from '#std/inert.ts'
import { ClosedPipe, type Io } from '../io.ts'
import { counted, duration } from '#std/words.ts'
import { atDesk, type Desk } from './desk.ts'

export interface ScanFlags {
  branch?: string[]
  trustOwner?: true
  trustAlternates?: true
  json?: true
  data?: string
}

export interface Scans {
  scanned: { given: string; summary: ScanSummary }[]
  failed: { given: string; error: CairnError }[]
}

export async function scanAll(io: Io, given: readonly string[], flags: ScanFlags): Promise<number> {
  return atDesk(io, flags.data, async (desk) => {
    const scans = await scanEach(desk, given, flags)
    io.out(flags.json ? `${JSON.stringify(scansJson(scans), null, 2)}\n` : scansText(scans))
    return exitCodeFor(scans)
  })
}

/** One after the other; a repository that cannot be read does not keep the others from it. */
async function scanEach(
  { io, workspace, progress }: Desk,
  given: readonly string[],
  flags: ScanFlags,
): Promise<Scans> {
  const scans: Scans = { scanned: [], failed: [] }
  const { branch: branches, trustOwner = false, trustAlternates = false } = flags
  const options = {
    ...(branches ? { branches } : {}),
    signal: io.signal,
    progress,
    trustOwner,
    trustAlternates,
  }
  const paths = await repositoriesAt(given, options)
  for (const [index, path] of paths.entries()) {
    const shown = shownAddress(path)
    progress.about(paths.length > 1 ? `${index + 1}/${paths.length} ${shown}` : '')
    try {
      const summary = await scan(workspace.facts, workspace.dataFolder, path, options)
      scans.scanned.push({ given: path, summary })
      progress.done()
    } catch (error) {
      progress.done()
      if (error instanceof ClosedPipe || io.signal.aborted) throw error
      const known = workspace.inWords(error)
      const failure = known instanceof CairnError ? known : bug(known)
      scans.failed.push({ given: shown, error: failure })
      io.err(
        `${failureLine(failure, { about: paths.length > 1 ? shown : undefined, program: calledAs(io.env) })}\n`,
      )
      if (failure.code === 'bug') io.err(debugLines(io, failure.cause))
    }
  }
  progress.about('')
  return scans
}

/** One repository that trips us does not lose what was read of the others. */
function bug(cause: unknown): CairnError {
  return new CairnError('unavailable', 'bug', 'Something in Cairn broke.', {
    hint: 'Please report it, with what CAIRN_DEBUG=1 adds when this repository is scanned alone.',
    cause,
  })
}

/** The shape that docs/json.md promises. */
function scansJson({ scanned, failed }: Scans) {
  return {
    schema: 1,
    repositories: scanned.map(({ summary }) => summary),
    failed: failed.map(({ given, error }) => ({
      path: given,
      code: error.code,
      message: error.message,
    })),
  }
}

function exitCodeFor({ scanned, failed }: Scans): number {
  const [first] = failed
  if (first === undefined) return 0
  if (failed.some(({ error }) => error.code === 'bug')) return exitCodeBug
  return scanned.length > 0 ? exitCodePartlyDone : exitCodeOf[first.error.kind]
}

function scansText({ scanned }: Scans): string {
  return scanned.map(({ summary }) => `${sumUp(summary)}\n`).join('')
}

/** `vue: 7,157 commits, 24,569 changes, 705 files, 646 authors, 160 releases; 5.6 s` */
function sumUp({
  name,
  commits,
  changes,
  files,
  people,
  releases,
  undated,
  decisionFiles,
  skipped,
  tookMs,
}: ScanSummary): string {
  if (commits === 0) return `${inert(name)}: no commits yet`
  const parts = [
    counted(commits, 'commit'),
    counted(changes, 'change'),
    counted(files, 'file'),
    counted(people, 'author'),
    counted(releases, 'release'),
  ]
  const lines = [
    ...(undated === 0
      ? []
      : [
          `  ${counted(undated, 'commit')} without a usable date: counted in all time, and in no shorter window`,
        ]),
    ...(decisionFiles === 0
      ? []
      : [
          `  ${counted(decisionFiles, 'file')} where decisions usually lie: cairn decisions files ${inert(name)}`,
        ]),
    ...skipped.map(
      ({ code, count, example }) =>
        `  skipped ${counted(count, 'time')}: ${inert(code)}, such as ${inert(example)}`,
    ),
  ]
  return [`${inert(name)}: ${parts.join(', ')}; ${duration(tookMs.total)}`, ...lines].join('\n')
}
