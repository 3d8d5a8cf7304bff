/** Examples for the help of commands that are made from verbs, by practice and act. None is wider than a usual window. */

/** Undefined where the act has none. */
export function examplesOf(practice: string, act: string): string | undefined {
  const lines = Object.hasOwn(examples, practice) ? examples[practice]?.[act] : undefined
  return lines && ['', 'Examples:', ...lines.map((line) => `  $ cairn ${line}`)].join('\n')
}

/** Of these practices each act has some. */
export const practicesWithExamples = ['flow', 'trials', 'remedies'] as const

const examples: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  flow: {
    stages: ['flow stages --window 90d', 'flow stages --repository app --by week'],
    hours: ['flow hours --repository app', 'flow hours --stage pickup --window 12m'],
    ci: ['flow ci --repository app --window 90d', 'flow ci --limit 5'],
    tests: ['flow tests --repository app --window 90d', 'flow tests --limit 5'],
    bottlenecks: ['flow bottlenecks --window 12m', 'flow bottlenecks --repository app --limit 5'],
    case: [
      "flow case --about 'cause pickup' --repository app",
      "flow case --about 'queue linux' --ask 'Two runners.' --ask-hours 16",
      'flow case --friction 7 --per-hour 80 --currency EUR --html',
    ],
    compare: [
      'flow compare pickup 2026-03-02 --repository app',
      'flow compare deploy_frequency 2026-03-02 --environment production',
    ],
    delivery: ['flow delivery --window 12m', 'flow delivery --repository app --component api'],
    work: ['flow work --repository app', 'flow work --stale-days 7 --limit 10'],
    mine: ['flow mine', 'flow mine --repository app'],
    'i-am': ['flow i-am ana --repository app'],
    'i-am-not': ['flow i-am-not ana --repository app'],
    settings: ['flow settings', 'flow settings --repository app'],
    fitting: [
      "flow fitting --repository app --paths 'api/**' --jobs 'api-*'",
      'flow fitting --incidents incident',
    ],
    set: [
      'flow set --zone Europe/Berlin --hours 9-17 --days mon-fri',
      'flow set --production prod --production live --repository app',
      `flow set --components '{"name": "api", "paths": ["api/**"]}'`,
    ],
    dispute: [
      "flow dispute 'request 12' 'leave out' --repository app --because Test",
      "flow dispute 'deployment 345' failed --repository app --because Undone",
      "flow dispute 'job 678' 'not flaky' --repository app --because 'No key'",
    ],
    corrections: ['flow corrections', 'flow corrections --repository app'],
    undo: ['flow undo 3'],
    accounts: ['flow accounts', 'flow accounts --repository app --find bot'],
    account: ["flow account ci-helper bot --repository app --because 'It posts.'"],
    zone: ['flow zone ana Europe/Berlin --repository app', 'flow zone ana team --repository app'],
  },
  trials: {
    list: ['trials', 'trials list --state running'],
    get: ['trials get 12'],
    plan: ['trials plan review-hours --repository app'],
    begin: [
      'trials begin review-hours --repository app',
      'trials begin remedy#3 --friction 7 --weeks 8 --measures pickup',
      'trials begin review-hours --discuss',
    ],
  },
  remedies: {
    list: ['remedies list', 'remedies list --cause pickup'],
    match: [
      'remedies match',
      'remedies match --causes pickup',
      "remedies match --text 'flaky tests'",
    ],
    get: ['remedies get smaller-changes', 'remedies get 1'],
    add: ["remedies add 'A bell for reviews' --helps pickup --measures pickup"],
    edit: ['remedies edit 1 --version 1 --weeks 6'],
    retire: ["remedies retire 1 --version 2 --because 'Nobody hears it.'"],
    reopen: ['remedies reopen 1 --version 3'],
  },
}
