/** The tables of how members sign in, as their migration makes them. What better-auth wants and we leave empty is here, too. */

/** A type, not an interface: Kysely adds its tables to those of others. */
export type AccountTables = {
  login: LoginTable
  session: SessionTable
  way: WayTable
  verification: VerificationTable
  attempt: AttemptTable
}

export interface LoginTable {
  id: string
  name: string
  email: string
  email_verified: boolean
  image: string | null
  created_at: Date
  updated_at: Date
}

export interface SessionTable {
  id: string
  token: string
  user_id: string
  expires_at: Date
  seen_at: Date
  ip_address: string | null
  user_agent: string | null
  created_at: Date
  updated_at: Date
}

export interface WayTable {
  id: string
  user_id: string
  provider_id: string
  account_id: string
  password: string | null
  access_token: string | null
  refresh_token: string | null
  id_token: string | null
  access_token_expires_at: Date | null
  refresh_token_expires_at: Date | null
  scope: string | null
  created_at: Date
  updated_at: Date
}

export interface VerificationTable {
  id: string
  identifier: string
  value: string
  expires_at: Date
  created_at: Date
  updated_at: Date
}

export interface AttemptTable {
  attempt_id: string
  about: Buffer
  at: Date
}
