/**
 * Classes of words that rules name in braces. Rules are matched against text in lower case, where straight apostrophes
 * stand for curly ones and names of people are marked (see `names.ts`).
 */
import { fields } from './people.ts'
import { verbs } from './verbs.ts'
import { verdicts } from './verdicts.ts'

const roles = `engineers?|developers?|devs?|programmers?|coders?|operators?|admins?|administrators?|sysadmins?|dbas?|interns?|contractors?|
  consultants?|reviewers?|authors?|committers?|maintainers?|managers?|testers?|colleagues?|coworkers?|people|folks|guys?|persons?|teams?|
  staff|ops|devops|sres?|qa|management|leadership|juniors?|seniors?|architects?|designers?|responders?|newbies?|newcomers?|freelancers?|
  analysts?|technicians?|employees?|owners?|leads?|leaders?|squad|support|on-call|oncall|committee|board|vendor team|product owner`

const beforeRoles = `new|newest|junior|senior|lead|on-call|oncall|on call|responsible|former|old|same|other|whole|entire|external|second|first|
  backend|back-end|frontend|front-end|mobile|web|platform|infra|infrastructure|network|networking|database|data|security|release|operations|ops|
  dev|qa|support|payments?|product|project|test|build|core|cloud|storage|site reliability|software|devops|sre|legal|marketing|sales|it|design|
  night|day|vendor|api|app|identity|billing|checkout|search|customer|integration|migration|systems?|service|development|duty|previous|duty`

export const words: Readonly<Record<string, string>> = {
  ...verbs,
  ...verdicts,
  /** A person for certain: you, a role or a team, a name that is known as one, a mention. */
  X: `you|he|she|someone|somebody|whoever|{role}|{bare-role}|{name}|@[a-z0-9][\\w-]{0,40}|[a-z][a-z0-9._-]{1,30}@(?=\\s)`,
  /** A person where what follows is a person's doing: "they forgot", "Thorsten neglected". */
  who: `{X}|they|nobody|everyone|everybody|no one|\\ue002+`,
  role: `(?:(?:the|our|your|their|an?|this|that|these|those|some|one of the|whichever) (?:{before-roles} ){0,2}|(?:{before-roles} ){1,2})(?:${oneLine(roles)})(?: who (?:${inWords(4)}))?|management|leadership|ops|devops|qa|sres?`,
  /** Without an article, as headlines and notes have it: only where a sentence begins. */
  'bare-role': `(?<=(?:^|[.!?:|(\\n\\ufffc*-])[ \\t]{0,3})(?:{before-roles} )?(?:developers?|devs?|engineers?|operators?|admins?|interns?|reviewers?|managers?|testers?|contractors?|support|author|teams?|on-call)`,
  fields: [...fields].join('|'),
  name: `\\ue001+(?: [\\ue001\\ue002]+)?`,
  'before-roles': oneLine(beforeRoles),
  /** Somebody's, before a noun. */
  'X-s': `(?:{X}|\\ue002+)'s?|your|his|her|their`,
  did: `(?:has |have |had |'ve |'s )?(?:{surely} ){0,2}(?:accidentally |basically )?`,
  have: `have|'ve|of`,
  avoided: 'avoided|prevented|caught|averted|stopped|noticed|spotted|detected',
  /** What a person might have done; machines receive, run and return. */
  'human-act':
    oneLine(`known|tested|checked|double-checked|noticed|realised|realized|caught|verified|asked|read|thought|told|communicated|
    reviewed|spotted|seen|paid|been (?:more |much more )?(?:careful|aware|paying|looking|watching|clear|tested|checked)|informed|warned|listened|
    anticipated|foreseen|followed|consulted|documented|escalated|considered|understood|prevented|avoided|remembered|known better|done|
    waited|raised|mentioned|looked|rolled|confirmed|validated|planned|predicted|questioned|reported|used|written|added|made sure`),
  /** What may be told to be bad of a thing that somebody made. */
  work: `(?:code|change|commit|patch|pr|pull request|function|class|module|implementation|design|api|approach|solution|file|test|tests|method|script|refactoring|thing|stuff|work|piece of code|codebase|project|library|proposal|review|diff|query|repo|repository|documentation|docs|architecture|config|configuration|comment|naming|logic|schema|pipeline|algorithm|interface|structure|attempt|name|naming|variable|variable name|query|feature|spec|estimate|analysis|report|write-?up|post-?mortem)`,
  bad: `garbage|trash|rubbish|crap|crappy|shit|shitty|horrendous|atrocious|disgusting|hideous|a mess|an? (?:{degree} )?mess|pathetic|a joke|a disaster|an abomination|abysmal|spaghetti|a train ?wreck|a dumpster fire|unreadable|laughable|embarrassing|idiotic|moronic|insane|a disgrace`,
  /** Of a thing, often said without contempt. */
  ugly: `ugly|horrible|awful|terrible|messy|ridiculous|stupid|dumb|braindead|brain-dead`,
  degree: oneLine(
    'complete|completely|total|totally|absolute|absolutely|utter|utterly|pretty|really|very|so|such|just|just plain|truly|quite|simply|unreadable|unmaintainable|big|huge|bloody|fucking|damn|hot|huge|giant|steaming|unholy',
  ),
  insult:
    oneLine(`idiots?|morons?|imbeciles?|retards?|retarded|clowns?|fool(?! the)|jerks?|assholes?|dumbass(?:es)?|dimwits?|halfwits?|
    dunces?|cretins?|dumbos?|bozos?|jackass(?:es)?|code monkeys?|script kidd(?:y|ies)`),
  swear:
    oneLine(`wtf(?!::)|the fuck|the hell|the heck|fuck(?:ing|ed|s)?|motherfuck\\w*|bullshit|shit(?:ty|show)?|horseshit|crap(?:py)?|bollocks|damn(?:ed)?|
    goddamn|piss(?:ed)? off|half-?assed|arse|ass-backwards|dogshit|clusterfuck|stfu`),
  idea: `idea|suggestion|proposal|approach|plan|argument|solution|thought|design|decision|concept`,
}

function oneLine(list: string): string {
  return list.replace(/\|\s+/g, '|').trim()
}

/** Up to so many words. */
function inWords(most: number): string {
  return `[^\\s.,;:!?]+(?: [^\\s.,;:!?]+){0,${most - 1}}`
}
