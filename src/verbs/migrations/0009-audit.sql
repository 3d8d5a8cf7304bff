-- Of a change of rights, what they became: a role, or what a token may. Never anything that people wrote.
alter table records.deed add column became text;
