/** Which text a verb's answer is shown in: as any record, unless it is of its own form. */
import type { Io } from '../io.ts'

type Show = (
  terminal: Pick<Io, 'columns' | 'tableColumns' | 'paint'>,
  answer: unknown,
  asked: Readonly<Record<string, unknown>>,
) => string

export async function textOf(verb: string): Promise<Show> {
  const [practice = '', act = ''] = verb.split('.')
  const own = Object.hasOwn(texts, practice) ? texts[practice] : undefined
  const load = own !== undefined && Object.hasOwn(own, act) ? own[act] : undefined
  return load === undefined ? (await import('./records.ts')).showRecords : load()
}

const onePin = async (): Promise<Show> => (await import('./pins.ts')).showPin

/** By practice and act. */
const texts: Record<string, Record<string, () => Promise<Show>>> = {
  pins: {
    compare: async () => (await import('./pins.ts')).showComparisons,
    list: async () => (await import('./pins.ts')).showPins,
    measures: async () => (await import('./pins.ts')).showMeasures,
    ...{ add: onePin, get: onePin, remove: onePin, restore: onePin },
  },
  search: { all: async () => (await import('./search.ts')).showFound },
  code: {
    lines: async () => (await import('./code-lines.ts')).showCodeLines,
    guide: async () => (await import('./guide.ts')).showWholeGuide,
  },
  flow: {
    bottlenecks: async () => (await import('./flow-bottlenecks.ts')).showBottlenecks,
    ci: async () => (await import('./flow-ci.ts')).showCi,
    delivery: async () => (await import('./flow-delivery.ts')).showDelivery,
    hours: async () => (await import('./flow-hours.ts')).showHours,
    tests: async () => (await import('./flow-tests.ts')).showTests,
    work: async () => (await import('./flow-delivery.ts')).showWork,
  },
  questions: { list: async () => (await import('./record-lists.ts')).showQuestions },
  ideas: { list: async () => (await import('./record-lists.ts')).showIdeas },
  frictions: { list: async () => (await import('./record-lists.ts')).showFrictions },
  decisions: {
    list: async () => (await import('./record-lists.ts')).showDecisions,
    review: async () => (await import('./reviews.ts')).showReview,
    reviews: async () => (await import('./reviews.ts')).showReviews,
    due: async () => (await import('./reviews.ts')).showDue,
  },
}
