-- Whether one may abstain.
ALTER TABLE polls ADD COLUMN abstention INTEGER NOT NULL DEFAULT 0 CHECK (abstention IN (0, 1));
