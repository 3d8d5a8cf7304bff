/** What did not happen: "should have", "could have", "if only". They tell the reader's wish, not the story. */
import type { Rule } from '../../hint.ts'

const why =
  'It tells what did not happen. What they saw and why it made sense is what others can learn from (Dekker, Field Guide).'

export const counterfactualRules: readonly Rule[] = [
  {
    name: 'should have known',
    kind: 'counterfactual',
    strength: 'firm',
    says: [
      "{who} (?:really |certainly |clearly |definitely |at least |also )?(?:should|ought to|must)(?: {have}|'ve) (?:really |at least |already |just )?(?:known|been aware|known better|realised|realized|understood|seen)(?: (?:better|that|this|it|about))?",
      '(?:should|ought to) know better',
    ],
    why,
    suggestion: '"… saw …; the signal … was not visible there".',
  },
  {
    name: 'should have tested',
    kind: 'counterfactual',
    strength: 'firm',
    says: [
      "{who} (?:really |certainly |clearly |definitely |at least |also )?(?:should|ought to)(?: {have}|'ve) (?:at least |just |really |actually |also |properly |already |first |simply )?{human-act}",
      "{who} (?:should(?: not|n't)|ought not to) (?:{have} )(?:ever |even |just )?[a-z]+(?:ed|en|ne|ut|d|t)(?= )",
      "should(?:'ve| have| of) (?:been )?(?:thought of|paid (?:more )?attention|known better|listened|been more careful)",
    ],
    why,
    suggestion: 'Tell which check there was: "the check … did not exist", "… took three hours".',
  },
  {
    name: 'could have prevented',
    kind: 'counterfactual',
    strength: 'firm',
    says: [
      "{who} (?:could|might|would)(?: (?:so )?(?:easily|simply|just))?(?: {have}|'ve) (?:easily |simply |just |been able to )?(?:prevent|avoid|asked|told|saved us|tested|checked|{avoided})",
    ],
    why,
    suggestion: 'Make it an action: "we will add …".',
  },
  {
    name: 'would have seen it',
    kind: 'counterfactual',
    strength: 'firm',
    says: [
      "(?:{who}|anyone|anybody|any (?:[a-z]+ )?(?:engineer|developer|operator|person|reviewer|team|admin)|a (?:competent|good|decent|careful|real|proper|better) (?:engineer|developer|operator|person|reviewer|team|admin|programmer)) (?:would)(?: {have}|'ve) (?:easily |immediately |quickly |certainly |instantly )?(?:seen|noticed|caught|known|found|spotted|realised|realized|understood|told)",
    ],
    why,
    suggestion: '"At that time the dashboard showed …".',
  },
  {
    name: 'caught in review',
    kind: 'counterfactual',
    strength: 'soft',
    says: [
      "should(?: have|'ve| of) been (?:caught|noticed|found|spotted|detected|seen|flagged|tested|checked)(?: (?:in|by|during|at) (?:the )?(?:code )?(?:review|reviewers?|tests?|testing|qa))?",
    ],
    why,
    suggestion: '"The review showed …, not …".',
  },
  {
    name: 'easily avoided',
    kind: 'counterfactual',
    strength: 'firm',
    says: [
      "(?:could|should|might)(?: {have}|'ve) (?:so )?(?:been )?(?:easily|trivially|simply|readily) (?:been )?{avoided}",
      '(?:could|should|might) (?:so )?(?:easily|trivially|simply|readily) {have} been {avoided}',
      '(?:easily|entirely|totally|completely|perfectly|so) (?:avoidable|preventable)',
    ],
    why,
    suggestion: 'Say which guard is missing.',
  },
  {
    name: 'would not have happened',
    kind: 'counterfactual',
    strength: 'firm',
    says: [
      "(?:would(?:n't| not| never)|none of (?:this|that|it) would) {have} (?:happened|occurred|been necessary|broken|gone down|gone wrong)",
    ],
    alsoDenied: true,
    why,
    suggestion: 'Tell what did happen, in order.',
  },
  {
    name: 'if only',
    kind: 'counterfactual',
    strength: 'firm',
    says: [
      'if only (?:{who}|i|we|the|this|that|someone|people|it|there)',
      'if (?:{X}|they|people) had (?:only |just |actually |simply |at least |bothered to |ever )?(?:{human-act}|done (?:their|his|her|your|the) (?:job|homework))',
    ],
    alsoOfOneself: true,
    why,
    suggestion: 'Tell what did happen, in order.',
  },
  {
    name: 'had you just',
    kind: 'counterfactual',
    strength: 'firm',
    says: [
      'had {who} (?:just|simply|only|actually|bothered to|at least) [a-z]+',
      'had {who} {human-act}',
    ],
    why,
    suggestion: 'Tell what did happen, in order.',
  },
  {
    name: 'in hindsight',
    kind: 'hindsight',
    strength: 'soft',
    says: [
      '(?:in|with) (?:hindsight|retrospect),? (?:it |this |that )?(?:was|is|were|seems|looks|should)(?: [^\\s.,;]+)?(?: obvious| clear| predictable)?',
      '(?:was|were) (?:obvious|clear|predictable|foreseeable|bound to happen)(?= (?:that|from))',
    ],
    why: 'What is plain now was one of many signs then (Dekker; PagerDuty).',
    suggestion: '"Then: …. We now know: …".',
  },
  {
    name: 'waiting to happen',
    kind: 'hindsight',
    strength: 'firm',
    says: [
      "(?:any(?:one|body)|everyone|everybody|a child|a blind man) (?:could|can|should)(?: have|'ve) (?:seen|known|told|predicted|foreseen|guessed)",
      '(?:disaster|accident|outage|incident|failure|catastrophe) (?:just )?waiting to happen',
      'only a matter of time',
      '(?:obvious|clear) (?:that )?(?:this|it|that) (?:would|was going to|was bound to) (?:blow up|break|fail|happen|go wrong|explode|crash|collapse)',
      '(?:see|saw|seen) (?:this|it|that) coming(?: (?:a mile|from a mile|miles) (?:off|away))?',
    ],
    why: 'Afterwards it looks inevitable, which hides what people had to choose from (Dekker; PagerDuty).',
    suggestion: 'Begin the timeline before the event: what was seen, and by whom?',
  },
  {
    name: 'I told you so',
    kind: 'hindsight',
    strength: 'firm',
    says: [
      '(?:i|we) (?:told|warned) (?:you|them|everyone|everybody|the team|management|people)(?: all)?(?: (?:so|that this|this would|months ago|weeks ago|years ago|about this|it would)| [^.,;!?]{0,30} (?:this|it) would)',
      'told you so',
      '(?:i|we) knew (?:it|this|that)(?: (?:all along|would|was going to|from the start)| [^.,;!?]{0,20}would)',
      'knew all along',
      '(?:just )?as (?:i|we) (?:predicted|warned)',
    ],
    alsoOfOneself: true,
    why: 'It settles an old score; what kept the earlier note from being acted on is the question (Dekker).',
    suggestion: 'Link the earlier note, and ask what stopped it.',
  },
]
