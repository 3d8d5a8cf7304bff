-- Walls below the application: where a team shares the workspace, verbs run as a role that owns no table (src/app/accounts/walls.ts),
-- and of private rows it sees those of whoever acts, also when a verb forgets to ask for them alone. Whoever owns the tables, as on one
-- machine, is held by none of this.

-- Who acts in this transaction; null where nobody was said to.
create function records.acting() returns uuid language sql stable
return nullif(current_setting('cairn.member', true), '')::uuid;

create function records.acting_is_owner() returns boolean language sql stable
return exists (
  select from records.member where member_id = records.acting() and role = 'owner' and deactivated_at is null
);

alter table records.token enable row level security;
create policy own on records.token using (member_id = (select records.acting()));

alter table records.kept_answer enable row level security;
create policy own on records.kept_answer using (member_id = (select records.acting()));

-- Each writes a line in their own name or in none, and owners read them.
alter table records.deed enable row level security;
create policy written_by_all on records.deed for insert with check (member_id is null or member_id = (select records.acting()));
create policy read_by_owners on records.deed for select using ((select records.acting_is_owner()));

alter table records.invitation enable row level security;
create policy by_owners on records.invitation using ((select records.acting_is_owner()));

alter table records.reset enable row level security;
create policy by_owners on records.reset using ((select records.acting_is_owner()));

-- Who is here, all may know. Who has which name and role, oneself and owners may change.
alter table records.member enable row level security;
create policy known_to_all on records.member for select using (true);
create policy changed_by_some on records.member for update
  using (member_id = (select records.acting()) or (select records.acting_is_owner()));
