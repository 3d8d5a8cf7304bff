/** What one can do about who belongs to the workspace: members, teams, invitations, tokens. */
import { z } from 'zod'
import { pageOf, paging } from '#records/page.ts'
import { roles, scopes } from '#verbs/access.ts'
import { defineVerb } from '#verbs/verb.ts'
import { AuditLine, listAudit, ofTheWorkspace } from './audit.ts'
import {
  invite,
  Invitation,
  letReset,
  Link,
  listInvitations,
  revokeInvitation,
} from './invitations.ts'
import {
  changeRole,
  deactivateMember,
  getMember,
  listMembers,
  Member,
  reactivateMember,
  renameMember,
  signOutEverywhere,
} from './members.ts'
import { disbandTeam, joinTeam, leaveTeam, listTeams, makeTeam, renameTeam, Team } from './teams.ts'
import { listTokens, makeToken, revokeToken, Token } from './tokens.ts'

const oneLine = (what: string) =>
  z
    .string()
    .trim()
    .min(1, `${what} has at least one letter`)
    .max(100)
    .refine((name) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(name), `${what} is one line`)

/** As others see it. */
const MemberName = oneLine('a name')
const TeamName = oneLine('the name of a team').describe('What the team calls itself.')
const memberId = z.uuid().describe('The id of the member.')
const teamId = z.uuid().describe('The id of the team.')
const days = (most: number) => z.int().min(1).max(most)

export const membersList = defineVerb({
  name: 'members.list',
  summary: 'List who belongs to this workspace, and as what.',
  access: 'read',
  input: z.strictObject(paging),
  output: pageOf(Member),
  run: listMembers,
})

export const whoAmI = defineVerb({
  name: 'members.me',
  summary: 'Say who you are here.',
  access: 'read',
  input: z.strictObject({}),
  output: Member,
  run: (ctx) => getMember(ctx, ctx.actor.id),
})

export const renameMyself = defineVerb({
  name: 'members.rename',
  summary: 'Change the name that others see of you.',
  access: 'own',
  operands: ['name'],
  input: z.strictObject({ name: MemberName }),
  output: Member,
  run: (ctx, { name }) => renameMember(ctx, ctx.actor.id, name),
})

export const signOut = defineVerb({
  name: 'members.signout',
  summary: 'Sign yourself out everywhere, here too.',
  access: 'own',
  input: z.strictObject({}),
  output: Member,
  run: (ctx) => signOutEverywhere(ctx, ctx.actor.id),
})

export const setRole = defineVerb({
  name: 'members.change',
  summary: 'Make a member an owner, a member or a guest; their sessions end.',
  access: 'administer',
  operands: ['id', 'role'],
  input: z.strictObject({
    id: memberId,
    role: z.enum(roles).describe('What they are from now on.'),
  }),
  output: Member,
  run: (ctx, { id, role }) => changeRole(ctx, id, role),
})

export const deactivate = defineVerb({
  name: 'members.deactivate',
  summary: 'Let a member in no longer, nor their tokens; their words stay.',
  access: 'administer',
  operands: ['id'],
  input: z.strictObject({ id: memberId }),
  output: Member,
  run: (ctx, { id }) => deactivateMember(ctx, id),
})

export const reactivate = defineVerb({
  name: 'members.reactivate',
  summary: 'Let a member in again.',
  access: 'administer',
  operands: ['id'],
  input: z.strictObject({ id: memberId }),
  output: Member,
  run: (ctx, { id }) => reactivateMember(ctx, id),
})

export const resetPassword = defineVerb({
  name: 'members.reset',
  summary: 'Make a link by which a member gives themselves a new password, within a day.',
  access: 'administer',
  onlyFor: 'a person',
  isSecret: true,
  operands: ['id'],
  input: z.strictObject({ id: memberId }),
  output: Link,
  run: (ctx, { id }) => letReset(ctx, id),
})

export const inviteSomebody = defineVerb({
  name: 'invitations.make',
  summary: 'Make a link by which one person joins.',
  access: 'administer',
  isSecret: true,
  input: z.strictObject({
    role: z.enum(roles).default('member').describe('What they will be.'),
    email: z
      .email('this is no e-mail address')
      .max(320)
      .nullable()
      .default(null)
      .describe(
        'Whom it is for: nobody else can use it, and they may come by GitHub or OIDC, too.',
      ),
    days: days(30).default(7).describe('How long it holds.'),
  }),
  output: z.object({ id: z.uuid(), ...Link.shape }),
  run: invite,
})

export const invitationsList = defineVerb({
  name: 'invitations.list',
  summary: 'List invitations, the newest first, with what became of them.',
  access: 'read',
  onlyFor: 'owners',
  input: z.strictObject(paging),
  output: pageOf(Invitation),
  run: listInvitations,
})

export const takeInvitationBack = defineVerb({
  name: 'invitations.revoke',
  summary: 'Take an invitation back.',
  access: 'administer',
  operands: ['id'],
  input: z.strictObject({ id: z.uuid().describe('The id of the invitation.') }),
  output: Invitation,
  run: (ctx, { id }) => revokeInvitation(ctx, id),
})

export const tokensMake = defineVerb({
  name: 'tokens.make',
  summary: 'Make a token for a program of yours; it is shown once.',
  access: 'own',
  isSecret: true,
  operands: ['name'],
  input: z.strictObject({
    name: oneLine('a name').describe('What it is for.'),
    scopes: z.array(z.enum(scopes)).min(1).max(3).default(['read']).describe('What it may do.'),
    practices: z
      .array(z.string().regex(/^[a-z]{1,30}$/, 'a practice is a word such as ideas'))
      .min(1)
      .max(50)
      .nullable()
      .default(null)
      .describe('Only verbs of these practices.'),
    days: days(366).nullable().default(90).describe('How long it holds.'),
  }),
  output: Token.extend({ secret: z.string() }).meta({ id: 'NewToken' }),
  run: makeToken,
})

export const tokensList = defineVerb({
  name: 'tokens.list',
  summary: 'List your tokens, the newest first, without what they end with.',
  access: 'read',
  onlyFor: 'a person',
  input: z.strictObject(paging),
  output: pageOf(Token),
  run: listTokens,
})

export const tokensRevoke = defineVerb({
  name: 'tokens.revoke',
  summary: 'Take a token of yours back, for good.',
  access: 'own',
  operands: ['id'],
  input: z.strictObject({ id: z.uuid().describe('The id of the token.') }),
  output: Token,
  run: (ctx, { id }) => revokeToken(ctx, id),
})

export const auditList = defineVerb({
  name: 'audit.list',
  summary: 'Read what was done about this workspace, the newest first.',
  access: 'read',
  onlyFor: 'owners',
  input: z.strictObject({
    of: z.array(z.enum(ofTheWorkspace)).optional().describe('Only acts about these.'),
    member: z
      .uuid()
      .optional()
      .describe('Only what this member did about the workspace, and what was done about them.'),
    ...paging,
  }),
  output: pageOf(AuditLine),
  run: listAudit,
})

export const teamsList = defineVerb({
  name: 'teams.list',
  summary: 'List the teams, and who is in them.',
  access: 'read',
  input: z.strictObject(paging),
  output: pageOf(Team),
  run: listTeams,
})

export const teamsMake = defineVerb({
  name: 'teams.make',
  summary: 'Begin a team.',
  access: 'write',
  operands: ['name'],
  input: z.strictObject({ name: TeamName }),
  output: Team,
  run: (ctx, { name }) => makeTeam(ctx, name),
})

export const teamsRename = defineVerb({
  name: 'teams.rename',
  summary: 'Give a team another name.',
  access: 'write',
  operands: ['id', 'name'],
  input: z.strictObject({ id: teamId, name: TeamName }),
  output: Team,
  run: (ctx, { id, name }) => renameTeam(ctx, id, name),
})

export const teamsJoin = defineVerb({
  name: 'teams.join',
  summary: 'Join a team.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject({ id: teamId }),
  output: Team,
  run: (ctx, { id }) => joinTeam(ctx, id, ctx.actor.id),
})

export const teamsLeave = defineVerb({
  name: 'teams.leave',
  summary: 'Leave a team.',
  access: 'own',
  operands: ['id'],
  input: z.strictObject({ id: teamId }),
  output: Team,
  run: (ctx, { id }) => leaveTeam(ctx, id, ctx.actor.id),
})

export const teamsAdd = defineVerb({
  name: 'teams.add',
  summary: 'Put a member into a team.',
  access: 'administer',
  operands: ['id', 'member'],
  input: z.strictObject({ id: teamId, member: memberId }),
  output: Team,
  run: (ctx, { id, member }) => joinTeam(ctx, id, member),
})

export const teamsRemove = defineVerb({
  name: 'teams.remove',
  summary: 'Take a member out of a team.',
  access: 'administer',
  operands: ['id', 'member'],
  input: z.strictObject({ id: teamId, member: memberId }),
  output: Team,
  run: (ctx, { id, member }) => leaveTeam(ctx, id, member),
})

export const teamsDisband = defineVerb({
  name: 'teams.disband',
  summary: 'Take a team away; its members stay in the workspace.',
  access: 'administer',
  operands: ['id'],
  input: z.strictObject({ id: teamId }),
  output: Team,
  run: (ctx, { id }) => disbandTeam(ctx, id),
})
