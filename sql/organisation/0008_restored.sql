-- Why: what was given after the backup from which a database was restored is known to people and devices. Document numbers
-- are given again only to the documents that had them (docs/decisions/0922-numbers-of-a-lost-history.md), and a device
-- whose newest refresh token was lost is let in once by its key (docs/decisions/0923-tokens-of-a-lost-history.md).

ALTER TABLE number_series
  ADD COLUMN kept_from bigint NOT NULL DEFAULT 0,
  ADD COLUMN kept_to bigint NOT NULL DEFAULT 0;
ALTER TABLE auth_session
  ADD COLUMN is_behind boolean NOT NULL DEFAULT false;
