-- Why: a request for tokens may reach a server long after it was sent, when the device has the answer to a later one: from
-- the memory of a proxy, or at a server that was stopped. Nonces are numbered, and a session keeps the number by which its
-- tokens changed last, so that a late request is known for what it is (docs/decisions/0803-late-requests-for-tokens.md).

CREATE SEQUENCE auth_nonce;
ALTER TABLE auth_session
  ADD COLUMN nonce_no bigint NOT NULL DEFAULT 0;
