-- Polls that are anonymous to members: that somebody cast, and what was cast, share no key, no order and no time.
--
-- Both are written by one commit, so that no vote is lost or doubled. Until the poll is sealed, the bytes of the pages and the
-- log can therefore tell which ballot is whose. Sealing makes both tables anew, row by row in random order, with `secure_delete`
-- on, and empties the log. Both are without rowids, which would count the rows as they come.

-- Who has cast, and the key of that act: a request that arrives again is known by it. One per voter and poll.
CREATE TABLE marks (
    poll_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    cast_key BLOB NOT NULL CHECK (length(cast_key) = 16),
    PRIMARY KEY (poll_id, person_id),
    FOREIGN KEY (poll_id, person_id) REFERENCES electorate (poll_id, person_id)
) STRICT, WITHOUT ROWID;

-- What was cast, under a random key that is told to nobody.
CREATE TABLE detached_ballots (
    poll_id BLOB NOT NULL REFERENCES polls (id),
    key BLOB NOT NULL CHECK (length(key) = 16),
    selection TEXT NOT NULL CHECK (json_valid(selection)),
    PRIMARY KEY (poll_id, key)
) STRICT, WITHOUT ROWID;

-- A sealed poll takes no ballot ever again.
ALTER TABLE polls ADD COLUMN sealed INTEGER NOT NULL DEFAULT 0 CHECK (sealed IN (0, 1));
CREATE INDEX polls_not_sealed ON polls (deadline) WHERE secrecy = 'anonymous' AND sealed = 0;
