/** Who did it, whose fault it is: a person as the cause. */
import type { Rule } from '../../hint.ts'

const person =
  'A person as the cause ends the search; the conditions that let it happen stay (Vesel 2020; Google SRE book).'
const label =
  'An error label is where the questions should begin, not where they end (Dekker; Etsy Debriefing Guide).'
const fault = 'Where fault is given out, people tell less the next time (Google SRE book).'

export const blameRules: readonly Rule[] = [
  {
    name: 'broke',
    kind: 'agent',
    strength: 'firm',
    says: [
      '{X} {did}(?:broke|broken|took (?:down|out)|taken (?:down|out)|killed|crashed|wrecked|ruined|destroyed|trashed|wiped(?: out)?|nuked|brought down|screwed|sank|borked|hosed)(?: (?:the |our |all |this |my )?[^\\s.,;:!?()]+)?',
      '{X} (?:took|brought|knocked) (?:[^\\s.,;]+ ){1,3}(?:down|offline|to its knees|to a halt)',
      '{X} (?:is|was|are|were) (?:always |constantly )?breaking',
    ],
    why: person,
    suggestion: 'Say what stopped, and when: "… stopped when change … was deployed".',
  },
  {
    name: 'messed up',
    kind: 'agent',
    strength: 'firm',
    says: [
      '{who} {did}(?:messed (?:up|this up|it up|things up)|messed [^\\s.,;]+(?: [^\\s.,;]+){0,2} up|botched|bungled|dropped the ball|screwed up|screwed [^\\s.,;]+ up|fucked up|fouled up|made a mess|blew it|blundered|goofed)',
    ],
    why: person,
    suggestion: 'Describe the step, and what came of it.',
  },
  {
    name: 'caused the outage',
    kind: 'agent',
    strength: 'firm',
    says: [
      "{X} {did}(?:caused|created|triggered|brought about|is responsible for|was responsible for|are responsible for|were responsible for) (?:the|this|that|an?|our|all|yesterday's|today's)(?: [^\\s.,;]+){0,2} (?:outage|incident|downtime|failure|problem|breakage|issue|disaster|mess|crash|regression|leak|chaos|data loss|loss)",
      '{X} (?:is|was|are|were) (?:solely |entirely |personally |directly )?(?:the cause|the reason|the problem|the root cause)',
    ],
    why: person,
    suggestion: '"The … began when …; what contributed: …".',
  },
  {
    name: 'shipped bad code',
    kind: 'agent',
    strength: 'firm',
    says: [
      '{who} {did}(?:pushed|deployed|shipped|wrote|written|merged|committed|released|submitted|approved|delivered|checked in|rolled out|uploaded|introduced) (?:the |a |an |some |this |that |such |his |her |their |your )?(?:{degree} )?(?:bad|broken|faulty|buggy|untested|wrong|incorrect|unreviewed|defective|flawed|half-?finished|half-baked|terrible|insecure|poor|untested|unsafe|invalid)(?: [^\\s.,;:!?]+)?',
      '{who} {did}(?:used|clicked(?: on)?|ran|run|entered|chose|chosen|selected|picked|pressed|typed|executed|deleted|dropped|restarted|edited|changed|copied|updated|configured|opened|removed|hit|set|stopped|rebooted) (?:the |a |an )?wrong [^\\s.,;:!?]+',
      '{who} {did}(?:accidentally|inadvertently|mistakenly|erroneously|unknowingly) [a-z]+',
      '{who} {did}(?:misconfigured|mistyped|mishandled|mismanaged|misused|miscalculated|misjudged|corrupted|mis-?clicked|mis-?typed|leaked|cause[ds]? (?:this|that|it))(?= |[.,;:!?]|$)',
    ],
    why: 'What went out, and what let it pass, can be changed; who pressed the key cannot (Vesel 2020; Google SRE book).',
    suggestion: '"The change of … went out; the tests did not cover …".',
  },
  {
    name: 'introduced the bug',
    kind: 'agent',
    strength: 'soft',
    says: [
      '{X} {did}(?:introduced|added|created|shipped|pushed|merged|committed|deployed|wrote) (?:the|this|that|an?|another)(?: [^\\s.,;]+)? (?:bug|regression|vulnerability|defect|error|mistake|flaw)s?',
    ],
    why: person,
    suggestion: '"The bug came in with change …; the tests did not cover …".',
  },
  {
    name: "somebody's change broke",
    kind: 'agent',
    strength: 'firm',
    says: [
      "{X-s} (?:[^\\s.,;']+ ){0,2}(?:change|commit|query|deploy|deployment|merge|migration|script|patch|pr|pull request|code|fix|refactoring|refactor|release|update|push|rollout|config|work)s? {did}(?:broke|broken|took (?:down|out)|killed|crashed|caused|wrecked|brought down|destroyed|ruined|wiped)",
    ],
    why: 'One change seldom breaks a thing alone, and a name in front of it points at a person (Google SRE book; PagerDuty).',
    suggestion: '"Change #… and the condition … led to …".',
  },
  {
    name: 'mistake by',
    kind: 'agent',
    strength: 'firm',
    says: [
      '(?:mistakes?|errors?|oversights?|slip-ups?|screw-?ups?|blunders?|negligence|omissions?|failures?|carelessness|incompetence) (?:made )?(?:by|of|on the part of) {X}',
      '{X-s} (?:own |big |stupid |careless |terrible |fatal )?(?:mistake|error|blunder|screw-?up|negligence|carelessness|oversight|incompetence|failure to)s?',
      '{X} {did}made (?:a|an|the|this|that|another|some)(?: [^\\s.,;]+)? (?:mistake|error|blunder)s?',
    ],
    why: 'A mistake is known as one only afterwards; what made the step look right is worth more (PagerDuty; Dekker).',
    suggestion: 'Name the role, and what made the step look right at the time.',
  },
  {
    name: 'caused by an engineer',
    kind: 'agent',
    strength: 'firm',
    says: [
      '(?:caused|triggered|created|introduced|broken|deleted|destroyed|wiped|botched|brought (?:about|down)|taken down) by (?:a |an |the |one of our )?(?:mistake (?:of|by) )?(?:{role}|{name})',
      "(?:is|was|were|'s) (?:[^\\s.,;]+ ){0,2}(?:{name}'s|{role}'s?) (?:doing|handiwork|work again)",
    ],
    why: person,
    suggestion: '"Triggered by a manual step that …".',
  },
  {
    name: 'fat-fingered',
    kind: 'agent',
    strength: 'firm',
    says: [
      'fat[- ]fingere?(?:d|ing|s)?',
      'fat fingers?',
      '(?:typo|typing error|wrong command|copy-paste error) (?:made )?(?:by|from) {X}',
    ],
    why: 'Every tool is used with human fingers; the missing check is what can be changed (Google SRE book).',
    suggestion: '"The tool accepted … without a check".',
  },
  {
    name: 'thanks to',
    kind: 'sarcasm',
    strength: 'firm',
    says: [
      "thanks to (?:{X}|{X-s} (?:[^\\s.,;']+ ){1,3}),? (?:we|the|our|everyone|everything|all|prod|production|nothing) (?:have |has |had |'ve |got |are |is |were |was |now |all |all of us )*(?:lost|down|broke|broken|spent|had to|get to|wasted|missed|stuck|offline|cannot|can't|late)",
      '{X} (?:single-?handedly|managed to (?:break|delete|wipe|kill|crash|take down|bring down|destroy|lose))',
    ],
    why: 'Irony hurts its target and tells the others nothing (Ferreira et al. on incivility).',
    suggestion: 'State the effect, and the time.',
  },
  {
    name: 'clean up the mess',
    kind: 'agent',
    strength: 'firm',
    says: [
      '(?:clean(?:ed|ing)?(?: up)?|fix(?:ed|ing)?|sort(?:ed|ing)? out|deal(?:ing)? with|mop(?:ped|ping)? up|undo(?:ing)?) (?:after )?{X-s} (?:[^\\s.,;]+ )?(?:mess|garbage|crap|shit|screw-?up|mistakes?|blunders?)',
      'clean(?:ed|ing)? up after {X}',
    ],
    why: 'It speaks of a person where the work is meant (incivility kinds).',
    suggestion: '"Restore … after …".',
  },
  {
    name: 'human error',
    kind: 'error-label',
    strength: 'firm',
    says: [
      '(?:human|operator|user|pilot|engineer|developer|manual|administrator|admin|operational)(?: |-)(?:error|failure|mistake|oversight)(?= (?:on|by|was|is|as|in|during|when|that|led|caused|and|of)| ?[.,;:!?)\\n]| ?$)',
      'human (?:error|mistake|failure|failing)s?',
    ],
    why: label,
    suggestion: 'What made this step reasonable at that moment? Describe that.',
  },
  {
    name: 'root cause was a person',
    kind: 'error-label',
    strength: 'firm',
    says: [
      'root cause(?: of (?:[^\\s.,;]+ ){1,4}| [^\\s.,;]+ )?(?: ?(?:is|was|being)|:) (?:that )?(?:{X}|a (?:human|person|mistake)|an? (?:[^\\s.,;]+ ){1,2}(?:engineer|developer|operator|admin|person|intern|reviewer)|(?:an? )?(?:[^\\s.,;]+ )?(?:mistake|carelessness|negligence|incompetence|inexperience|inattention|laziness))',
    ],
    why: label,
    suggestion: 'List the conditions that contributed.',
  },
  {
    name: 'pebkac',
    kind: 'error-label',
    strength: 'firm',
    says: [
      'pebk?[am]c',
      'pebcak',
      'layer 8(?: (?:problem|issue|error)s?)?',
      'id-?10-?t(?: errors?)?',
      'between (?:the )?(?:keyboard and (?:the )?chair|chair and (?:the )?keyboard)',
    ],
    why: 'A joke on those who use it; what the interface suggested is left out (incivility kinds).',
    suggestion: 'Leave it out; describe what the interface showed.',
  },
  {
    name: 'the root cause',
    kind: 'error-label',
    strength: 'soft',
    says: [
      '(?:the|a) (?:single |one |sole |only |main |true |real |actual )?root cause',
      'single (?:cause|point of blame)',
    ],
    why: 'There is hardly ever one cause; the search stops where one is found (Allspaw, Infinite Hows; PagerDuty).',
    suggestion: '"What contributed: …".',
  },
  {
    name: 'at fault',
    kind: 'fault',
    strength: 'firm',
    says: [
      "(?:{X-s}|nobody but {X-s}|someone's|somebody's) (?:own |damn |goddamn )?fault",
      'fault of {X}',
      "{X} (?:is|are|was|were|'re|'s) (?:clearly |obviously |entirely |solely |partly |all |the ones? )?(?:at fault|to blame|guilty)",
      '(?:(?:put|place|lay|pin)(?:s|ed|ning)? the blame|blame lies|blame (?:is|falls)) (?:squarely |entirely )?(?:on|with) {who}',
      '(?:i|we) (?:squarely |only |really )?blame {who}',
      'whose (?:fault|mistake|idea|bug|mess) (?:is|was)(?: (?:this|that|it))?',
      'whose (?:change|commit|deploy|code) (?:broke|caused|did|killed|took)(?: (?:this|that|it))?',
      "who (?:is|was|'s) (?:at fault|to blame|guilty|responsible for this mess)",
      'only (?:himself|herself|themselves|yourself) to blame',
      'should take the blame',
    ],
    alsoOfOneself: true,
    why: fault,
    suggestion: '"… contributed", with the condition: the change, the limit, the missing check.',
  },
  {
    name: 'the culprit',
    kind: 'fault',
    strength: 'firm',
    says: [
      '(?:the )?guilty (?:party|parties|person|one|developer|engineer)',
      "{X} (?:is|was|are|were|'s) (?:the|our) (?:main |real |usual )?(?:culprits?|offenders?|perpetrators?)",
      '(?:the )?culprits? (?:is|was|are|were|here is|turned out to be) {X}',
      '(?:repeat|usual|worst) offenders?(?= (?:is|was|here|on|in) (?:{X}|the team))',
      'heads? (?:must|should|will|have to|has to|need to) roll',
      'name and shame',
    ],
    why: fault,
    suggestion: 'Say which change or component it was.',
  },
]
