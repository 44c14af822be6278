-- Why: the feed grew for ever, and a device that slept for months was told of every commit since. Of commits that are some
-- days old only what stands of each row stays in the feed, deletions too; what came before moves into an archive
-- (docs/decisions/0931-a-trimmed-feed-is-the-same-feed.md).

-- Up to to_no the feed has of each row only the newest entry of those up to to_no.
CREATE TABLE sync_trim (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  to_no    bigint NOT NULL
);
INSERT INTO sync_trim (to_no) VALUES (0);

CREATE TABLE sync_feed_archive (
  commit_no      bigint NOT NULL,
  entry_no       integer NOT NULL,
  entity         integer NOT NULL,
  row_id         uuid NOT NULL,
  root_id        uuid NOT NULL,
  facet          smallint NOT NULL,
  changed_at     bigint NOT NULL,
  changed_fields integer[] NOT NULL,
  image          bytea NOT NULL,
  PRIMARY KEY (commit_no, entry_no)
);
CREATE INDEX ON sync_feed_archive (row_id, commit_no);

-- Everything that ever happened to a row: for whoever asks who wrote what, and what stood before.
CREATE VIEW sync_history AS
SELECT commit_no, entry_no, entity, row_id, root_id, facet, changed_at, changed_fields, image
FROM sync_feed
UNION ALL
SELECT commit_no, entry_no, entity, row_id, root_id, facet, changed_at, changed_fields, image
FROM sync_feed_archive;

GRANT SELECT ON sync_trim, sync_history TO carnet_authority;
