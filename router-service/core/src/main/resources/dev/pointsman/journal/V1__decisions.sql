CREATE TABLE decisions (
  id       TEXT PRIMARY KEY,
  time     INTEGER NOT NULL, -- milliseconds since 1970
  tenant   TEXT NOT NULL,
  session  TEXT NOT NULL,
  endpoint TEXT NOT NULL,
  kind     TEXT NOT NULL,
  tier     TEXT NOT NULL,
  model    TEXT NOT NULL,
  ending   TEXT,             -- NULL: still under way
  cost     INTEGER,          -- nano-dollars, all attempts
  document TEXT NOT NULL,    -- what was known when the decision was made, as JSON
  served   TEXT              -- what then happened, as JSON
) WITHOUT ROWID;

CREATE INDEX decisions_by_time ON decisions (tenant, time DESC);
CREATE INDEX decisions_by_session ON decisions (tenant, session, time);
CREATE INDEX decisions_under_way ON decisions (id) WHERE ending IS NULL;

CREATE TABLE captures (
  id      TEXT PRIMARY KEY REFERENCES decisions (id),
  expires INTEGER NOT NULL,  -- milliseconds since 1970
  text    TEXT NOT NULL
) WITHOUT ROWID;

CREATE INDEX captures_by_expiry ON captures (expires);
