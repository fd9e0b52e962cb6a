-- Links that give out a poll as a file: each once, in a browser that downloads where the one it was made in does not.

CREATE TABLE export_links (
    token BLOB NOT NULL PRIMARY KEY CHECK (length(token) = 32),
    poll_id BLOB NOT NULL REFERENCES polls (id),
    person_id BLOB NOT NULL REFERENCES people (id),
    format TEXT NOT NULL,
    language TEXT NOT NULL,
    expires INTEGER NOT NULL,
    used INTEGER
) STRICT, WITHOUT ROWID;
