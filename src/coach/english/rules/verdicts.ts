/** Verdicts on people and their judgement, on their wishes, and remedies that only ask people to try harder. */
import type { Rule } from '../../hint.ts'

const trait =
  'A verdict on character explains nothing and cannot be fixed; the event can (PagerDuty; Bergström).'
const remedy = 'People were careful already; a change to the system lasts longer (Etsy; PagerDuty).'
const normative = 'A verdict measures the past by what we know now (Bergström; Dekker).'
const punish = 'Where people fear for themselves, the next incident is told late (Google SRE book).'

export const verdictRules: readonly Rule[] = [
  {
    name: 'careless',
    kind: 'trait',
    strength: 'firm',
    says: [
      '(?:careless(?:ly|ness)?|sloppy|sloppily|sloppiness|negligent(?:ly)?|negligence|slapdash|slipshod|half-hearted|thoughtless(?:ly|ness)?|shoddy)',
    ],
    why: trait,
    suggestion: 'Take the adjective out; keep what happened.',
  },
  {
    name: 'reckless',
    kind: 'trait',
    strength: 'firm',
    says: [
      '(?:reckless(?:ly|ness)?|irresponsibl[ey]|irresponsibility|unprofessional(?:ly)?|amateurish|amateurs?(?= (?:hour|work|code|stuff|team|developers?|engineers?))|foolhardy)',
      "{who} (?:is|was|are|were|'re|being|been)(?: just| simply| clearly| far| way)? too (?:slow|late|careless|inexperienced|eager|busy (?:to|with)|quick to|hasty|timid|arrogant|proud|distracted|impatient|optimistic|confident)",
      'because (?:of )?{X} (?:was in a rush|rushed|was rushing|were rushing|did not care|cut corners|were in a hurry|was in a hurry)',
      "{who} (?:is|was|are|were|'re|being|been)(?: [a-z]+)? (?:lazy|arrogant|selfish|stubborn|irresponsible|useless|unreliable)",
      '(?:too |just |plain |sheer |so )?(?:lazy|laziness)(?= (?:to|of|engineer|developer|people|team|coding|work|programm|review|and sloppy|about|on))',
      '(?:sheer|pure|plain|utter|complete) (?:laziness|stupidity|incompetence|ignorance|negligence|arrogance)',
    ],
    why: trait,
    suggestion: 'Take the adjective out; keep what happened.',
  },
  {
    name: 'incompetent',
    kind: 'trait',
    strength: 'firm',
    says: [
      '(?:incompetent(?:ly)?|incompetence|clueless(?:ness)?|ineptitude|inept|dim-?witted)',
      "{who} (?:(?:have|has|had|'ve|'s)(?: absolutely| clearly| obviously)? no (?:idea|clue)|(?:do|does|did)(?: not|n't) (?:have a clue|know what (?:they|he|she|you|they're|you're) (?:are|is|was|were)?))(?: (?:what|how)? ?(?:they|he|she|you)? ?(?:are|is|was|were|'re|'s)? ?(?:doing|talking about))?",
      "{who} (?:is|was|are|were|'re)(?: clearly| obviously| just| simply)? (?:not (?:qualified|competent|capable|fit|good enough|up to)|unqualified|out of (?:their|his|her|your) depth|in over (?:their|his|her|your) head)",
      'any (?:competent|decent|half-?decent|half-?competent|self-respecting|sane|good|real|reasonable) (?:engineer|developer|programmer|operator|admin|reviewer|person|team|coder)',
    ],
    alsoDenied: true,
    why: trait,
    suggestion: 'Say what happened, and what was known at the time.',
  },
  {
    name: 'complacent',
    kind: 'trait',
    strength: 'firm',
    says: [
      '(?:complacen(?:t|cy|tly)|inattentive(?:ness|ly)?|inattention|absent-?minded(?:ness|ly)?|negligible effort)',
    ],
    why: 'Attention is what a shift leaves of it (Dekker).',
    suggestion: 'Give the workload, the alarms and the hour of the day.',
  },
  {
    name: 'blindly',
    kind: 'trait',
    strength: 'firm',
    says: [
      '{who} (?:has |have |had |just )*(?:blindly|hastily|foolishly|stupidly|mindlessly|naively|rashly|idiotically|lazily|haphazardly) [a-z]+',
      '(?:foolishly|stupidly|mindlessly|idiotically|hastily|rashly) (?:copied|merged|deployed|ran|restarted|deleted|pushed|approved|assumed|trusted|clicked|executed|changed)',
      'blindly (?:copied|copying|copy-?past(?:ed|ing)|merged|approved|pasted|deployed|pushed)',
    ],
    why: 'The adverb judges; the pressure of time explains (Bergström).',
    suggestion: 'Drop the adverb; add what the time was short for.',
  },
  {
    name: 'wrongly assumed',
    kind: 'trait',
    strength: 'soft',
    says: [
      '(?:wrongly|incorrectly|mistakenly|falsely|erroneously|naively) (?:assumed|believed|thought|concluded|presumed)',
    ],
    why: 'That it was wrong is known now; why it was believed is worth telling (Bergström).',
    suggestion: '"The assumption was …, because …".',
  },
  {
    name: 'lack of care',
    kind: 'trait',
    strength: 'firm',
    says: [
      '(?:lack|absence|want) of (?:[a-z]+ )?(?:care|attention|ownership|diligence|discipline|professionalism|responsibility|common sense|due diligence|effort|competence|commitment|thought)',
      '(?:lacks?|lacked|lacking) (?:the )?(?:[a-z]+ )?(?:care|discipline|diligence|professionalism|common sense|competence|commitment|work ethic)',
    ],
    why: 'Where care seems to be missing, it mostly was a signal that was missing (Dekker; Bergström).',
    suggestion: 'Name the signal that was missing, or the owner who was not set.',
  },
  {
    name: 'not paying attention',
    kind: 'trait',
    strength: 'firm',
    says: [
      "(?:(?:not|n't|never|without) (?:really )?(?:paying|paid|pay) (?:any |enough |much )?attention)",
      '(?:asleep|sleeping) (?:at the (?:wheel|switch)|on the job)',
      "{who} (?:was|were|is|are)(?: not|n't) (?:even )?(?:looking|watching|thinking|listening|concentrating|focused|focussed|bothering)",
    ],
    alsoDenied: true,
    why: 'Attention went somewhere; where it was needed is the story (Dekker).',
    suggestion: 'Tell what else had to be done at the time.',
  },
  {
    name: 'be more careful',
    kind: 'non-action',
    strength: 'firm',
    says: [
      '(?:be|being|been) (?:a (?:bit|little) |much |far |extra )?(?:more careful|more attentive|more diligent|more vigilant|more mindful)',
      '(?:be|being) extra careful',
      '(?:pay|paying) (?:much |far |closer |better )?(?:more|closer|better|extra) attention',
      '(?:try|work|think) harder(?= (?:next|to|in|from)|[.!,])',
      'take more care',
    ],
    alsoOfOneself: true,
    why: remedy,
    suggestion: 'One change to the system, with an owner.',
  },
  {
    name: 'remind everyone',
    kind: 'non-action',
    strength: 'firm',
    says: [
      'remind (?:{who}|all|all (?:the )?(?:engineers|developers|teams|people|staff|operators|of them)|people|the|our)(?: [^\\s.,;]+)? ?(?:to|that|about|of)',
    ],
    alsoOfOneself: true,
    why: remedy,
    suggestion: 'Make the safe way the one that comes by itself.',
  },
  {
    name: 'needs training',
    kind: 'punish',
    strength: 'firm',
    says: [
      '{who} (?:needs?|has|have|must) (?:to )?(?:learn|be taught|be told|grow up)(?= )',
      '{who}(?: responsible| involved| in question)? (?:needs?|should|must|will|has to|have to|ought to)(?: to)?(?: be| get| receive| undergo)? (?:re-?train(?:ed|ing)|disciplin(?:ed|e|ary)|more training|better training|proper training|remedial|trained (?:properly|better|again)|fired|sacked|punished|reprimanded|written up|let go|demoted)',
      '(?:be|been|get|gets|getting) (?:fired|sacked|punished|reprimanded|disciplined|demoted)',
      'disciplinary (?:action|measures?|proceedings|process)',
    ],
    why: punish,
    suggestion: 'What would help anyone in that seat?',
  },
  {
    name: 'held accountable',
    kind: 'punish',
    strength: 'firm',
    says: [
      '(?:hold|held|holding|holds)(?: [^\\s.,;]+){0,3} (?:accountable|responsible|to account|liable)',
      '(?:face|facing|suffer|bear|be) (?:the |serious )?consequences',
      'consequences for (?:{X}|those|whoever|the person|people)',
      '(?:made|make) an example of',
    ],
    alsoOfOneself: true,
    why: punish,
    suggestion: 'Name who can improve what.',
  },
  {
    name: 'rookie mistake',
    kind: 'judged',
    strength: 'firm',
    says: [
      "(?:rookie|beginner'?s?|newbie|novice|dumb|stupid|silly|inexcusable|unforgivable|boneheaded|idiotic|avoidable|careless|embarrassing|amateur|amateurish|basic|elementary|schoolboy|classic|foolish|ridiculous) (?:mistake|error|blunder|oversight|goof|slip)s?",
      'inexcusabl[ey]|unforgivabl[ey]',
    ],
    why: 'The judgement is louder than the event (thoughtbot; Bergström).',
    suggestion: '"The step …", and what it did.',
  },
  {
    name: 'poor judgement',
    kind: 'normative',
    strength: 'firm',
    says: [
      "{X} (?:is|was|are|were|'s|'re)(?: just| simply| clearly| completely| dead| totally| plain)? wrong(?= ?[.,!]| ?$| about| again)",
      "{X}(?: is| was| are| were|'s|'re)(?: just| simply| clearly| completely| all)? (?:doing|did|getting|got) (?:it|this|that)(?: all| completely)? wrong",
      '(?:poor|bad|terrible|lousy|questionable|flawed) judge?ment',
      '(?:{who}|their|his|her|your)(?: [a-z]+)? (?:made )?(?:a |an |some |the )?(?:{degree} )?(?:bad|poor|terrible|stupid|awful|horrible|dumb|foolish|reckless) (?:decision|call|choice)s?',
      '(?:was|were|is) (?:a|an) (?:{degree} )?(?:stupid|foolish|dumb|idiotic|reckless|terrible) (?:decision|call|choice|move)',
    ],
    why: normative,
    suggestion: 'Give the options as seen then, and what was traded for what.',
  },
  {
    name: 'no excuse',
    kind: 'normative',
    strength: 'firm',
    says: [
      '(?:no|any) (?:possible |real |good )?excuses?(?= (?:for|to|here|not)|[.,;!?]| ?$)',
      "(?:is|was|are|were|'s|simply|totally|completely|absolutely|this)(?: [a-z]+)? unacceptable(?= (?:that|to|behaviou?r|for|from|and|mistake|quality|work)|[.,;!?]| ?$)",
      'shame on (?:you|him|her|them|whoever|the)',
      "(?:should|ought to) be ashamed|(?:is|was|'s|are) (?:a disgrace|disgraceful|shameful)",
      '(?:embarrassment|disgrace) (?:to|for) (?:the|our|us|this)',
    ],
    alsoDenied: true,
    why: normative,
    suggestion: 'Give the impact in numbers.',
  },
  {
    name: 'bad apple',
    kind: 'label',
    strength: 'firm',
    says: [
      '(?:bad apples?|weak(?:est)? links?(?= (?:in|of|on) (?:the|our) team)|loose cannons?|cowboy(?:s| coders?| coding| developers?| engineers?)?|rogue (?:engineer|developer|employee|operator|admin|contractor|team)s?|dead ?wood|prima donnas?|drama queens?|slackers?|troublemakers?)',
      "{X} (?:is|was|are|were|'s|'re) (?:the|our|a) (?:weak(?:est)? link|liability|bottleneck)s?",
    ],
    alsoDenied: true,
    why: 'A label on a person; the next one in that seat would meet the same trap (Dekker; PagerDuty).',
    suggestion: 'Leave it out; tell the event.',
  },
  {
    name: 'on purpose',
    kind: 'intent',
    strength: 'firm',
    says: [
      '{who} (?:has |have |had |just |clearly |obviously )*(?:deliberately|intentionally|knowingly|wilfully|willfully|purposely|maliciously|consciously) [a-z]+',
      "{who} (?:(?:do|does|did)(?: not|n't)|never|couldn't|could not) (?:really |even |seem to )?(?:care|cared|give a (?:damn|shit|fuck|toss))(?: (?:less|about|enough|at all))?",
      '{who} {did}(?:lied|covered (?:it|this|that|the|up)|hid the|tried to (?:hide|cover))',
      '{who} (?:knew (?:about|of|that)(?: [^\\s.,;]+){1,5} (?:and|but)(?: still)? (?:chose|decided|did nothing|kept|said nothing|went|ignored)|chose to do nothing|decided to do nothing|did(?: absolutely)? nothing)',
    ],
    why: 'Nobody sees into another; facts hold, and good intent is the better guess (Google SRE book; PagerDuty).',
    suggestion: 'Only what was seen and done, with its time.',
  },
]
