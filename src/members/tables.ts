/** The tables of who belongs to a workspace, as their migration makes them. Members stand among the records they wrote. */

/** A type, not an interface: Kysely adds its tables to those of others. */
export type MembersTables = {
  own_account: OwnAccountTable
  workspace: WorkspaceTable
  team: TeamTable
  team_member: TeamMemberTable
  invitation: InvitationTable
  reset: ResetTable
  token: TokenTable
}

export interface WorkspaceTable {
  is_it: boolean
  url: string
}

export interface TeamTable {
  team_id: string
  name: string
  created_at: Date
}

export interface TeamMemberTable {
  team_id: string
  member_id: string
}

export interface InvitationTable {
  invitation_id: string
  digest: Buffer
  role: 'owner' | 'member' | 'guest'
  email: string | null
  /** null where the server itself did. */
  invited_by: string | null
  created_at: Date
  expires_at: Date
  used_at: Date | null
  revoked_at: Date | null
}

export interface ResetTable {
  digest: Buffer
  member_id: string
  created_at: Date
  expires_at: Date
  used_at: Date | null
}

export interface TokenTable {
  token_id: string
  member_id: string
  name: string
  digest: Buffer
  scopes: ('read' | 'write' | 'administer')[]
  /** null for all. */
  practices: string[] | null
  created_at: Date
  expires_at: Date | null
  /** YYYY-MM-DD */
  used_on: string | null
  revoked_at: Date | null
}

/** Which account of a forge a member says is theirs. */
export interface OwnAccountTable {
  account_key: string
  member_id: string
}
