-- What a list was known by when all of it was read: asked with it again, a forge only says that nothing changed, which GitHub counts against nobody.
alter table forge.sync add column etag text; -- null where the forge tells none, or where more will be asked for than last time
