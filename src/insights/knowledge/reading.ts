/** What the numbers may mean, in sentences. Speaks of areas and files, never of persons: it is given no names. */
import type { KnowledgeAnswer, Without } from './schema.ts'

export interface KnowledgeReading {
  level: 'act' | 'watch' | 'calm'
  says: string
  ask: string | null
}

/** What matters most first. */
export function readKnowledge(answer: KnowledgeAnswer, areasMax = 3): KnowledgeReading[] {
  if (answer.without !== undefined) return [leavingOf(answer, answer.without)]
  if (answer.truckFactor === null)
    return [{ level: 'calm', says: 'There is no code here that somebody could know.', ask: null }]
  return [
    truckFactorOf(answer, answer.truckFactor),
    ...filesOf(answer),
    ...areasOf(answer, areasMax),
  ]
}

function leavingOf(
  { files }: KnowledgeAnswer,
  { filesLosingLastAuthor, truckFactorAfter }: Without,
) {
  if (filesLosingLastAuthor === 0)
    return {
      level: 'calm' as const,
      says: `If this person left, each of ${count(files, 'file')} that has an author would keep one.`,
      ask: null,
    }
  const then =
    truckFactorAfter === null
      ? ''
      : truckFactorAfter === 0
        ? ' More than half would then have none.'
        : ` It would then take ${truckFactorAfter === 1 ? 'one more person' : `${truckFactorAfter} more people`} until more than half have none.`
  return {
    level: 'watch' as const,
    says: `If this person left, ${filesLosingLastAuthor} of ${count(files, 'file')} would have no author left.${then}`,
    ask: 'Who would like to grow into one of these areas, with an hour together now and then?',
  }
}

function truckFactorOf(answer: KnowledgeAnswer, truckFactor: number): KnowledgeReading {
  const { truckFactorInterval, truckFactorSweep, files, withoutAuthor, fileFilter } = answer
  const counted = `Counted: ${fileFilter}.`
  if (truckFactor === 0)
    return {
      level: 'watch',
      says: `${withoutAuthor} of ${count(files, 'file')} have no author already, so no truck factor can be told. ${counted}`,
      ask: 'Who could still explain the parts you change most?',
    }
  const told = truckFactorSweep.flatMap(({ value }) => (value === null ? [] : [value]))
  const low = Math.min(truckFactor, truckFactorInterval?.low ?? truckFactor, ...told)
  const high = Math.max(truckFactor, truckFactorInterval?.high ?? truckFactor, ...told)
  const span =
    low === high
      ? 'under every choice tried'
      : `${low} to ${high} under other choices of files, window and threshold`
  const who = truckFactor === 1 ? 'one person' : `${truckFactor} people`
  return {
    level: truckFactor === 1 ? 'act' : truckFactor <= 3 ? 'watch' : 'calm',
    says: `If ${who} left, more than half of ${count(files, 'file')} would have no author (truck factor ${truckFactor}; ${span}). ${counted}`,
    ask: truckFactor <= 3 ? 'Who would like to learn a part of it from somebody else?' : null,
  }
}

function filesOf({
  files,
  filesWithOneAuthor,
  filesWithSilentAuthors,
  namesakes,
}: KnowledgeAnswer): KnowledgeReading[] {
  const share = (part: number): string => `${Math.round((100 * part) / files)} %`
  return [
    {
      level: filesWithSilentAuthors * 2 > files ? 'watch' : 'calm',
      says: `${share(filesWithOneAuthor)} of the files have a single author${filesWithSilentAuthors === 0 ? ', and all have one who was active' : `; for ${share(filesWithSilentAuthors)} no author was active`} in the last six months.${doubled(namesakes)}`,
      ask: null,
    },
  ]
}

/** Nobody is merged by a name; whether two are one can only be asked. */
function doubled(namesakes: number): string {
  if (namesakes === 0) return ''
  return namesakes === 1
    ? ' One name is borne by several people counted: if they are one, say so with cairn people or under Settings.'
    : ` ${namesakes} names are borne by several people counted: where they are one, say so with cairn people or under Settings.`
}

function areasOf({ areas }: KnowledgeAnswer, areasMax: number): KnowledgeReading[] {
  const atRisk = areas.filter((area) => area.atRisk && area.isCode)
  if (atRisk.length === 0)
    return [
      {
        level: 'calm',
        says: areas.some((area) => area.atRisk)
          ? 'No area of code is known to one person alone, or to silent ones; what is marked below holds data, pages or examples.'
          : 'No area of the code is known to one person alone, or to silent ones.',
        ask: null,
      },
    ]
  return atRisk.slice(0, areasMax).map(({ path, files, without, because }) => ({
    level: 'act',
    says: `${path} (${count(files, 'file')}${without.length === 0 ? '' : ' outside the areas below it'}): ${because}.`,
    ask: `Who would you like to pair with on ${without.length === 0 ? path : `the files directly in ${path}`}?`,
  }))
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
