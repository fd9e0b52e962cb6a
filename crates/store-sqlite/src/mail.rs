use crate::failure::Failure;
use crate::rows::mail::{
    AddressRow, EmailLinkRow, KeptAddress, KeptEmailLink, KeptLetter, LetterRow, occasion_json,
};
use crate::rows::word::Word;
use crate::rows::{micros, one, run, time_or_none};
use crate::writer::Work;
use crate::{SqliteStore, calendar, groups, people, polls, reminders};
use async_trait::async_trait;
use domain::{
    Asks, Email, EmailAddress, EmailLinkRefusal, EmailRefusal, ExportFormat, ExportLanguage, PersonId,
    PollId, PollStatus, Posting,
};
use jiff::Timestamp;
use rusqlite::{Connection, params};
use store::{Change, Delivery, Letter, Mail, Occasion, StoreError, TokenHash};
use uuid::Uuid;

#[async_trait]
impl Mail for SqliteStore {
    async fn email(&self, person_id: PersonId) -> Result<Option<Email>, StoreError> {
        self.readers.read(move |conn| Ok(address(conn, person_id)?.and_then(|kept| kept.email))).await
    }

    async fn put_email(
        &self,
        person_id: PersonId,
        address: &EmailAddress,
        language: ExportLanguage,
    ) -> Result<Result<Email, EmailRefusal>, StoreError> {
        let address = address.clone();
        self.writer.write(move |work| put(work, person_id, address, language)).await
    }

    async fn remove_email(&self, person_id: PersonId) -> Result<bool, StoreError> {
        self.writer
            .write(move |work| {
                let sql = "UPDATE emails SET address = NULL, confirmed = NULL \
                           WHERE person_id = ?1 AND address IS NOT NULL";
                let had = run(work.conn, sql, [person_id.0])? > 0;
                forget(work.conn, person_id)?;
                Ok(had)
            })
            .await
    }

    async fn put_email_link(
        &self,
        token: TokenHash,
        person_id: PersonId,
        address: &EmailAddress,
    ) -> Result<(), StoreError> {
        let address = address.clone();
        self.writer
            .write(move |work| {
                let sql =
                    "INSERT INTO email_links (token, person_id, address, expires) VALUES (?1, ?2, ?3, ?4)";
                let expires = micros(work.now + Email::LINK_LIFE);
                run(work.conn, sql, params![token.0, person_id.0, address.as_str(), expires])?;
                Ok(())
            })
            .await
    }

    async fn confirm_email(&self, token: TokenHash) -> Result<Result<(), EmailLinkRefusal>, StoreError> {
        self.writer.write(move |work| confirm(work, token)).await
    }

    async fn post_export(
        &self,
        person_id: PersonId,
        poll_id: PollId,
        format: ExportFormat,
    ) -> Result<Result<(), EmailRefusal>, StoreError> {
        self.writer
            .write(move |work| {
                if !is_confirmed(work.conn, person_id)? {
                    return Ok(Err(EmailRefusal::NotConfirmed));
                }
                post(work, [person_id], Occasion::Export { poll_id, format })?;
                Ok(Ok(()))
            })
            .await
    }

    async fn take_letter(&self) -> Result<Option<Letter>, StoreError> {
        self.writer.write(take).await
    }

    async fn letter_tried(&self, id: Uuid, delivery: Delivery) -> Result<(), StoreError> {
        self.writer
            .write(move |work| {
                match delivery {
                    Delivery::Sent | Delivery::Refused => throw_away(work.conn, id)?,
                    Delivery::Failed => {
                        let sql = "SELECT id, person_id, occasion, made, attempts FROM outbox WHERE id = ?1";
                        if let Some(letter) = one::<LetterRow, KeptLetter>(work.conn, sql, [id])? {
                            let due = micros(work.now + Posting::pause(letter.attempts));
                            run(work.conn, "UPDATE outbox SET due = ?2 WHERE id = ?1", (id, due))?;
                        }
                    }
                }
                Ok(())
            })
            .await
    }

    async fn next_letter(&self) -> Result<Option<Timestamp>, StoreError> {
        self.readers
            .read(|conn| {
                let mut statement = conn.prepare_cached("SELECT MIN(due) FROM outbox")?;
                time_or_none(statement.query_row([], |row| row.get(0))?)
            })
            .await
    }
}

fn address(conn: &Connection, person_id: PersonId) -> Result<Option<KeptAddress>, Failure> {
    let sql = "SELECT address, confirmed, language, asked_since, asked FROM emails WHERE person_id = ?1";
    one::<AddressRow, _>(conn, sql, [person_id.0])
}

fn is_confirmed(conn: &Connection, person_id: PersonId) -> Result<bool, Failure> {
    let email = address(conn, person_id)?.and_then(|kept| kept.email);
    Ok(email.is_some_and(|email| email.confirmed.is_some()))
}

/// Throws away what was about the address that a person has had.
fn forget(conn: &Connection, person_id: PersonId) -> Result<(), Failure> {
    run(conn, "DELETE FROM email_links WHERE person_id = ?1", [person_id.0])?;
    run(conn, "DELETE FROM outbox WHERE person_id = ?1", [person_id.0])?;
    Ok(())
}

fn put(
    work: &mut Work<'_>,
    person_id: PersonId,
    new: EmailAddress,
    language: ExportLanguage,
) -> Result<Result<Email, EmailRefusal>, Failure> {
    let before = address(work.conn, person_id)?;
    if let Some(KeptAddress { email: Some(email), .. }) = &before
        && email.address == new
        && email.confirmed.is_some()
    {
        let sql = "UPDATE emails SET language = ?2 WHERE person_id = ?1";
        run(work.conn, sql, (person_id.0, language.word()))?;
        return Ok(Ok(email.clone()));
    }
    let asks = match Asks::one_more(before.as_ref().map(|kept| kept.asks), work.now) {
        Ok(asks) => asks,
        Err(refusal) => return Ok(Err(refusal)),
    };
    run(work.conn, "DELETE FROM outbox WHERE person_id = ?1", [person_id.0])?;
    let sql = "DELETE FROM email_links WHERE person_id = ?1 AND address <> ?2";
    run(work.conn, sql, (person_id.0, new.as_str()))?;
    run(
        work.conn,
        "INSERT INTO emails (person_id, address, language, asked_since, asked) VALUES (?1, ?2, ?3, ?4, ?5) \
         ON CONFLICT (person_id) DO UPDATE SET address = excluded.address, confirmed = NULL, \
             language = excluded.language, asked_since = excluded.asked_since, asked = excluded.asked",
        params![person_id.0, new.as_str(), language.word(), micros(asks.since), asks.count],
    )?;
    put_letter(work, person_id, Occasion::Confirm)?;
    work.announce(Change::Due);
    Ok(Ok(Email { address: new, confirmed: None }))
}

fn confirm(work: &Work<'_>, token: TokenHash) -> Result<Result<(), EmailLinkRefusal>, Failure> {
    let sql = "SELECT person_id, address, expires, used FROM email_links WHERE token = ?1";
    let Some(link) = one::<EmailLinkRow, KeptEmailLink>(work.conn, sql, [token.0])? else {
        return Ok(Err(EmailLinkRefusal::Unknown));
    };
    let email = address(work.conn, link.person_id)?.and_then(|kept| kept.email);
    if email.is_none_or(|email| email.address != link.address) {
        return Ok(Err(EmailLinkRefusal::Unknown));
    }
    if link.used {
        return Ok(Err(EmailLinkRefusal::Used));
    }
    if work.now >= link.expires {
        return Ok(Err(EmailLinkRefusal::Expired));
    }
    run(work.conn, "UPDATE email_links SET used = ?2 WHERE token = ?1", (token.0, micros(work.now)))?;
    let sql = "UPDATE emails SET confirmed = ?2 WHERE person_id = ?1 AND confirmed IS NULL";
    run(work.conn, sql, (link.person_id.0, micros(work.now)))?;
    Ok(Ok(()))
}

/// Puts a letter into the outbox for each of `people` who has a confirmed address. What waits there for the same occasion is
/// sent once: of an event the newest.
pub(crate) fn post(
    work: &mut Work<'_>,
    people: impl IntoIterator<Item = PersonId>,
    occasion: Occasion,
) -> Result<(), Failure> {
    let mut posted = false;
    for person_id in people {
        if is_confirmed(work.conn, person_id)? {
            put_letter(work, person_id, occasion)?;
            posted = true;
        }
    }
    if posted {
        work.announce(Change::Due);
    }
    Ok(())
}

fn put_letter(work: &Work<'_>, person_id: PersonId, occasion: Occasion) -> Result<(), Failure> {
    // Another letter under another name: one that is just being sent is not taken for this one.
    run(
        work.conn,
        "INSERT INTO outbox (id, person_id, occasion, made, due) VALUES (?1, ?2, ?3, ?4, ?4) \
         ON CONFLICT (person_id, occasion) DO UPDATE SET id = excluded.id, made = excluded.made, \
             due = excluded.due, attempts = 0",
        params![work.chance.draw(), person_id.0, occasion_json(occasion)?, micros(work.now)],
    )?;
    Ok(())
}

fn throw_away(conn: &Connection, id: Uuid) -> Result<(), Failure> {
    run(conn, "DELETE FROM outbox WHERE id = ?1", [id])?;
    Ok(())
}

fn take(work: &mut Work<'_>) -> Result<Option<Letter>, Failure> {
    let sql =
        "SELECT id, person_id, occasion, made, attempts FROM outbox WHERE due <= ?1 ORDER BY due, id LIMIT 1";
    while let Some(kept) = one::<LetterRow, KeptLetter>(work.conn, sql, [micros(work.now)])? {
        let to = if is_wanted(work, &kept)? { address(work.conn, kept.person_id)? } else { None };
        let Some(KeptAddress { email: Some(email), language, .. }) = to else {
            throw_away(work.conn, kept.id)?;
            continue;
        };
        let lease = micros(work.now + Posting::LEASE);
        run(
            work.conn,
            "UPDATE outbox SET due = ?2, attempts = attempts + 1 WHERE id = ?1",
            (kept.id, lease),
        )?;
        let person = people::find(work.conn, kept.person_id)?;
        return Ok(Some(Letter {
            id: kept.id,
            person: person.ok_or_else(|| Failure::damaged("letter", "it is to nobody"))?,
            address: email.address,
            language,
            occasion: kept.occasion,
            attempts: kept.attempts + 1,
        }));
    }
    Ok(None)
}

/// Whether somebody still wants the letter.
fn is_wanted(work: &mut Work<'_>, letter: &KeptLetter) -> Result<bool, Failure> {
    let (now, who) = (work.now, letter.person_id);
    if now.duration_since(letter.made) >= Posting::GIVEN_UP_AFTER {
        return Ok(false);
    }
    let Some(email) = address(work.conn, who)?.and_then(|kept| kept.email) else { return Ok(false) };
    if email.confirmed.is_some() == (letter.occasion == Occasion::Confirm) {
        return Ok(false);
    }
    match letter.occasion {
        Occasion::Confirm => Ok(true),
        Occasion::Reminder { poll_id } => {
            let Some(running) = work.running(poll_id)? else { return Ok(false) };
            let open = running.poll.status_at(now) == PollStatus::Open;
            Ok(open && reminders::waits(work.conn, poll_id, who)?)
        }
        Occasion::Event { event_id } => {
            let Some(event) = calendar::find(work.conn, event_id)? else { return Ok(false) };
            let asked = calendar::said(work.conn, event_id, who)?.is_some();
            let member = groups::member(work.conn, event.group_id, who)?.is_some();
            Ok(asked && member && now < event.plan.ends)
        }
        Occasion::Export { poll_id, .. } => {
            let Some(poll) = polls::find(work.conn, poll_id)? else { return Ok(false) };
            let member = groups::member(work.conn, poll.group_id, who)?;
            Ok(member.is_some_and(|member| poll.seen_by(&member)))
        }
    }
}
