use super::state::State;
use super::{MemoryStore, kept_already};
use crate::{Change, Delivery, Letter, Mail, Occasion, StoreError, TokenHash};
use async_trait::async_trait;
use domain::{
    Asks, Email, EmailAddress, EmailLinkRefusal, EmailRefusal, ExportFormat, ExportLanguage, PersonId,
    PollId, PollStatus, Posting,
};
use jiff::Timestamp;
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// Addresses, links that confirm them, and the outbox.
#[derive(Default)]
pub(super) struct Mailroom {
    addresses: HashMap<PersonId, KeptAddress>,
    links: HashMap<TokenHash, KeptLink>,
    outbox: BTreeMap<Uuid, KeptLetter>,
    letters: u128,
}

struct KeptAddress {
    /// Nothing once it was taken away.
    email: Option<Email>,
    language: ExportLanguage,
    asks: Asks,
}

struct KeptLink {
    person_id: PersonId,
    address: EmailAddress,
    expires: Timestamp,
    used: bool,
}

struct KeptLetter {
    person_id: PersonId,
    occasion: Occasion,
    made: Timestamp,
    due: Timestamp,
    attempts: u32,
}

impl Mailroom {
    fn email(&self, person_id: PersonId) -> Option<&Email> {
        self.addresses.get(&person_id)?.email.as_ref()
    }

    fn is_confirmed(&self, person_id: PersonId) -> bool {
        self.email(person_id).is_some_and(|email| email.confirmed.is_some())
    }

    fn put(&mut self, person_id: PersonId, occasion: Occasion, now: Timestamp) {
        self.letters += 1;
        let letter = KeptLetter { person_id, occasion, made: now, due: now, attempts: 0 };
        self.outbox.insert(Uuid::from_u128(self.letters), letter);
    }

    fn throw_away(&mut self, person_id: PersonId, of: impl Fn(Occasion) -> bool) {
        self.outbox.retain(|_, letter| letter.person_id != person_id || !of(letter.occasion));
    }
}

impl State {
    /// Puts a letter into the outbox for each of `people` who has a confirmed address. What waits there for the same occasion
    /// is sent once: of an event the newest.
    pub(super) fn post(
        &mut self,
        people: impl IntoIterator<Item = PersonId>,
        occasion: Occasion,
        now: Timestamp,
    ) {
        let mut posted = false;
        for person_id in people.into_iter().filter(|id| self.mail.is_confirmed(*id)).collect::<Vec<_>>() {
            self.mail.throw_away(person_id, |other| other == occasion);
            self.mail.put(person_id, occasion, now);
            posted = true;
        }
        if posted {
            self.changes.push(Change::Due);
        }
    }

    /// Whether somebody still wants the letter.
    fn is_wanted(&self, letter: &KeptLetter, now: Timestamp) -> bool {
        if now.duration_since(letter.made) >= Posting::GIVEN_UP_AFTER {
            return false;
        }
        let who = letter.person_id;
        match letter.occasion {
            Occasion::Confirm => self.mail.email(who).is_some_and(|email| email.confirmed.is_none()),
            _ if !self.mail.is_confirmed(who) => false,
            Occasion::Reminder { poll_id } => self.polls.get(&poll_id).is_some_and(|kept| {
                kept.poll.status_at(now) == PollStatus::Open
                    && self.member(kept.poll.group_id, who).is_some()
                    && kept.waits_for(&who)
            }),
            Occasion::Event { event_id } => self.events.get(&event_id).is_some_and(|kept| {
                kept.attendees.contains_key(&who)
                    && now < kept.event.plan.ends
                    && self.member(kept.event.group_id, who).is_some()
            }),
            Occasion::Export { poll_id, .. } => self.polls.get(&poll_id).is_some_and(|kept| {
                self.member(kept.poll.group_id, who).is_some_and(|member| kept.poll.seen_by(member))
            }),
        }
    }

    fn take_letter(&mut self, now: Timestamp) -> Option<Letter> {
        loop {
            let due = self.mail.outbox.iter().filter(|(_, letter)| letter.due <= now);
            let id = *due.min_by_key(|(id, letter)| (letter.due, **id))?.0;
            let kept = self.mail.outbox.get(&id)?;
            if !self.is_wanted(kept, now) {
                self.mail.outbox.remove(&id);
                continue;
            }
            let address = self.mail.addresses.get(&kept.person_id)?;
            let letter = Letter {
                id,
                person: self.people.get(&kept.person_id)?.clone(),
                address: address.email.as_ref()?.address.clone(),
                language: address.language,
                occasion: kept.occasion,
                attempts: kept.attempts + 1,
            };
            let kept = self.mail.outbox.get_mut(&id)?;
            kept.attempts += 1;
            kept.due = now + Posting::LEASE;
            return Some(letter);
        }
    }
}

#[async_trait]
impl Mail for MemoryStore {
    async fn email(&self, person_id: PersonId) -> Result<Option<Email>, StoreError> {
        Ok(self.read(|state, _| state.mail.email(person_id).cloned()))
    }

    async fn put_email(
        &self,
        person_id: PersonId,
        address: &EmailAddress,
        language: ExportLanguage,
    ) -> Result<Result<Email, EmailRefusal>, StoreError> {
        self.write(|state, now| {
            state.known_person(person_id)?;
            let before = state.mail.addresses.get_mut(&person_id);
            if let Some(KeptAddress { email: Some(email), language: kept, .. }) = before
                && email.address == *address
                && email.confirmed.is_some()
            {
                *kept = language;
                return Ok(Ok(email.clone()));
            }
            let before = state.mail.addresses.get(&person_id).map(|kept| kept.asks);
            let asks = match Asks::one_more(before, now) {
                Ok(asks) => asks,
                Err(refusal) => return Ok(Err(refusal)),
            };
            let email = Email { address: address.clone(), confirmed: None };
            let kept = KeptAddress { email: Some(email.clone()), language, asks };
            state.mail.addresses.insert(person_id, kept);
            state.mail.throw_away(person_id, |_| true);
            state.mail.links.retain(|_, link| link.person_id != person_id || link.address == *address);
            state.mail.put(person_id, Occasion::Confirm, now);
            state.changes.push(Change::Due);
            Ok(Ok(email))
        })
    }

    async fn remove_email(&self, person_id: PersonId) -> Result<bool, StoreError> {
        self.write(|state, _| {
            let Some(kept) = state.mail.addresses.get_mut(&person_id) else { return Ok(false) };
            let had = kept.email.take().is_some();
            state.mail.links.retain(|_, link| link.person_id != person_id);
            state.mail.throw_away(person_id, |_| true);
            Ok(had)
        })
    }

    async fn put_email_link(
        &self,
        token: TokenHash,
        person_id: PersonId,
        address: &EmailAddress,
    ) -> Result<(), StoreError> {
        self.write(|state, now| {
            state.known_person(person_id)?;
            if state.mail.links.contains_key(&token) {
                return Err(kept_already("link"));
            }
            let (address, expires) = (address.clone(), now + Email::LINK_LIFE);
            state.mail.links.insert(token, KeptLink { person_id, address, expires, used: false });
            Ok(())
        })
    }

    async fn confirm_email(&self, token: TokenHash) -> Result<Result<(), EmailLinkRefusal>, StoreError> {
        self.write(|state, now| {
            let Mailroom { addresses, links, .. } = &mut state.mail;
            let Some(link) = links.get_mut(&token) else { return Ok(Err(EmailLinkRefusal::Unknown)) };
            let email = addresses.get_mut(&link.person_id).and_then(|kept| kept.email.as_mut());
            let Some(email) = email.filter(|email| email.address == link.address) else {
                return Ok(Err(EmailLinkRefusal::Unknown));
            };
            if link.used {
                return Ok(Err(EmailLinkRefusal::Used));
            }
            if now >= link.expires {
                return Ok(Err(EmailLinkRefusal::Expired));
            }
            link.used = true;
            email.confirmed.get_or_insert(now);
            Ok(Ok(()))
        })
    }

    async fn post_export(
        &self,
        person_id: PersonId,
        poll_id: PollId,
        format: ExportFormat,
    ) -> Result<Result<(), EmailRefusal>, StoreError> {
        self.write(|state, now| {
            if !state.mail.is_confirmed(person_id) {
                return Ok(Err(EmailRefusal::NotConfirmed));
            }
            state.post([person_id], Occasion::Export { poll_id, format }, now);
            Ok(Ok(()))
        })
    }

    async fn take_letter(&self) -> Result<Option<Letter>, StoreError> {
        self.write(|state, now| Ok(state.take_letter(now)))
    }

    async fn letter_tried(&self, id: Uuid, delivery: Delivery) -> Result<(), StoreError> {
        self.write(|state, now| {
            match delivery {
                Delivery::Sent | Delivery::Refused => {
                    state.mail.outbox.remove(&id);
                }
                Delivery::Failed => {
                    if let Some(letter) = state.mail.outbox.get_mut(&id) {
                        letter.due = now + Posting::pause(letter.attempts);
                    }
                }
            }
            Ok(())
        })
    }

    async fn next_letter(&self) -> Result<Option<Timestamp>, StoreError> {
        Ok(self.read(|state, _| state.mail.outbox.values().map(|letter| letter.due).min()))
    }
}
