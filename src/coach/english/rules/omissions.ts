/** What somebody did not do, or did against the rules. */
import type { Rule } from '../../hint.ts'

const omission =
  'It tells what somebody did not do. What they did instead, and why it made sense, is what can be changed (Dekker).'
const procedure =
  'Work as written and work as done always differ; the path that was open is what can be changed (Bergström; Dekker).'

export const omissionRules: readonly Rule[] = [
  {
    name: 'failed to',
    kind: 'omission',
    strength: 'firm',
    says: [
      '{X} {did}(?:failed|neglected|omitted) to [a-z]+',
      '{who} {did}neglected to [a-z]+',
      '{X} (?:is|was|are|were) (?:failing|neglecting) to [a-z]+',
      '(?:they|operations|\\ue002+) {did}failed to (?:monitor|notice|check|test|communicate|tell|inform|ask|read|realise|realize|document|escalate|follow|consider|understand|anticipate|mention|review|verify)',
    ],
    why: omission,
    suggestion: 'Say what was done instead, and why it made sense.',
  },
  {
    name: 'did not check',
    kind: 'omission',
    strength: 'firm',
    says: [
      "{who} (?:(?:did|had|has|have)(?: not|n't)|never) (?:even |really |properly |fully |actually |thoroughly |bother to |carefully |take the time to |think to |manage to |care to )*(?:test|tested|check|checked|double-check|notice|noticed|verify|verified|think|thought|communicate|communicated|inform|informed|review|reviewed|ask|asked|understand|understood|know|known|consider|considered|reali[sz]e|reali[sz]ed|catch|caught|monitor|monitored|escalate|escalated|validate|validated|document|documented|coordinate|coordinated|respond|responded|react|reacted|anticipate|anticipated|learn|learned|tell|told|listen|listened|watch|watched|pay|plan|planned|do (?:their|his|her|your|the) (?:job|homework|research|work))(?= |[.,;:!?]|$)",
      "you (?:did(?: not|n't)|never) (?:even|bother to) [a-z]+",
      '(?:nobody|no one|no-one|none of (?:them|you)) (?:was|were|is|are) (?:even |really |actually )?(?:watching|looking|monitoring|paying|checking|thinking|listening|testing)',
    ],
    alsoDenied: true,
    why: omission,
    suggestion: 'Say what was done instead, and what there was to be seen.',
  },
  {
    name: 'forgot to',
    kind: 'omission',
    strength: 'firm',
    says: [
      '{who} {did}(?:forgot|forgotten|forgets?)(?: to [a-z]+| about (?:the|it|this)| the| that)?',
    ],
    why: omission,
    suggestion: '"The step was manual, and not in the runbook".',
  },
  {
    name: 'missed the alert',
    kind: 'omission',
    strength: 'firm',
    says: [
      "{who} {did}(?:overlooked|missed|failed to see|did not see|didn't see|slept through|misread|misinterpreted) (?:the|this|that|an?|all|these|those|several|every|two|three|four|multiple|many|our)(?: [^\\s.,;]+){0,2} ?(?:alerts?|alarms?|warnings?|pages?|signs?|signals?|e-?mails?|messages?|notifications?|errors?|bugs?|problems?|symptoms?|obvious|deadline)",
    ],
    why: 'Among all that asked for attention, what set this one apart? (Dekker; Etsy Debriefing Guide)',
    suggestion: '"The alert was one of …; what it showed was …".',
  },
  {
    name: 'ignored the warning',
    kind: 'omission',
    strength: 'firm',
    says: [
      '{who} (?:has |have |had |just |simply |completely |chose to |decided to |repeatedly |consistently |kept |again )*(?:ignored|ignoring|ignore|disregarded|dismissed|brushed (?:off|aside)|shrugged off)(?= (?:the|this|that|all|our|my|his|her|an?|these|those|several|every|two|three|four|multiple|many|repeated|warnings?|alerts?|alarms?|advice|feedback))',
    ],
    why: 'From where they sat it may not have looked like a warning (Dekker; Bergström).',
    suggestion: 'Tell what the warning looked like from their seat.',
  },
  {
    name: 'skipped review',
    kind: 'procedure',
    strength: 'firm',
    says: [
      '{who} {did}(?:deployed|pushed|merged|ran|changed|released|shipped|restarted|deleted|committed|approved|made|applied|went|acted|rolled|copied|edited|turned|switched|updated)(?: [^\\s.,;:!?]+){0,4} without (?:proper |any |first |even |so much as )?(?:reviews?|testing|tests?|checking|running|asking|reading|telling|looking|thinking|verifying|approval|permission|notice|warning|consulting|informing|understanding)',
      '{who} {did}(?:skipped|bypassed|circumvented|sidestepped|cut corners?|dodged|evaded|worked around)(?: (?:the|our|all|every|code|any|on|with|mandatory))?(?: [^\\s.,;]+)? ?(?:review|reviews|process|approval|tests?|testing|checks?|checklist|runbook|procedures?|staging|qa|rules|policy|policies|ci|corners?)?',
      "(?:thinks?|believes?) (?:that )?(?:the )?rules (?:do not|don't) apply",
    ],
    why: procedure,
    suggestion: '"The path without review was open, because …".',
  },
  {
    name: 'did not follow the process',
    kind: 'procedure',
    strength: 'firm',
    says: [
      "{who} (?:(?:did|do|does|has|have|had)(?: not|n't)|never|failed to) (?:follow|followed|adhere to|respect|respected|comply with|stick to|obey|obeyed|bother with)(?: (?:the|our|any|standard|proper|correct|this|that|established))*(?: [^\\s.,;]+){0,2} (?:process(?:es)?|procedures?|runbooks?|rules?|polic(?:y|ies)|guidelines?|guides?|checklists?|protocols?|instructions?|steps|standards?|playbooks?|conventions?)",
      "(?:process|procedure|runbook|rules?|policy|guidelines?|checklist|protocol|instructions|playbook)s? (?:was|were)(?: not|n't) (?:followed|respected|obeyed|adhered to)",
    ],
    why: procedure,
    suggestion: 'Compare how it is written with how it is usually done.',
  },
  {
    name: 'violation',
    kind: 'procedure',
    strength: 'soft',
    says: [
      '(?:violation|breach|non-?compliance) (?:of|with) (?:the |our |company )?(?:[^\\s.,;]+ )?(?:process|procedure|policy|policies|rules?|guidelines?|protocol)',
      '{who} {did}violated (?:the|our|company)',
    ],
    why: procedure,
    suggestion: '"The work differed from the document in …".',
  },
  {
    name: 'failure to',
    kind: 'omission',
    strength: 'firm',
    says: [
      'failure (?:to|of {X} to) (?:notice|communicate|check|test|follow|inform|tell|escalate|read|recognise|recognize|react|realise|realize|understand|ask|document|anticipate|consider|verify|review)',
    ],
    why: omission,
    suggestion: 'Describe what was noticed, and when.',
  },
  {
    name: 'despite being told',
    kind: 'procedure',
    strength: 'firm',
    says: [
      '(?:despite|in spite of|even after) (?:having been|being|(?:the |our |my |all |repeated |several |multiple |many |numerous ){0,3}(?:clear )?(?:warnings?|instructions?|reminders?)(?: (?:from|by|not to|to))?)(?: (?:explicitly |repeatedly |clearly )?(?:told|warned|asked|instructed|reminded|advised))?',
    ],
    why: 'A message is heard in its context; without it this is a reproach (Bergström).',
    suggestion: 'Give the message, and what else was going on.',
  },
  {
    name: 'nobody bothered',
    kind: 'omission',
    strength: 'firm',
    says: [
      '(?:nobody|no one|no-one|none of (?:you|them|us)|not one person|{X}|they) (?:has |have |had |even |ever |obviously |clearly |apparently |really )*(?:bothered|cared(?: enough)?)(?: to)?',
      '(?:nobody|no one|no-one|none of (?:you|them)) (?:has |have |had |even |ever |obviously |clearly |apparently )*(?:checked|looked|noticed|tested|thought(?: (?:about|of))?|read|asked|reviewed|tried)',
      "(?:(?:did|do|does|could)(?: not|n't)|cannot|can't) (?:even )?(?:be )?bother(?:ed)?(?: to| with)?",
    ],
    alsoDenied: true,
    why: 'It judges what people wished; whether the process has such a step is what can be changed (Bergström).',
    suggestion: '"No step in the process checks …".',
  },
]
