/**
 * Which acts change who belongs to the workspace, or who is in which team: an open page that shows them is old then. Who signs in, and
 * whose password is new, nobody hears of.
 */
export const actsThatChangeMembers: readonly string[] = [
  ...['invitations.make', 'invitations.use', 'invitations.revoke'],
  ...['members.change', 'members.rename', 'members.deactivate', 'members.reactivate'],
  ...['teams.make', 'teams.rename', 'teams.disband'],
  ...['teams.join', 'teams.leave', 'teams.add', 'teams.remove'],
]
