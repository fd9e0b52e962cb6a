-- What a poll asked before it was edited, and on which edition of it a ballot was cast.

ALTER TABLE polls ADD COLUMN edition INTEGER NOT NULL DEFAULT 1 CHECK (edition >= 1);
ALTER TABLE ballots ADD COLUMN edition INTEGER NOT NULL DEFAULT 1 CHECK (edition >= 1);
ALTER TABLE casts ADD COLUMN edition INTEGER NOT NULL DEFAULT 1 CHECK (edition >= 1);
ALTER TABLE poll_log ADD COLUMN edition INTEGER CHECK ((deed = 'edited') = (edition IS NOT NULL));

-- The editions before the one that stands, which is in `polls`. When, by whom and why each came to be says the log.
CREATE TABLE poll_editions (
    poll_id BLOB NOT NULL REFERENCES polls (id),
    edition INTEGER NOT NULL CHECK (edition >= 1),
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    options TEXT NOT NULL CHECK (json_valid(options)),
    documents TEXT NOT NULL CHECK (json_valid(documents)),
    method TEXT NOT NULL CHECK (json_valid(method)),
    abstention INTEGER NOT NULL CHECK (abstention IN (0, 1)),
    secrecy TEXT NOT NULL,
    visibility TEXT NOT NULL,
    electorate TEXT NOT NULL,
    PRIMARY KEY (poll_id, edition)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER poll_editions_are_never_changed BEFORE UPDATE ON poll_editions
BEGIN SELECT RAISE(ABORT, 'the editions of a poll are only added to'); END;
CREATE TRIGGER poll_editions_are_never_deleted BEFORE DELETE ON poll_editions
BEGIN SELECT RAISE(ABORT, 'the editions of a poll are only added to'); END;
