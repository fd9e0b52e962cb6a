-- Deadlines that are moved, closes that have a reason, and a log of what was done to each poll.
--
-- `opened` may lie in the future now: then the poll is scheduled, and opens by itself.

ALTER TABLE polls ADD COLUMN closed_why TEXT CHECK (closed_why IS NULL OR closed IS NOT NULL);
ALTER TABLE polls ADD COLUMN extended INTEGER;
ALTER TABLE polls ADD COLUMN extended_by BLOB REFERENCES people (id) CHECK ((extended IS NULL) = (extended_by IS NULL));
ALTER TABLE polls ADD COLUMN extended_from INTEGER CHECK ((extended IS NULL) = (extended_from IS NULL));
ALTER TABLE polls ADD COLUMN extended_why TEXT CHECK ((extended IS NULL) = (extended_why IS NULL));

-- By organisers only: it names no voter. `opens`, `moved_from` and `moved_to` are those of the deeds that have them.
CREATE TABLE poll_log (
    poll_id BLOB NOT NULL REFERENCES polls (id),
    place INTEGER NOT NULL CHECK (place >= 1),
    at INTEGER NOT NULL,
    by_person BLOB NOT NULL REFERENCES people (id),
    deed TEXT NOT NULL,
    opens INTEGER,
    moved_from INTEGER,
    moved_to INTEGER,
    reason TEXT,
    PRIMARY KEY (poll_id, place),
    CHECK ((deed = 'scheduled') = (opens IS NOT NULL)),
    CHECK ((deed = 'extended') = (moved_from IS NOT NULL)),
    CHECK ((deed = 'extended') = (moved_to IS NOT NULL)),
    CHECK (reason IS NOT NULL OR deed NOT IN ('extended', 'withdrawn'))
) STRICT, WITHOUT ROWID;

-- What was done before there was a log, as far as it was kept.
INSERT INTO poll_log (poll_id, place, at, by_person, deed)
    SELECT id, 1, composed, composer, 'composed' FROM polls;
INSERT INTO poll_log (poll_id, place, at, by_person, deed)
    SELECT id, 2, opened, composer, 'opened' FROM polls WHERE opened IS NOT NULL;
INSERT INTO poll_log (poll_id, place, at, by_person, deed)
    SELECT id, 3, closed, closed_by, 'closed_early' FROM polls WHERE closed IS NOT NULL;
INSERT INTO poll_log (poll_id, place, at, by_person, deed, reason)
    SELECT id, 2 + (opened IS NOT NULL) + (closed IS NOT NULL), withdrawn, withdrawn_by, 'withdrawn', withdrawn_why
    FROM polls WHERE withdrawn IS NOT NULL;

CREATE TRIGGER poll_log_is_never_changed BEFORE UPDATE ON poll_log
BEGIN SELECT RAISE(ABORT, 'the log of a poll is only added to'); END;
CREATE TRIGGER poll_log_is_never_deleted BEFORE DELETE ON poll_log
BEGIN SELECT RAISE(ABORT, 'the log of a poll is only added to'); END;

CREATE INDEX polls_by_opening ON polls (opened)
    WHERE opened IS NOT NULL AND closed IS NULL AND withdrawn IS NULL;
