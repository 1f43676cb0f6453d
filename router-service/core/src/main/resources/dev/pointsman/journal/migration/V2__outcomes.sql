-- What became of decided work, as it was reported.
CREATE TABLE outcomes (
  seq             INTEGER PRIMARY KEY,
  tenant          TEXT    NOT NULL,
  id              TEXT    NOT NULL, -- the reporter's own name for it
  session         TEXT    NOT NULL, -- of the work
  decision        TEXT    NOT NULL, -- of the work; empty when it is the whole session
  at_micros       INTEGER NOT NULL, -- since 1970, UTC, by the reporter's clock
  received_micros INTEGER NOT NULL, -- by ours
  kind            TEXT    NOT NULL,
  hash            TEXT    NOT NULL, -- of the commit that it tells of; empty when it tells of none
  document        TEXT    NOT NULL, -- JSON: as it was reported
  UNIQUE (tenant, id)
);
CREATE INDEX outcomes_by_session ON outcomes (tenant, session);
CREATE INDEX outcomes_by_commit ON outcomes (tenant, hash) WHERE hash <> '';

-- The client's own names for its requests, by which outcomes may name a decision.
CREATE TABLE client_requests (
  decision INTEGER NOT NULL, -- its seq
  tenant   TEXT    NOT NULL,
  name     TEXT    NOT NULL,
  PRIMARY KEY (decision, name)
) WITHOUT ROWID;
CREATE INDEX client_requests_by_name ON client_requests (tenant, name, decision);

INSERT OR IGNORE INTO client_requests (decision, tenant, name)
  SELECT d.seq, d.tenant, request.value
  FROM decisions d, json_each(d.document, '$.client_request_ids') request
  WHERE request.value <> '';

-- Whoever deletes a decision deletes what hangs on it; what was said of a session goes with the
-- last of its decisions.
CREATE TRIGGER decisions_deleted AFTER DELETE ON decisions BEGIN
  DELETE FROM client_requests WHERE decision = OLD.seq;
  DELETE FROM outcomes
    WHERE tenant = OLD.tenant AND session = OLD.session AND decision = OLD.id;
  DELETE FROM outcomes
    WHERE tenant = OLD.tenant AND session = OLD.session AND decision = ''
      AND NOT EXISTS (
        SELECT 1 FROM decisions d WHERE d.tenant = OLD.tenant AND d.session = OLD.session);
END;
