-- The lines of a sign-up stand in the order in which they were joined: each is kept with the revision that the poll got by it,
-- which no other line ever gets. Of any other ballot there is nothing here.
ALTER TABLE ballots ADD COLUMN joined INTEGER CHECK (joined >= 1);
CREATE UNIQUE INDEX ballots_in_line ON ballots (poll_id, joined) WHERE joined IS NOT NULL;
