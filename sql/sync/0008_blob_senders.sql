-- Why: a row of an attachment names its content by hash, and whoever knew a hash could name it in a row of their own and be
-- given the content (docs/decisions/0951-a-content-is-open-through-who-sent-it.md). So it is known who has sent it whole,
-- or was given it.

CREATE TABLE sync_blob_sender (
  sha256    text NOT NULL,
  person_id uuid NOT NULL,
  PRIMARY KEY (sha256, person_id)
);
-- Until now whoever named a content was believed to have it.
INSERT INTO sync_blob_sender (sha256, person_id)
SELECT DISTINCT sha256, created_by
FROM attachment;
