/** What somebody who tells of a pain may mean, in the closed vocabulary of causes: by words, and with the words that told it. Pure. */
import { listenerFor } from '#std/heard.ts'
import { causes, type Cause } from './schema-words.ts'

export interface Heard {
  cause: Cause
  /** As they stand in the text, in small letters. */
  words: string[]
}

/** Those with most words first; equal ones as they come in the text. */
export function causesIn(text: string): Heard[] {
  return listen(text).map(({ name, words }) => ({ cause: name, words }))
}

/** Small on purpose: who chooses causes by hand knows better. `~` stands for a few words between. */
const table: Readonly<Record<Cause, readonly string[]>> = {
  pickup: [
    'wait(?:s|ing|ed)? (?:~)?(?:for )?(?:a |the |my |any )?(?:code )?(?:reviews?|reviewers?|first look)',
    'no(?:body|[- ]one) (?:~)?(?:reviews|looks at)',
    'first (?:look|response|feedback)',
  ],
  review: [
    '(?:reviews?) (?:~)?(?:takes?|took|slow|long|forever|ages|days|weeks)',
    '(?:slow|long|endless) (?:code )?reviews?',
  ],
  rework: [
    '(?:back and forth|ping[- ]?pong|rework(?:ed)?|nit(?:pick(?:s|ing)?|s))',
    '(?:many|endless|more|several) (?:review )?rounds',
    'style (?:comments|remarks)',
  ],
  review_load: [
    '(?:same|few|two|one) (?:~)?(?:people|persons?|reviewers?) (?:~)?reviews?',
    'review (?:load|overload|burden)',
    'too many reviews',
    'reviews everything',
  ],
  unreviewed: [
    '(?:without|no|skip(?:s|ped)?|missing) (?:a |any |the )?reviews?',
    'unreviewed',
    'self[- ]?merged?',
  ],
  stale: [
    'stale',
    'old (?:pull requests?|prs?|merge requests?|changes)',
    '(?:pull requests?|prs?|merge requests?) (?:~)?(?:rot|forgotten|abandoned|for weeks|for months)',
  ],
  coding: [
    'long[- ]lived branch(?:es)?',
    'branch(?:es)? (?:~)?(?:for )?weeks',
    'feature branch(?:es)?',
  ],
  draft: ['drafts?'],
  batch_size: [
    '(?:large|big|huge|giant|enormous) (?:pull requests?|prs?|merge requests?|changes?|diffs?|batch(?:es)?)',
    'thousands? of lines',
  ],
  wip: [
    'work in progress',
    'wip',
    'too (?:much|many) (?:~)?(?:at once|in parallel|in progress|open|begun|started)',
    'context[- ]switch(?:es|ing)?',
    'nothing (?:~)?(?:finished|done)',
  ],
  unclear_need: [
    '(?:unclear|vague|changing|missing) (?:requirements?|tickets?|goals?|specs?|specifications?|needs?)',
    'requirements? (?:~)?(?:unclear|change|changed|vague)',
    'what (?:~)?(?:is|was) (?:really |actually )?wanted',
    'misunderst(?:and|ood|anding)',
  ],
  merge_wait: [
    'approved (?:~)?(?:not merged|waits?|waiting|unmerged)',
    'merge conflicts?',
    '(?:forget|wait(?:ing)?) (?:~)?to merge',
  ],
  merge_queue: ['merge (?:queue|train)s?'],
  deploy_wait: [
    'wait(?:s|ing|ed)? (?:~)?(?:to be |for (?:a |the )?)(?:deploy(?:ed|ments?)?|released?|production)',
    'not (?:yet )?(?:deployed|in production|live)',
    'slow (?:deploy(?:s|ments?)?)',
    'deploy(?:s|ments?|ing) (?:~)?(?:takes?|slow|by hand|manual(?:ly)?)',
    'manual deploy(?:s|ments?)?',
  ],
  release_rhythm: [
    '(?:big[- ]bang|rare|monthly|quarterly|infrequent|big|large) releases?',
    'releas(?:e|es|ing) (?:~)?(?:rarely|seldom|weekend|every month|every quarter)',
    'release (?:day|night|weekend|freeze)',
  ],
  change_fail: [
    '(?:failed|broken|failing|bad) (?:deploy(?:s|ments?)?|releases?|main|master|trunk|build)',
    '(?:main|master|trunk|production|prod|deploy(?:s|ments?)?|releases?) (?:~)?(?:breaks?|broke|broken|fails?|failed|red)',
    'regressions?',
    'hotfix(?:es)?',
  ],
  recovery: [
    'roll(?:ing)?[- ]?backs?',
    '(?:outages?|incidents?|downtime)',
    'recover(?:y|ing|s)?',
    '(?:restore|revert)(?:s|d|ed|ing)?',
  ],
  ci_run: [
    '(?:ci|pipelines?|builds?|checks|workflows?) (?:~)?(?:takes?|took|slow|long|minutes|hours|forever)',
    '(?:slow|long) (?:ci|pipelines?|builds?|checks|workflows?)',
  ],
  ci_queue: [
    '(?:runners?|agents?|machines?) (?:~)?(?:busy|full|few|short|shortage|wait)',
    '(?:wait(?:s|ing)?|queued?) (?:~)?(?:for )?(?:a |the |free )?(?:runners?|ci machines?|build agents?)',
    '(?:jobs?|ci|pipelines?) (?:~)?(?:queued?|queues)',
  ],
  ci_never_started: [
    "(?:jobs?|checks?|pipelines?|workflows?) (?:~)?(?:never|not|\\p{L}+n[’']t) (?:~)?(?:start|started|starts|run|ran|begin|began)",
    'stuck (?:~)?(?:checks?|jobs?|pipelines?)',
  ],
  ci_flaky: [
    'flak(?:y|iness|es|ed)',
    'intermittent(?:ly)?',
    'tests? (?:~)?(?:randomly|sometimes) (?:~)?fails?',
    'random(?:ly)? (?:~)?(?:fail(?:s|ures?|ing)?|red)',
  ],
  ci_rerun: [
    're-?run(?:s|ning)?',
    'run(?:s|ning)? (?:it |them |ci |tests? )?again',
    're-?tr(?:y|ies|ied)',
    'restart(?:s|ed|ing)? (?:~)?(?:ci|jobs?|builds?|pipelines?)',
  ],
  local_loop: [
    '(?:local|my) (?:~)?(?:builds?|tests?|compile)',
    '(?:builds?|tests?|compil(?:e|ing|es)|compilation) (?:~)?(?:locally|on my (?:machine|laptop))',
    'hot reload',
    'feedback loop',
  ],
  environment: [
    'set(?:ting)?[- ]?up',
    '(?:dev(?:elopment)?|test|local) environments?',
    'works on my machine',
    'onboarding',
  ],
  dependencies: [
    '(?:dependabot|renovate)',
    'dependenc(?:y|ies) (?:~)?(?:updates?|upgrades?|bumps?|bots?)',
    '(?:updates?|upgrad(?:e|es|ing)|bumps?) (?:~)?(?:dependenc(?:y|ies)|librar(?:y|ies)|packages?)',
  ],
  toil: [
    'toil',
    'on[- ]?call',
    'alerts?',
    'pager',
    'by hand',
    'manual(?:ly)? (?:~)?(?:steps?|work|tasks?)',
  ],
  knowledge: [
    'bus factor',
    'truck factor',
    '(?:only|just) (?:one|two|\\p{L}+) (?:~)?(?:knows?|understands?)',
    '(?:knowledge|know[- ]how) (?:~)?(?:silos?|lost|leaves|one person)',
    'no(?:body|[- ]one) (?:~)?(?:knows|understands)',
    'knowledge silos?',
  ],
  interruptions: [
    'interrupt(?:s|ed|ions?|ing)?',
    'unplanned (?:work|requests?)',
    'distract(?:ed|ing|ions?)',
    '(?:ad[- ]hoc|urgent) (?:requests?|work|questions?)',
    'no (?:time to )?focus',
  ],
  meetings: ['meetings?', 'stand-?ups?', 'calendar'],
  handoff: [
    '(?:other|another|different) teams?',
    'cross[- ]team',
    'hand-?(?:offs?|overs?)',
    '(?:wait(?:s|ing)?|blocked) (?:~)?(?:for|by|on) (?:the )?\\p{L}+ team',
  ],
  time_zones: ['time ?zones?', 'overnight', 'other side of the world', 'offshore'],
}

const listen = listenerFor(table, causes)
