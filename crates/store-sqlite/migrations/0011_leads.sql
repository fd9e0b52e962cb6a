-- Reminders go out so many hours before the deadline as was said, and not only a day and two hours.
ALTER TABLE reminder_plans RENAME TO plans_before;
CREATE TABLE reminder_plans (
    poll_id BLOB NOT NULL PRIMARY KEY REFERENCES polls (id),
    -- Hours before the deadline, as a JSON array.
    hours TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO reminder_plans (poll_id, hours)
SELECT poll_id, CASE day_before || hours_before WHEN '11' THEN '[24,2]' WHEN '10' THEN '[24]' WHEN '01' THEN '[2]' ELSE '[]' END
FROM plans_before;
DROP TABLE plans_before;
UPDATE reminders SET kind = CASE kind WHEN 'day_before' THEN 'before_24' WHEN 'hours_before' THEN 'before_2' ELSE kind END;
