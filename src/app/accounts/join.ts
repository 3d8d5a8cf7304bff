/** How people come in: by a link that was made for one of them, or by a provider that vouches for an address that was invited. */
import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import type { Kysely } from 'kysely'
import { CairnError } from '#std/errors.ts'
import { freeName, mustBeFree } from '#members/names.ts'
import { digestOf } from '#members/secrets.ts'
import { writeDeed } from '#verbs/deeds.ts'
import type { Role } from '#verbs/access.ts'
import { accountsIn, membersIn } from './store.ts'

export interface Joining {
  /** What the link ends with. */
  secret: string
  name: string
  email: string
  password: string
}

/** The link is used up together with what it was used for, or not at all. */
export async function joinByLink(
  db: Kysely<object>,
  { secret, name, email: given, password }: Joining,
  now: Date,
): Promise<void> {
  const email = given.toLowerCase()
  await db.transaction().execute(async (tx) => {
    const invitation = await openInvitations(tx, now)
      .where('digest', '=', digestOf(secret))
      .returning(['invitation_id', 'role', 'email'])
      .executeTakeFirst()
    if (invitation === undefined) throw linkSpent()
    if (invitation.email !== null && invitation.email !== email)
      throw new CairnError(
        'forbidden',
        'invitation.address',
        'This invitation is for another address.',
        {
          hint: 'Join with the address it was made for, or ask for one of your own.',
        },
      )
    const known = await accountsIn(tx)
      .selectFrom('login')
      .select('id')
      .where('email', '=', email)
      .executeTakeFirst()
    if (known !== undefined)
      throw new CairnError(
        'conflict',
        'login.taken',
        'Somebody with this address is here already.',
        {
          hint: 'Sign in; who forgot the password asks an owner for a link.',
        },
      )
    // Hashing is dear on purpose: only whoever has a link can make us do it.
    const hash = await hashPassword(password)
    const member = await memberFor(tx, { name, role: invitation.role, now }, mustBeFree)
    const times = { created_at: now, updated_at: now }
    // Whoever made the invitation for this address vouches for it.
    const email_verified = invitation.email !== null
    await accountsIn(tx)
      .insertInto('login')
      .values({ id: member, name, email, email_verified, ...times })
      .execute()
    await setPassword(tx, { member, hash, now })
    await tell(tx, { member, act: 'invitations.use', about: invitation.invitation_id, now })
  })
}

/** The member's id; undefined where nobody invited this address, or the provider does not vouch for it. */
export async function joinByProvider(
  db: Kysely<object>,
  { email, emailVerified, name }: { email: string; emailVerified: boolean; name: string },
): Promise<string | undefined> {
  if (!emailVerified) return undefined
  const now = new Date()
  return db.transaction().execute(async (tx) => {
    const invitation = await openInvitations(tx, now)
      .where('invitation_id', '=', (e) =>
        e
          .selectFrom('invitation')
          .select('invitation_id')
          .where('email', '=', email.toLowerCase())
          .where('used_at', 'is', null)
          .where('revoked_at', 'is', null)
          .where('expires_at', '>', now)
          .orderBy('created_at', 'desc')
          .limit(1)
          .forUpdate(),
      )
      .returning(['invitation_id', 'role'])
      .executeTakeFirst()
    if (invitation === undefined) return undefined
    const called = name.trim().slice(0, 100) || (email.split('@')[0] ?? email)
    const member = await memberFor(tx, { name: called, role: invitation.role, now }, freeName)
    await tell(tx, { member, act: 'invitations.use', about: invitation.invitation_id, now })
    return member
  })
}

/** All sessions end, and all tokens: the account may have been somebody else's for a while. */
export async function resetByLink(
  db: Kysely<object>,
  { secret, password }: Pick<Joining, 'secret' | 'password'>,
  now: Date,
): Promise<{ email: string }> {
  return db.transaction().execute(async (tx) => {
    const reset = await membersIn(tx)
      .updateTable('reset')
      .set({ used_at: now })
      .where('digest', '=', digestOf(secret))
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .returning('member_id')
      .executeTakeFirst()
    if (reset === undefined) throw linkSpent()
    const { member_id: member } = reset
    const login = await accountsIn(tx)
      .selectFrom('login')
      .select('email')
      .where('id', '=', member)
      .executeTakeFirst()
    if (login === undefined)
      throw new CairnError(
        'conflict',
        'login.none',
        'This member has never joined with an address.',
        {
          hint: 'An owner can invite them.',
        },
      )
    const hash = await hashPassword(password)
    await setPassword(tx, { member, hash, now })
    const revoked = await membersIn(tx)
      .updateTable('token')
      .set({ revoked_at: now })
      .where('member_id', '=', member)
      .where('revoked_at', 'is', null)
      .returning('token_id')
      .execute()
    const became = `tokens taken back: ${revoked.length}`
    await tell(tx, { member, act: 'members.newpassword', about: member, now, became })
    return login
  })
}

export async function setPassword(
  db: Kysely<object>,
  { member, hash, now }: { member: string; hash: string; now: Date },
): Promise<void> {
  const way = { user_id: member, provider_id: 'credential', account_id: member, password: hash }
  await accountsIn(db)
    .insertInto('way')
    .values({ id: randomUUID(), ...way, created_at: now, updated_at: now })
    .onConflict((conflict) =>
      conflict
        .columns(['provider_id', 'account_id'])
        .doUpdateSet({ password: hash, updated_at: now }),
    )
    .execute()
  await membersIn(db)
    .updateTable('member')
    .set({ signed_out_at: now })
    .where('member_id', '=', member)
    .execute()
}

function openInvitations(db: Kysely<object>, now: Date) {
  return membersIn(db)
    .updateTable('invitation')
    .set({ used_at: now })
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
}

/** Whoever used the workspace alone before it was shared keeps what they wrote. */
async function memberFor(
  db: Kysely<object>,
  { name: wanted, role, now }: { name: string; role: Role; now: Date },
  free: (db: Kysely<object>, wanted: { name: string; member?: string }) => Promise<string | void>,
): Promise<string> {
  const alone =
    role !== 'owner'
      ? undefined
      : await membersIn(db)
          .selectFrom('member')
          .select('member_id')
          .where((e) => e.not(e.exists(accountsIn(db).selectFrom('login').select('id'))))
          .executeTakeFirst()
  const member = alone === undefined ? {} : { member: alone.member_id }
  const name = (await free(db, { name: wanted, ...member })) ?? wanted
  if (alone !== undefined) {
    await membersIn(db)
      .updateTable('member')
      .set({ name })
      .where('member_id', '=', alone.member_id)
      .execute()
    return alone.member_id
  }
  const member_id = randomUUID()
  await membersIn(db)
    .insertInto('member')
    .values({ member_id, name, role, created_at: now })
    .execute()
  return member_id
}

interface Told {
  act: string
  now: Date
  became?: string
}

async function tell(
  db: Kysely<object>,
  { member, about, ...deed }: { member: string; about: string } & Told,
): Promise<void> {
  await writeDeed({ db, by: member, touched: new Set([about]), ...deed })
}

function linkSpent(): CairnError {
  return new CairnError(
    'not_found',
    'link.spent',
    'This link was used, taken back, or is too old.',
    {
      hint: 'Ask an owner of the workspace for a new one.',
    },
  )
}
