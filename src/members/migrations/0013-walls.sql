-- What one is still writing is one's own.
alter table records.draft enable row level security;
create policy own on records.draft using (member_id = (select records.acting()));

-- How many gave a sign, all may count; only one's own is given and taken back.
alter table records.reaction enable row level security;
create policy counted_by_all on records.reaction for select using (true);
create policy given_as_oneself on records.reaction for insert with check (member_id = (select records.acting()));
create policy taken_back_by_oneself on records.reaction for delete using (member_id = (select records.acting()));
