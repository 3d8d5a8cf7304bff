/** Words for people and their teams. */
import { listed } from './listed.ts'

/** People for certain, one at a time. */
export const someone = listed('you he she someone somebody whoever')

/** People where they do what only people do. */
export const everyone = listed('they nobody everyone everybody anyone anybody noone')

/** What people are called by what they do; of each also its plural. */
export const roles = listed(
  `engineer developer dev programmer coder operator admin administrator sysadmin dba intern contractor subcontractor consultant reviewer author
  committer maintainer manager tester colleague coworker co-worker person guy responder newbie newcomer freelancer analyst technician
  employee architect designer scientist student trainee apprentice boss director executive director founder cto ceo vp executive officer
  commander captain  scrum-master  vendor hire graduate expert specialist hacker
  teammate staffer owner lead leader team squad crew department committee board group folk bloke lady man woman 
  administrator auditor pm po sre approver assignee submitter requester `,
)

/** Already plural, or without one. */
export const groups = listed(
  'people folks staff guys management leadership ops devops qa sres personnel devs dbas men women leads on-call oncall juniors seniors',
)

/** Teams by their field alone: "Legal is stalling us". A system may be called so, too. */
export const fields = listed(
  `marketing sales legal finance security support engineering backend frontend infra infrastructure product procurement hr compliance
  platform billing networking accounting purchasing operations recruiting`,
)

/** What may stand before a role. */
export const beforeRoles = listed(
  `new newest junior senior lead on-call oncall on call responsible former old same other whole entire external second first next last
  backend back-end frontend front-end mobile web platform infra infrastructure network networking database data security release operations ops
  dev qa support payments payment product project test build core cloud storage site reliability software devops sre legal marketing sales it
  design night day vendor api app identity billing checkout search customer integration migration systems system service development duty
  previous inexperienced experienced overworked tired young so-called self-appointed supposed principal staff scrum technical tech
  engineering hardware incident client partner third-party offshore outsourced remote local internal ios android linux windows dba
  devrel growth ui ux frontend-team helpdesk help-desk desk shift current present original particular certain poor hired two three`,
)

/** What begins a group of words for people: "the new engineer". */
export const determiners = listed(
  'the our your their his her my a an this that these those some another one two three every each both all most several many whichever which certain any no',
)
