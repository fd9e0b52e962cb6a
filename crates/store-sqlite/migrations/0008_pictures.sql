-- Pictures of options, in the database so that a backup is one file. Each is kept once in a group, by the SHA-256 of `whole`.

CREATE TABLE pictures (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    group_id BLOB NOT NULL REFERENCES groups (id),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    bytes INTEGER NOT NULL CHECK (bytes = length(whole) + length(thumbnail)),
    thumbnail BLOB NOT NULL,
    whole BLOB NOT NULL,
    UNIQUE (group_id, hash)
) STRICT;

-- Who may use a picture in a poll that they have yet to write, and since when.
CREATE TABLE picture_uploads (
    picture_id BLOB NOT NULL REFERENCES pictures (id),
    person_id BLOB NOT NULL REFERENCES people (id),
    uploaded INTEGER NOT NULL,
    PRIMARY KEY (picture_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX picture_uploads_by_age ON picture_uploads (uploaded);

-- Which polls show it; they name it in `options` as well.
CREATE TABLE poll_pictures (
    picture_id BLOB NOT NULL REFERENCES pictures (id),
    poll_id BLOB NOT NULL REFERENCES polls (id),
    PRIMARY KEY (picture_id, poll_id)
) STRICT, WITHOUT ROWID;
