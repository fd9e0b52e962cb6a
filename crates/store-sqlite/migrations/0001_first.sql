-- The first schema.
--
-- Ids are UUIDs in 16 bytes, times are microseconds since 1970 UTC, tokens are kept only as their SHA-256. Enums are words.
-- `unit_key` is the unit part by part, joined by U+001F, which no text may contain: byte order is then the order of parts.

PRAGMA application_id = 1249212777; -- "Juyi"

CREATE TABLE people (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL,
    alias TEXT,
    unit TEXT NOT NULL,
    unit_key TEXT NOT NULL,
    since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX people_in_order ON people (unit_key, name, id);

CREATE TABLE space (
    only INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
    id BLOB NOT NULL CHECK (length(id) = 16),
    name TEXT NOT NULL,
    first_person BLOB NOT NULL REFERENCES people (id)
) STRICT;

CREATE TABLE groups (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One who was removed keeps the row, and takes it up again on joining anew.
CREATE TABLE members (
    group_id BLOB NOT NULL REFERENCES groups (id),
    person_id BLOB NOT NULL REFERENCES people (id),
    role TEXT NOT NULL CHECK (role IN ('observer', 'member', 'admin', 'owner')),
    joined INTEGER NOT NULL,
    removed INTEGER,
    removed_by BLOB REFERENCES people (id),
    PRIMARY KEY (group_id, person_id),
    CHECK ((removed IS NULL) = (removed_by IS NULL)),
    CHECK (removed IS NULL OR role <> 'owner')
) STRICT, WITHOUT ROWID;
CREATE INDEX members_by_person ON members (person_id);
CREATE UNIQUE INDEX one_owner_per_group ON members (group_id) WHERE role = 'owner';

CREATE TABLE sign_in_links (
    token BLOB NOT NULL PRIMARY KEY CHECK (length(token) = 32),
    person_id BLOB NOT NULL REFERENCES people (id),
    expires INTEGER NOT NULL,
    used INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    token BLOB NOT NULL UNIQUE CHECK (length(token) = 32),
    person_id BLOB NOT NULL REFERENCES people (id),
    kind TEXT NOT NULL CHECK (kind IN ('cookie', 'bearer')),
    device TEXT NOT NULL,
    since INTEGER NOT NULL,
    last_seen INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    revoked INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_person ON sessions (person_id);

CREATE TABLE invitations (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    token BLOB NOT NULL UNIQUE CHECK (length(token) = 32),
    group_id BLOB NOT NULL REFERENCES groups (id),
    invited_by BLOB NOT NULL REFERENCES people (id),
    role TEXT NOT NULL CHECK (role IN ('observer', 'member')),
    made INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    head_limit INTEGER CHECK (head_limit >= 0),
    joined INTEGER NOT NULL CHECK (joined >= 0),
    revoked INTEGER,
    CHECK (head_limit IS NULL OR joined <= head_limit)
) STRICT, WITHOUT ROWID;
CREATE INDEX invitations_by_group ON invitations (group_id, made, id);

CREATE TABLE kiosks (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    token BLOB NOT NULL UNIQUE CHECK (length(token) = 32),
    group_id BLOB NOT NULL REFERENCES groups (id),
    label TEXT NOT NULL,
    made_by BLOB NOT NULL REFERENCES people (id),
    made INTEGER NOT NULL,
    revoked INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX kiosks_by_group ON kiosks (group_id, made, id);

-- Method, secrecy, visibility and electorate are left open here: later kinds need no new table.
CREATE TABLE polls (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    group_id BLOB NOT NULL REFERENCES groups (id),
    composer BLOB NOT NULL REFERENCES people (id),
    composed INTEGER NOT NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    options TEXT NOT NULL CHECK (json_valid(options)),
    documents TEXT NOT NULL CHECK (json_valid(documents)),
    method TEXT NOT NULL CHECK (json_valid(method)),
    secrecy TEXT NOT NULL,
    visibility TEXT NOT NULL,
    electorate TEXT NOT NULL,
    deadline INTEGER NOT NULL,
    zone TEXT NOT NULL,
    opened INTEGER,
    closed INTEGER,
    closed_by BLOB REFERENCES people (id),
    withdrawn INTEGER,
    withdrawn_by BLOB REFERENCES people (id),
    withdrawn_why TEXT,
    CHECK ((closed IS NULL) = (closed_by IS NULL)),
    CHECK (closed IS NULL OR opened IS NOT NULL),
    CHECK ((withdrawn IS NULL) = (withdrawn_by IS NULL)),
    CHECK ((withdrawn IS NULL) = (withdrawn_why IS NULL))
) STRICT;
CREATE INDEX polls_by_group ON polls (group_id, composed, id);
CREATE INDEX polls_by_deadline ON polls (deadline)
    WHERE opened IS NOT NULL AND closed IS NULL AND withdrawn IS NULL;

-- Beside the poll and not in it, since it changes with every ballot.
CREATE TABLE revisions (
    poll_id BLOB NOT NULL PRIMARY KEY REFERENCES polls (id),
    revision INTEGER NOT NULL CHECK (revision >= 0)
) STRICT, WITHOUT ROWID;

-- Who may vote. The references below keep on it whoever has cast.
CREATE TABLE electorate (
    poll_id BLOB NOT NULL REFERENCES polls (id),
    person_id BLOB NOT NULL REFERENCES people (id),
    weight INTEGER NOT NULL DEFAULT 1 CHECK (weight >= 1),
    added INTEGER NOT NULL,
    PRIMARY KEY (poll_id, person_id)
) STRICT, WITHOUT ROWID;

-- What counts: one ballot per voter and poll.
CREATE TABLE ballots (
    poll_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    tracker TEXT NOT NULL,
    cast_at INTEGER NOT NULL,
    selection TEXT NOT NULL CHECK (json_valid(selection)),
    PRIMARY KEY (poll_id, person_id),
    FOREIGN KEY (poll_id, person_id) REFERENCES electorate (poll_id, person_id)
) STRICT, WITHOUT ROWID;

-- Every receipt ever given. A key names one act of casting, however often the request arrives.
CREATE TABLE casts (
    poll_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    key BLOB NOT NULL CHECK (length(key) = 16),
    version INTEGER NOT NULL CHECK (version >= 1),
    tracker TEXT NOT NULL,
    cast_at INTEGER NOT NULL,
    selection TEXT NOT NULL CHECK (json_valid(selection)),
    PRIMARY KEY (poll_id, person_id, key),
    FOREIGN KEY (poll_id, person_id) REFERENCES electorate (poll_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER casts_are_never_changed BEFORE UPDATE ON casts
BEGIN SELECT RAISE(ABORT, 'the history of casts is only added to'); END;
CREATE TRIGGER casts_are_never_deleted BEFORE DELETE ON casts
BEGIN SELECT RAISE(ABORT, 'the history of casts is only added to'); END;
