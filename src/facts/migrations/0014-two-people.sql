-- `two`: whoever carries `email` and whoever carries `other_email` bear one name and are two people all the same.
alter table person_choice drop constraint person_choice_kind_check;
alter table person_choice add check (kind in ('same', 'apart', 'two', 'bot', 'human'));
