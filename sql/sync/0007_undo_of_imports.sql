-- Why: an import can be taken back as a whole (docs/decisions/0112-an-import-is-taken-back-line-by-line.md). What undoes a
-- line is known only when it is written: what stood before is overwritten then. Lines of earlier imports have none.
ALTER TABLE sync_imported ADD COLUMN way_back bytea;

-- A line that was undone is forgotten, so that the next import of its source compares with what was before.
GRANT DELETE ON sync_imported TO carnet_authority;
