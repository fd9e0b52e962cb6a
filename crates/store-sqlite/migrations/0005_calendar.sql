-- Events on the calendars of groups, who is asked to come, and the links by which calendar programs read them.

CREATE TABLE events (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    group_id BLOB NOT NULL REFERENCES groups (id),
    organiser BLOB NOT NULL REFERENCES people (id),
    made INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    title TEXT NOT NULL,
    place TEXT NOT NULL,
    note TEXT NOT NULL,
    starts INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    zone TEXT NOT NULL,
    poll_id BLOB REFERENCES polls (id),
    option INTEGER,
    sequence INTEGER NOT NULL CHECK (sequence >= 0),
    revision INTEGER NOT NULL CHECK (revision > sequence),
    cancelled INTEGER,
    cancelled_by BLOB REFERENCES people (id),
    cancelled_why TEXT,
    CHECK (starts < ends),
    CHECK ((poll_id IS NULL) = (option IS NULL)),
    CHECK ((cancelled IS NULL) = (cancelled_by IS NULL)),
    CHECK ((cancelled IS NULL) = (cancelled_why IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX events_by_group ON events (group_id, starts, id);
CREATE INDEX events_by_poll ON events (poll_id) WHERE poll_id IS NOT NULL;
CREATE UNIQUE INDEX one_event_per_outcome ON events (poll_id) WHERE poll_id IS NOT NULL AND cancelled IS NULL;

CREATE TABLE attendees (
    event_id BLOB NOT NULL REFERENCES events (id),
    person_id BLOB NOT NULL REFERENCES people (id),
    answer TEXT NOT NULL CHECK (answer IN ('needs_action', 'accepted', 'declined', 'tentative')),
    PRIMARY KEY (event_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX attendees_by_person ON attendees (person_id, event_id);

-- One per person; a new one takes the place of the old.
CREATE TABLE feeds (
    person_id BLOB NOT NULL PRIMARY KEY REFERENCES people (id),
    token BLOB NOT NULL UNIQUE CHECK (length(token) = 32),
    since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
