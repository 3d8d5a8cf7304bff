/** What each kind of record says about its own, for the verbs that all kinds share. A new practice adds its entry. */
import * as ofDecisions from '#practices/decisions/rules.ts'
import { decisions, type Decision } from '#practices/decisions/schema.ts'
import * as ofFrictions from '#practices/frictions/rules.ts'
import { frictions, type Friction } from '#practices/frictions/schema.ts'
import * as ofIdeas from '#practices/ideas/rules.ts'
import { ideas, type Idea } from '#practices/ideas/schema.ts'
import * as ofQuestions from '#practices/questions/rules.ts'
import { questions, type Question } from '#practices/questions/schema.ts'
import * as ofRemedies from '#practices/remedies/rules.ts'
import { remedies, type Remedy } from '#practices/remedies/schema.ts'
import * as ofTips from '#practices/tips/rules.ts'
import { tips, type Tip } from '#practices/tips/schema.ts'
import * as ofTrails from '#practices/trails/rules.ts'
import { trails, type Trail } from '#practices/trails/schema.ts'
import type { RuledKind } from '#records/ruled-kind.ts'

const decisionRules: RuledKind<Decision> = {
  kind: decisions,
  edit: ofDecisions.edit,
  mustBeRemovable: ofDecisions.mustBeRemovable,
}

const ideaRules: RuledKind<Idea> = {
  kind: ideas,
  edit: ofIdeas.edit,
  mustBeRemovable: ofIdeas.mustBeRemovable,
}

const frictionRules: RuledKind<Friction> = {
  kind: frictions,
  edit: ofFrictions.edit,
  mustBeRemovable: ofFrictions.mustBeRemovable,
}

const remedyRules: RuledKind<Remedy> = {
  kind: remedies,
  edit: ofRemedies.edit,
  mustBeRemovable: ofRemedies.mustBeRemovable,
}

const questionRules: RuledKind<Question> = {
  kind: questions,
  edit: ofQuestions.edit,
  mustBeRemovable: ofQuestions.mustBeRemovable,
}

const tipRules: RuledKind<Tip> = {
  kind: tips,
  edit: ofTips.edit,
  mustBeRemovable: ofTips.mustBeRemovable,
}

const trailRules: RuledKind<Trail> = {
  kind: trails,
  edit: ofTrails.edit,
  mustBeRemovable: ofTrails.mustBeRemovable,
}

export const ruledKinds: readonly RuledKind[] = [
  decisionRules,
  ideaRules,
  frictionRules,
  remedyRules,
  questionRules,
  tipRules,
  trailRules,
]
