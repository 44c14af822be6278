-- Why: a database that was restored from a backup goes on in a new epoch, and its devices offer again what it lacks
-- (docs/decisions/0921-a-restored-database-is-brought-back-by-its-devices.md). How much a device has in common with it is
-- told by where each epoch began.

CREATE TABLE sync_epoch (
  no       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  epoch    uuid NOT NULL UNIQUE,
  after_no bigint NOT NULL,
  began_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO sync_epoch (epoch, after_no)
SELECT epoch, 0
FROM sync_head;

GRANT SELECT ON sync_epoch TO carnet_authority;
