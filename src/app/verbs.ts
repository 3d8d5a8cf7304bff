/** What one can do here: every practice's verbs. A new practice is a folder in src/practices and an entry here. */
import type { Verb } from '#verbs/verb.ts'
import type { Evidence } from './asked-scope.ts'
import type { DeliveryRead } from './delivery/ways-verb.ts'
import type { Scans } from './repositories/scans.ts'
import type { Texts } from './texts/texts.ts'

/** What verbs work with that need more than what people wrote. */
export interface Place extends Evidence {
  texts: Texts
  /** What is set about delivering to the outside. */
  delivery: DeliveryRead
}

interface Listed {
  /** As the command line's help has it. */
  says: string
  /**
   * When asked for: help names all practices and must come at once. Verbs that need the place wait for it; what they are called
   * and what they take is known before.
   */
  load: (place: Promise<Place>) => Promise<readonly Verb[]>
}

export const practices = {
  decisions: {
    says: 'what the team proposes and decides, with why; and decisions kept as files',
    load: ofDecisions,
  },
  ideas: {
    says: 'the open floor: what could be better, and what became of it',
    load: async () => Object.values(await import('#practices/ideas/verbs.ts')),
  },
  frictions: {
    says: 'what gets in the way of the work, and what helped',
    load: ofFrictions,
  },
  questions: {
    says: 'asking in the open: hints on a ladder that the asker climbs, and who is around',
    load: ofQuestions,
  },
  growth: {
    says: 'what you wish to learn, for yourself and whom you show it; who could learn with whom',
    load: ofGrowth,
  },
  frameworks: {
    says: 'progression frameworks that the team keeps, in words and without scores',
    load: async () => Object.values(await import('#practices/growth/frameworks/verbs.ts')),
  },
  'one-to-one': {
    says: 'what two who talk with each other keep for it: agenda, notes, what each takes on',
    load: async () => Object.values(await import('#practices/one-to-one/verbs.ts')),
  },
  remedies: {
    says: 'what can be done about what slows a team down: a playbook, and your own',
    load: async () => Object.values(await import('#practices/remedies/verbs.ts')),
  },
  tips: {
    says: 'ways to find a cause yourself: a library of them, and your own',
    load: ofTips,
  },
  trials: {
    says: 'remedies that are tried out: what is running, what is due, and what came of it',
    load: async (place) => (await import('./trials/verbs.ts')).trialVerbs(place),
  },
  trails: {
    says: 'walks through the code, which notice when it moves',
    load: ofTrails,
  },
  pins: {
    says: 'evidence pinned to a record: its numbers of that day, and what became of them',
    load: async (place) => {
      const [{ pinVerbs }, { evidencePort }] = await Promise.all([
        import('#records/pin-verbs.ts'),
        import('./pins/evidence-port.ts'),
      ])
      return Object.values(pinVerbs(evidencePort(place)))
    },
  },
  comments: {
    says: 'what is said about a record',
    load: () => ofRecords('comments'),
  },
  actions: {
    says: 'what is to be done about a record, by whom and until when',
    load: () => ofRecords('actions'),
  },
  tags: {
    says: 'words that records of any kind are gathered by',
    load: async () => Object.values(await import('#records/tag-verbs.ts')),
  },
  reactions: {
    says: 'kind signs on records and comments',
    load: async () => Object.values(await import('#records/reaction-verbs.ts')),
  },
  drafts: {
    says: 'what you are still writing, for yourself alone',
    load: async () => Object.values(await import('#records/draft-verbs.ts')),
  },
  templates: {
    says: 'what a record may begin with: some that came with Cairn, and your own',
    load: () => withShipped(),
  },
  watchers: {
    says: 'of which records you want to hear',
    load: () => ofNotices('watchers'),
  },
  notices: {
    says: 'what others did with what you watch',
    load: async (place) => {
      const { waysVerb } = await import('./delivery/ways-verb.ts')
      return [...(await ofNotices('notices')), waysVerb(async () => (await place).delivery())]
    },
  },
  chat: {
    says: 'the chat that is told what happens',
    load: async () => Object.values(await import('./delivery/chat-verbs.ts')),
  },
  attachments: {
    says: 'pictures that texts show',
    load: async () => Object.values(await import('#records/images/verbs.ts')),
  },
  records: {
    says: 'what became of a record, and taking it away or bringing it back',
    load: async () => [...(await ofRecords('records')), ...(await ofAnyKind())],
  },
  search: {
    says: 'records by their words, and files by their paths',
    load: async (place) => (await import('./search/verbs.ts')).searchVerbs(place),
  },
  code: {
    says: 'lines of code as they stood, and where they are now',
    load: async (place) => (await import('./code/verbs.ts')).codeVerbs(place),
  },
  flow: {
    says: 'how long changes take from first commit to production, and where they wait',
    load: async (place) => (await import('./flow/verbs.ts')).flowVerbs(place),
  },
  members: {
    says: 'who belongs to the workspace, and as what',
    load: () => ofMembers('members'),
  },
  teams: {
    says: 'who works together',
    load: () => ofMembers('teams'),
  },
  invitations: {
    says: 'links that let somebody in, once',
    load: () => ofMembers('invitations'),
  },
  audit: {
    says: 'what was done about the workspace, for its owners',
    load: () => ofMembers('audit'),
  },
  tokens: {
    says: 'what programs of yours may do here',
    load: () => ofMembers('tokens'),
  },
} as const satisfies Record<string, Listed>

async function ofDecisions(place: Promise<Place>) {
  const { evidencePort } = await import('./pins/evidence-port.ts')
  const { codeLooks } = await import('./decisions/looks.ts')
  const { interestRates } = await import('./decisions/interest.ts')
  const { neighbours } = await import('./decisions/neighbours.ts')
  const { standings } = await import('./decisions/standings.ts')
  const { reviewVerb, ...reviews } = await import('#practices/decisions/review-verbs.ts')
  const { confirmationVerbs } = await import('#practices/decisions/confirmation-verbs.ts')
  const { debtsVerb, ...debt } = await import('#practices/decisions/debt-verbs.ts')
  const { briefVerb } = await import('#practices/decisions/brief-verbs.ts')
  const { peopleVerb } = await import('#practices/decisions/people-verbs.ts')
  return [
    ...Object.values(await import('#practices/decisions/verbs.ts')),
    ...Object.values(await import('#practices/decisions/voice-verbs.ts')),
    ...Object.values(await import('#practices/decisions/map-verbs.ts')),
    ...Object.values(await import('#practices/decisions/file-verbs.ts')),
    ...[...Object.values(reviews), reviewVerb(evidencePort(place))],
    ...confirmationVerbs(codeLooks(place)),
    ...[...Object.values(debt), debtsVerb(interestRates(place))],
    ...[briefVerb(standings(place), evidencePort(place)), peopleVerb(neighbours(place))],
  ]
}

async function ofFrictions(place: Promise<Place>) {
  const { costVerb } = await import('#practices/frictions/measured.ts')
  const { measureCost } = await import('./frictions/measure-cost.ts')
  const { withKnownPart } = await import('./frictions/known-part.ts')
  const verbs = await import('#practices/frictions/verbs.ts')
  const report = withKnownPart(verbs.report, place)
  const editFriction = withKnownPart(verbs.editFriction, place)
  return [
    ...Object.values({ ...verbs, report, editFriction }),
    ...Object.values(await import('#practices/frictions/alike-verbs.ts')),
    costVerb(measureCost(place)),
  ]
}

async function ofQuestions(place: Promise<Place>) {
  const { askVerb } = await import('#practices/questions/ask-verb.ts')
  const { docsVerb } = await import('#practices/questions/docs-verb.ts')
  const { editVerb } = await import('#practices/questions/edit-verb.ts')
  const { similarVerb } = await import('#practices/questions/similar-verb.ts')
  const { tipsForText } = await import('#practices/tips/fitting.ts')
  const { knowCode } = await import('./questions/know-code.ts')
  const { lookForDocs } = await import('./questions/docs-about.ts')
  const know = knowCode(place)
  return [
    ...[askVerb(know), editVerb(know)],
    ...[similarVerb(tipsForText), docsVerb(lookForDocs(place))],
    ...Object.values(await import('#practices/questions/verbs.ts')),
    ...Object.values(await import('#practices/questions/hint-verbs.ts')),
    ...Object.values(await import('#practices/questions/hours-verbs.ts')),
    ...Object.values(await import('#practices/questions/count-verbs.ts')),
  ]
}

async function ofGrowth(place: Promise<Place>) {
  const [{ roundVerbs }, { matcher }, { recommendVerb }, { recommenders }] = await Promise.all([
    import('#practices/growth/pairs/round-verbs.ts'),
    import('./growth/matcher.ts'),
    import('#practices/growth/recommend.ts'),
    import('./growth/recommend/recommenders.ts'),
  ])
  const { exportVerb, forgetVerb } = await import('#practices/growth/whole.ts')
  const { oneToOnes } = await import('./growth/one-to-ones.ts')
  return [
    ...Object.values(await import('#practices/growth/verbs.ts')),
    ...Object.values(await import('#practices/growth/pairs/verbs.ts')),
    ...roundVerbs(matcher(place)),
    recommendVerb(recommenders),
    exportVerb(oneToOnes),
    forgetVerb(oneToOnes),
  ]
}

async function ofTips() {
  const { fromQuestionVerb } = await import('#practices/tips/from-question.ts')
  const { foundBy } = await import('./questions/found-by.ts')
  return [...Object.values(await import('#practices/tips/verbs.ts')), fromQuestionVerb(foundBy)]
}

async function ofTrails(place: Promise<Place>) {
  const { trailVerbs } = await import('#practices/trails/code-verbs.ts')
  const { trailPorts } = await import('./tours/trail-ports.ts')
  const verbs = await import('#practices/trails/verbs.ts')
  return [...Object.values(verbs), ...trailVerbs(trailPorts(place))]
}

async function ofRecords(practice: string): Promise<Verb[]> {
  const verbs: Verb[] = Object.values(await import('#records/verbs.ts'))
  return verbs.filter(({ name }) => name.startsWith(`${practice}.`))
}

/** Verbs in which the kind of a record has a say. */
async function ofAnyKind() {
  const [{ recordVerbs }, { ruledKinds }] = await Promise.all([
    import('#records/record-verbs.ts'),
    import('./kinds.ts'),
  ])
  return recordVerbs(ruledKinds)
}

async function withShipped() {
  const [{ templateVerbs }, { shippedTemplates }] = await Promise.all([
    import('#records/template-verbs.ts'),
    import('./templates.ts'),
  ])
  return templateVerbs(await shippedTemplates())
}

async function ofNotices(practice: string): Promise<Verb[]> {
  const verbs: Verb[] = Object.values(await import('#records/notice-verbs.ts'))
  return verbs.filter(({ name }) => name.startsWith(`${practice}.`))
}

async function ofMembers(practice: string): Promise<Verb[]> {
  const verbs: Verb[] = Object.values(await import('#members/verbs.ts'))
  return verbs.filter(({ name }) => name.startsWith(`${practice}.`))
}

export type PracticeName = keyof typeof practices

export const practiceNames = Object.keys(practices).filter((name) => isPractice(name))

function isPractice(name: string): name is PracticeName {
  return Object.hasOwn(practices, name)
}

/** Those that read what lies in the repositories. */
export async function decisionVerbs(evidence: Evidence) {
  const [{ repositoriesOf }, { sourceVerbs }] = await Promise.all([
    import('./decisions/repositories.ts'),
    import('#practices/decisions/source-verbs.ts'),
  ])
  return sourceVerbs(repositoriesOf(evidence))
}

/** Of every kind of record, as files. */
export async function recordFiles() {
  const [{ ruledKinds }, { recordFileVerbs }] = await Promise.all([
    import('./kinds.ts'),
    import('#records/files/verbs.ts'),
  ])
  return recordFileVerbs(ruledKinds.map(({ kind }) => kind))
}

/**
 * What people write, how it is shown, what the facts say, and what is read. `scans` are those of a server; without one they are the
 * caller's own.
 */
export async function allVerbs(
  evidence: Evidence,
  scans?: Scans,
  delivery?: DeliveryRead,
): Promise<Verb[]> {
  const { evidenceVerbs } = await import('./evidence.ts')
  const { repositoryVerbs } = await import('./repositories/verbs.ts')
  const { peopleVerbs } = await import('./people/verbs.ts')
  const { syncsVerb } = await import('./sync/verbs.ts')
  const { Scans: OwnScans } = await import('./repositories/scans.ts')
  const { nothingDelivered } = await import('./delivery/ways-verb.ts')
  const { sharedTexts } = await import('./texts/texts.ts')
  const { textVerbs } = await import('./texts/verbs.ts')
  const place = { ...evidence, texts: sharedTexts(), delivery: delivery ?? nothingDelivered }
  const opened = Promise.resolve(place)
  const listed: readonly Listed[] = Object.values(practices)
  const written = await Promise.all(listed.map(async ({ load }) => load(opened)))
  const read = [
    ...(await evidenceVerbs(evidence)),
    ...repositoryVerbs(evidence, scans ?? new OwnScans(evidence)),
    ...peopleVerbs(evidence),
    syncsVerb(evidence),
  ]
  const files = [...(await decisionVerbs(evidence)), ...(await recordFiles())]
  return [...written.flat(), ...files, ...textVerbs(place), ...read]
}
