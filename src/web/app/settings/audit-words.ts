/** A line of the audit log as a sentence. An act that is new here is told by its name. */

interface AuditLine {
  act: string
  by: string | null
  about: readonly string[]
  became: string | null
}

/** `names` are those of members and teams, by id. */
export function auditWords(line: AuditLine, names: ReadonlyMap<string, string>): string {
  const { act, by, about, became } = line
  const [first] = about
  const whom = first === undefined ? 'somebody' : (names.get(first) ?? 'somebody')
  if (act === 'members.refused')
    return first === undefined
      ? 'Somebody tried to sign in with an address that is nobody’s.'
      : `A wrong password was tried for ${whom}.`
  const who = by === null ? 'Whoever runs the server' : (names.get(by) ?? 'A former member')
  const team = (first === undefined ? undefined : names.get(first)) ?? 'a team that is gone'
  const said = did[act]
  return said === undefined
    ? `${who}: ${act}.`
    : `${who} ${said({ whom, team, became: became ?? '' })}.`
}

interface Told {
  whom: string
  team: string
  became: string
}

const did: Partial<Record<string, (told: Told) => string>> = {
  'invitations.make': ({ became }) => `made an invitation, as ${withArticle(became)}`,
  'invitations.use': () => 'joined by an invitation',
  'invitations.revoke': () => 'took an invitation back',
  'members.signin': () => 'signed in',
  'members.signout': () => 'signed out everywhere',
  'members.rename': () => 'took this name',
  'members.change': ({ whom, became }) => `made ${whom} ${withArticle(became)}`,
  'members.deactivate': ({ whom }) => `let ${whom} in no longer`,
  'members.reactivate': ({ whom }) => `let ${whom} in again`,
  'members.reset': ({ whom }) => `made a link to a new password for ${whom}`,
  'members.newpassword': ({ became }) =>
    became === '' ? 'chose a new password' : `chose a new password by a link (${became})`,
  'teams.make': ({ team }) => `began ${team}`,
  'teams.rename': ({ team }) => `gave a team the name ${team}`,
  'teams.join': ({ team }) => `joined ${team}`,
  'teams.leave': ({ team }) => `left ${team}`,
  'teams.add': ({ team }) => `put somebody into ${team}`,
  'teams.remove': ({ team }) => `took somebody out of ${team}`,
  'teams.disband': () => 'disbanded a team',
  'tokens.make': ({ became }) => `made a token that may ${became.replaceAll(', ', ' and ')}`,
  'tokens.revoke': () => 'took a token back',
  'people.merge': () => 'said that two in the histories are one person',
  'people.split': () => 'said that an address in the histories stands alone',
  'people.two': () => 'said that two of one name in the histories are two people',
  'people.bot': () => 'said that somebody in the histories is a bot',
  'people.human': () => 'said that somebody in the histories is a person',
  'people.undo': () => 'took back what was said about who is who',
  'repositories.add': () => 'had a repository read',
  'repositories.refresh': () => 'had a repository read anew',
  'repositories.remove': () => 'had a repository forgotten',
}

function withArticle(role: string): string {
  return `${/^[aeiou]/.test(role) ? 'an' : 'a'} ${role}`
}
