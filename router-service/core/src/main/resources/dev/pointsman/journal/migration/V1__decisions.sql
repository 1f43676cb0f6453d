-- One row a routed call. What is asked for by column is repeated beside the document.
CREATE TABLE decisions (
  seq          INTEGER PRIMARY KEY,
  id           TEXT    NOT NULL UNIQUE,
  at_micros    INTEGER NOT NULL, -- since 1970, UTC
  tenant       TEXT    NOT NULL,
  session      TEXT    NOT NULL,
  agent        TEXT    NOT NULL,
  endpoint     TEXT    NOT NULL,
  kind         TEXT    NOT NULL,
  tier         TEXT    NOT NULL, -- as decided; empty when nothing was
  model        TEXT    NOT NULL,
  served_tier  TEXT    NOT NULL, -- of the last model tried; empty until then
  served_model TEXT    NOT NULL,
  ending       TEXT    NOT NULL,
  status       INTEGER NOT NULL,
  cost_nanos   INTEGER NOT NULL, -- 1e-9 USD
  document     TEXT    NOT NULL, -- JSON: what came and what was decided
  serving      TEXT    NOT NULL  -- JSON: what was served
);
CREATE INDEX decisions_by_time ON decisions (at_micros);
CREATE INDEX decisions_by_session ON decisions (tenant, session);
CREATE INDEX decisions_pending ON decisions (seq) WHERE ending = 'pending';

-- The client's words, apart from the decisions because they are kept for less long.
CREATE TABLE captured (
  id        TEXT    PRIMARY KEY,
  at_micros INTEGER NOT NULL,
  document  TEXT    NOT NULL
);
CREATE INDEX captured_by_time ON captured (at_micros);
