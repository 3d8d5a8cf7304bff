/** Remedies that only ask people to try harder, or that punish them. */
import type { Rule } from '../../hint.ts'

const remedy = 'People were careful already; a change to the system lasts longer (Etsy; PagerDuty).'
const punish = 'Where people fear for themselves, the next incident is told late (Google SRE book).'

export const remedyRules: readonly Rule[] = [
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
      '(?:be|being) (?:a (?:bit|little) |much |far |even )?(?:more) (?:careful|attentive|diligent|vigilant|mindful|thorough|cautious|disciplined|conscientious|professional|considerate|proactive|responsible)(?= |{end})',
      '(?:must|should|need to|needs to|has to|have to|ought to|please|to) (?:take|exercise|show|apply|display) (?:much |far |a bit |a little )?(?:more|greater|better|extra|due|proper) (?:care|caution|attention|diligence|ownership|responsibility|discipline|initiative|vigilance)',
      '(?:double-?check|check|review|test|verify) (?:their|his|her|your) (?:own )?(?:work|code|changes|typing|input|commands?)(?= (?:in future|next|before|properly|more|better|from now|going forward)|{end})',
      '(?:make sure|ensure) (?:that )?(?:people|everyone|everybody|engineers|developers|staff|the team|all (?:engineers|developers|staff)|operators|he|she) (?:always |properly |actually |really )?(?:double-checks?|checks?|tests?|reads?|follows?|thinks?|knows? (?:better|what they)|understands?|is (?:more )?careful|are (?:more )?careful|pays?|remembers?|does (?:their|his|her)|do their)',
      '(?:has|have|had|were|was|will be|are|must be|should be|need to be|been) (?:all )?(?:formally |again )?reminded (?:of|to|that|about|not)',
      '(?:please )?try to (?:be|do|pay|think|write|test|read)(?: [^\\s.,;]+){0,5} (?:next time|in (?:the )?future|from now on|for once)',
      "{begin}(?:please,? |so,? |just |maybe |perhaps )*(?:do better|try harder|pay (?:more )?attention(?: to [^.,;]{1,30})?|be (?:more )?careful(?: next time| in future)?|think (?:first|twice|harder|next time|before you(?: [a-z]+)?)|use your (?:head|brain)|wake up|concentrate|look before you|focus(?= ?[.!])|watch what you(?:'re| are))(?= ?|{end})",
      'next time,? (?:please |maybe |just |perhaps |you might |you could )*(?:think|read|test|check|ask|be (?:more )?[a-z]+|pay|look|try|use your|do your|double-check)(?: [a-z]+)?',
      '(?:think|look|check|test|read|ask) before (?:you|pushing|merging|committing|deploying|posting|asking|speaking|you)(?: [a-z]+)?(?= ?[.!]| next| for| and)',
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
      'remind (?:{who}|all|all (?:the )?(?:engineers|developers|teams|people|staff|operators|of them)|people|the(?! users?)|our)(?: [^\\s.,;]+)? ?(?:to|that|about|of)',
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
      '{one} (?:needs?|has|must) (?:to )?(?:learn|be taught|be told|grow up)(?= )',
      '{who}(?: responsible| involved| in question)? (?:needs?|should|must|will|has to|have to|ought to)(?: to)?(?: be| get| receive| undergo)? (?:re-?train(?:ed|ing)|disciplin(?:ed|e|ary)|more training|better training|proper training|remedial|trained (?:properly|better|again)|fired|sacked|punished|reprimanded|written up|let go|demoted)',
      '(?:be|been|get|gets|getting) (?:fired|sacked|punished|reprimanded|disciplined|demoted)',
      'disciplinary (?:action|measures?|proceedings|process)',
      "{who} (?:really |clearly |obviously |desperately |badly |seriously |urgently )?(?:needs?|has|have|must|should|had better|ought|'d better) (?:to )?(?:really )?(?:be taught|be told|grow up|own up|take responsibility|step up|get (?:a grip|(?:his|her|their|your) act)|explain (?:him|her|them|your)sel(?:f|ves)|apologi[sz]e|wake up|pull|up (?:his|her|their|your) game|start (?:thinking|listening|testing|reading|caring|doing|taking)|stop (?:[a-z]+ing)|think|answer for|justify|be (?:watched|supervised|replaced|removed|kept|made)|try harder|do better|go back|face)(?= |{end})",
      '(?:will|should|must|needs? to|has to|have to|is to|are to) (?:receive|undergo|get|be given|be sent|go (?:through|on|to)|attend|take) (?:an? |some |additional |more |further |mandatory |extra |another |refresher |basic |proper |remedial |re-?)*(?:training|coaching|lessons?|supervision)',
      '(?:{X}|responsible|involved|concerned|in question) (?:has|have|had|were|was|will be|is being|are being|has been|have been)(?: been)? (?:spoken to|dealt with|disciplined|reprimanded|let go|given a (?:final )?warning|sanctioned|removed from|put on|talked to|told off|identified and)',
      '(?:final|last|formal|written|official) warning(?= |{end})(?! (?:message|sign|level|from|of))',
      '(?:lose|loses|losing|lost|revoked?|revoking|remove|removed|strip|stripped|taken away|take away|withdrawn)(?: [^\\s.,;]+){0,4} (?:access|rights|permissions|privileges)? ?(?:from|of|for) (?:{X}|those|anyone|people)(?= (?:who|that)|{end})',
      "(?:{X}|those|people|anyone|someone|engineers|developers) (?:who )?(?:cannot|can't|should not|shouldn't|could not) be trusted",
      '(?:be|been|get|gets|getting) (?:taken off|removed from|kicked off|thrown off|banned from|kept away from) (?:the )?(?:team|project|rota|rotation|on-call|prod|production|access)',
      '(?:someone|somebody|i|we) (?:really )?(?:needs?|has|have|should|ought)(?: to)? (?:teach|explain to|tell|show|remind|educate) (?:{X}|them|him|her|{fields}|those|these|some)(?: [^\\s.,;]+){0,4}',
      'gets? (?:people|you|someone|somebody|us|engineers|developers) (?:fired|sacked|demoted|in trouble)',
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
      '(?:be|been|being|get|gets) (?:made to |forced to )(?:answer|pay|account|apologi[sz]e|explain|own|fix|clean)',
      '(?:answerable|accountable) (?:for|to)(?: [^\\s.,;]+){1,3}{end}',
      '(?:must|should|will|has to|have to|needs to) (?:face|pay|suffer|bear|take)(?: [^\\s.,;]+){0,2} (?:consequences|price|blame|responsibility|fall)',
      "will not (?:be tolerated|go unpunished|be accepted)|won't be tolerated|zero tolerance",
      '(?:responsible|guilty|offending) (?:person|party|engineer|developer|team|employee|operator|individual|colleague|admin)s? (?:has|have|had|will|was|were|must|should)(?: been| be)* (?:identified|found|named|located|informed|punished|warned|disciplined|dealt|spoken|talked|removed|reported|held)',
    ],
    alsoOfOneself: true,
    why: punish,
    suggestion: 'Name who can improve what.',
  },
]
