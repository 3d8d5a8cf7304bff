/** Where the knowledge of the code is thin. Speaks of areas and files; nobody is named, here or beneath. */
import { count, counted, percent } from '#std/words.ts'
import { againstIt } from './evidence.ts'
import type { Finding } from './finding.ts'
import type { Gathered } from './gather.ts'

/** In a team of this size most code is known to one person; that is its size, not a finding. */
const smallTeam = 3
const areasShown = 3
/** Some authors of any code have moved on; from this share of the files on it is worth saying. */
const silentMin = 0.2
/** Of fewer files nobody speaks as of an area. */
const areaFilesMin = 3

/** Of all that is gathered, what this finding is made of. */
interface Known extends Pick<Gathered, 'knowledge'> {
  scope: Pick<Gathered['scope'], 'window'>
}

export function knowledgeFinding(gathered: Known): Finding | undefined {
  const { knowledge, scope } = gathered
  if (!knowledge || knowledge.files === 0) return undefined
  const { files, authors, filesWithSilentAuthors, filesWithOneAuthor, areas } = knowledge
  const silent = filesWithSilentAuthors / files
  const isAboutSilence = silent >= silentMin
  const atRisk = areas
    .filter((area) => area.atRisk && area.isCode && area.files >= areaFilesMin && !isBulk(area))
    // Rows are of what the title speaks of.
    .filter(({ risk }) => !isAboutSilence || risk !== 'one author')
    // Where knowledge is thin and work goes on, it matters first.
    .toSorted((a, b) => Number(b.isWorkedOn) - Number(a.isWorkedOn))
  const single = filesWithOneAuthor / files
  if (silent < silentMin && (atRisk.length === 0 || authors <= 1)) return undefined
  const first = atRisk[0]
  return {
    kind: 'knowledge',
    title: isAboutSilence
      ? `${endsEarlier(scope.window) ? 'As of the newest commit, the' : 'The'} authors of ${percent(silent)} of the code have been silent for six months.`
      : `${endsEarlier(scope.window) ? 'As of the newest commit, ' : ''}${counted(atRisk.length, 'area')} of the code ${atRisk.length === 1 ? 'is' : 'are'} known to one person, or to people who have gone quiet.`,
    // Where the authors have gone quiet they may have left: what would be if they did is no news.
    evidence: isAboutSilence
      ? `${count(filesWithSilentAuthors)} of ${count(files)} code files have no author who was active lately, and ${percent(single)} have a single one (all time).`
      : `${percent(single)} of ${count(files)} code files have a single author (all time). ${truckWords(knowledge)}`,
    rows: atRisk.slice(0, areasShown).map((area) => ({
      label: `${area.path}/`,
      says: `${counted(area.files, 'file')}${area.without.length === 0 ? '' : ' outside the areas below it'}; ${area.because}`,
      chart: null,
    })),
    doubt: [
      `An author is whoever the history says did most of a file; reviewing and reading leave no trace in git${isAboutSilence && atRisk.some(({ isWorkedOn }) => isWorkedOn) ? ', and whoever works on it now may know it well' : ''}.`,
      ...split(knowledge),
      ...againstIt(gathered, first ? [{ name: first.path, evidence: first.counterEvidence }] : []),
    ].join(' '),
    next: first
      ? nextOf(first)
      : 'Which part would you miss first? An hour of reading it together is a start.',
    explain: ['explain', 'knowledge', ...(first ? [first.path] : [])],
    window: 'all',
    matters: Math.max(silent, Math.min(0.5, single / 2)),
    sure: authors <= smallTeam ? 0.3 : 0.8,
  }
}

/** Nobody is merged by a name; where two are one, more is known than it looks. */
function split({ namesakes }: NonNullable<Gathered['knowledge']>): string[] {
  if (namesakes === 0) return []
  return [
    namesakes === 1
      ? 'One name stands for several people here; if they are one, say so with cairn people or under Settings.'
      : `${count(namesakes)} names stand for several people each; where they are one, say so with cairn people or under Settings.`,
  ]
}

/** A report of days gone by still tells of what is known now; `12m` ends at the newest commit, two days need not. */
function endsEarlier({ label, to }: Known['scope']['window']): boolean {
  return to !== null && label.includes('..')
}

type Area = NonNullable<Gathered['knowledge']>['areas'][number]

/** A folder that came and moves as a whole, such as expected outputs of tests, is known to its generator. */
function isBulk({ counterEvidence }: Area): boolean {
  return counterEvidence.some(({ what, share }) => what === 'bulk' && share > 0.5)
}

/** Where work goes on somebody is there already, and has nobody to ask; a quiet place has neither. */
function nextOf({ path, without, isWorkedOn }: Area): string {
  const what = without.length === 0 ? path : `the files directly in ${path}`
  const start =
    'An hour of reading it together is a start; cairn ask, or the page of a file there, says whom to invite.'
  return isWorkedOn
    ? `${path} is being worked on: who of those who change it now would like to know ${without.length === 0 ? 'it' : 'the files directly in it'} better? ${start}`
    : `Who would like to look after ${what} with someone? ${start}`
}

/** `If one person left, half of the code would have no author left (truck factor 1, and 1 under every choice tried).` */
function truckWords({
  truckFactor,
  truckFactorInterval,
  truckFactorSweep,
}: NonNullable<Gathered['knowledge']>): string {
  if (truckFactor === null || truckFactor === 0)
    return 'How many could leave before half of it has no author cannot be told.'
  const told = truckFactorSweep.flatMap(({ what, value }) =>
    value === null || value === 0 ? [] : [{ what, value }],
  )
  // Another window is another question; the other choices ask the same one otherwise.
  const tried = told.filter(({ what }) => !isWindow(what)).map(({ value }) => value)
  const lately = told.find(({ what, value }) => isWindow(what) && value !== truckFactor)
  const low = Math.min(truckFactor, truckFactorInterval?.low ?? truckFactor, ...tried)
  const high = Math.max(truckFactor, truckFactorInterval?.high ?? truckFactor, ...tried)
  const span =
    low === high ? 'the same under every choice tried' : `${low} to ${high} under other choices`
  const who = truckFactor === 1 ? 'one person' : `${count(truckFactor)} people`
  const alone = lately ? `, ${count(lately.value)} in ${lately.what}` : ''
  return `If ${who} left, more than half of it would have no author (truck factor ${count(truckFactor)}; ${span}${alone}).`
}

function isWindow(what: string): boolean {
  return what.startsWith('the last ')
}
