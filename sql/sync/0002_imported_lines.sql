-- Why: an import has to know what it wrote the last time. Only so can the next one of the same source tell what changed
-- at the source from what people changed here, find the row that a key became, and can anybody ask which rows came with
-- which import_batch (docs/decisions/0403-what-an-import-remembers.md).

-- One line for each row that a batch wrote or recognised. `written` holds the fields as the source said them last, as
-- text by their names ({"name": "Alpha", "parent_id": null}); where people's work stood instead, what was written before.
CREATE TABLE sync_imported (
  batch_id uuid NOT NULL,
  no       bigint GENERATED ALWAYS AS IDENTITY,
  source   text NOT NULL,
  entity   integer NOT NULL,
  key      text NOT NULL,
  row_id   uuid NOT NULL,
  written  jsonb NOT NULL,
  PRIMARY KEY (batch_id, entity, key)
);
-- The newest line of a key is the one that counts.
CREATE INDEX ON sync_imported (source, entity, key, no DESC);

GRANT SELECT, INSERT ON sync_imported TO carnet_authority;
