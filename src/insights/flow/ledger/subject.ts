/** What of the flow something is about, so that the ledger can say what it costs: a cause, a component, a queue of runners, or a job. */
import { causes, type Cause } from './causes.ts'

const subjectKinds = ['cause', 'component', 'queue', 'job'] as const
type SubjectKind = (typeof subjectKinds)[number]

/** `name` is a cause such as pickup, or the name of a component or a queue; of a job `checks: test`, its workflow before it. */
export interface Subject {
  kind: SubjectKind
  name: string
}

/** `queue linux`; undefined of what is none. */
export function subjectFrom(text: string): Subject | undefined {
  const [, word, name = ''] = /^(\w+) (\S(?:.*\S)?)$/s.exec(text.trim()) ?? []
  const kind = subjectKinds.find((one) => one === word)
  if (kind === undefined || (kind === 'cause' && !isCause(name))) return undefined
  return { kind, name }
}

function isCause(name: string): name is Cause {
  return Object.hasOwn(causes, name)
}

export function isOfJobs(cause: Cause): boolean {
  return cause.startsWith('ci_')
}

/** As it stands in a sentence. */
export function subjectInWords({ kind, name }: Subject): string {
  switch (kind) {
    case 'cause':
      return isCause(name) ? causes[name] : name
    case 'component':
      return `waiting in ${name}`
    case 'queue':
      return `the queue ${name}`
    case 'job':
      return `the job ${name}`
  }
}
