-- Which records went into a proposal, asked from its side.
create index record_proposal on records.record ((detail ->> 'proposal')) where detail ->> 'proposal' is not null;
