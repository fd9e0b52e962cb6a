-- Addresses of people, the letters that wait to be sent there, and the reminders of polls.

-- An address that was taken away leaves the row behind, which remembers how often letters were asked for.
CREATE TABLE emails (
    person_id BLOB NOT NULL PRIMARY KEY REFERENCES people (id),
    address TEXT,
    confirmed INTEGER,
    language TEXT NOT NULL,
    asked_since INTEGER NOT NULL,
    asked INTEGER NOT NULL CHECK (asked >= 1),
    CHECK (address IS NOT NULL OR confirmed IS NULL)
) STRICT, WITHOUT ROWID;

-- Links that confirm an address.
CREATE TABLE email_links (
    token BLOB NOT NULL PRIMARY KEY CHECK (length(token) = 32),
    person_id BLOB NOT NULL REFERENCES people (id),
    address TEXT NOT NULL,
    expires INTEGER NOT NULL,
    used INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX email_links_by_person ON email_links (person_id);

-- What is to be sent, once for each occasion: what it says is written when it is sent, and then the row is gone.
CREATE TABLE outbox (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    person_id BLOB NOT NULL REFERENCES people (id),
    occasion TEXT NOT NULL CHECK (json_valid(occasion)),
    made INTEGER NOT NULL,
    due INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    UNIQUE (person_id, occasion)
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_by_due ON outbox (due, id);

CREATE TABLE reminder_plans (
    poll_id BLOB NOT NULL PRIMARY KEY REFERENCES polls (id),
    day_before INTEGER NOT NULL CHECK (day_before IN (0, 1)),
    hours_before INTEGER NOT NULL CHECK (hours_before IN (0, 1))
) STRICT, WITHOUT ROWID;

-- That a reminder went out, and to how many; never to whom.
CREATE TABLE reminders (
    poll_id BLOB NOT NULL REFERENCES polls (id),
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    waiting INTEGER NOT NULL CHECK (waiting >= 0),
    PRIMARY KEY (poll_id, at, kind)
) STRICT, WITHOUT ROWID;
