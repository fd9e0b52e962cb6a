use super::trial::{Circle, OK, Trial};
use crate::{Delivery, Letter, NewEvent, Occasion};
use domain::{
    Asks, CalendarEvent, Email, EmailAddress, EmailLinkRefusal, EmailRefusal, EventId, EventPlan,
    ExportFormat, ExportLanguage, Invited, Member, PersonId, Posting,
};
use jiff::SignedDuration;

const ZH: ExportLanguage = ExportLanguage::ZhCn;

fn address(name: &str) -> EmailAddress {
    format!("{name}@example.cn").parse().expect("an address")
}

async fn puts(t: &Trial, who: PersonId, name: &str) -> Result<Email, EmailRefusal> {
    t.store.put_email(who, &address(name), ZH).await.expect(OK)
}

async fn take(t: &Trial) -> Option<Letter> {
    t.store.take_letter().await.expect(OK)
}

async fn sent(t: &Trial, letter: &Letter) {
    t.store.letter_tried(letter.id, Delivery::Sent).await.expect(OK);
}

async fn email(t: &Trial, who: PersonId) -> Option<Email> {
    t.store.email(who).await.expect(OK)
}

/// Gives somebody an address and confirms it, the letter that asks included.
pub(super) async fn has_address(t: &Trial, member: &Member, name: &str) {
    puts(t, member.person_id, name).await.expect("it is taken");
    let asks = take(t).await.expect("a letter that asks");
    assert_eq!((asks.person.id, asks.occasion), (member.person_id, Occasion::Confirm));
    sent(t, &asks).await;
    let token = t.token();
    t.store.put_email_link(token, member.person_id, &asks.address).await.expect(OK);
    t.store.confirm_email(token).await.expect(OK).expect("it is confirmed");
}

/// The letters that are due, each sent.
pub(super) async fn post(t: &Trial) -> Vec<(PersonId, Occasion)> {
    let mut letters = Vec::new();
    while let Some(letter) = take(t).await {
        sent(t, &letter).await;
        letters.push((letter.person.id, letter.occasion));
    }
    letters.sort_by_key(|(person, _)| *person);
    letters
}

async fn event(t: &Trial, circle: &Circle) -> CalendarEvent {
    let starts = t.now() + SignedDuration::from_hours(24);
    let plan = EventPlan {
        title: "大扫除".parse().expect("a title"),
        place: "".parse().expect("a place"),
        note: "".parse().expect("a note"),
        starts,
        ends: starts + SignedDuration::from_hours(1),
        zone: "Asia/Shanghai".parse().expect("a zone"),
    };
    let new = NewEvent { id: EventId(t.id()), plan, invited: Invited::Everybody, origin: None };
    t.store.create_event(&circle.owner, &new).await.expect(OK).expect("it is made").expect("it is made")
}

pub(crate) async fn an_address_is_confirmed_by_the_link_that_was_sent_there_and_once(t: &Trial) {
    let circle = t.circle().await;
    let who = circle.owner.person_id;
    assert_eq!(email(t, who).await, None);
    let unconfirmed = Email { address: address("wang"), confirmed: None };
    assert_eq!(puts(t, who, "wang").await, Ok(unconfirmed.clone()));
    assert_eq!(email(t, who).await, Some(unconfirmed.clone()));
    let (token, late) = (t.token(), t.token());
    t.store.put_email_link(token, who, &address("wang")).await.expect(OK);
    t.store.put_email_link(late, who, &address("wang")).await.expect(OK);
    assert_eq!(t.store.confirm_email(t.token()).await.expect(OK), Err(EmailLinkRefusal::Unknown));
    t.wait(60);
    assert_eq!(t.store.confirm_email(token).await.expect(OK), Ok(()));
    let confirmed = Email { confirmed: Some(t.now()), ..unconfirmed };
    assert_eq!(email(t, who).await, Some(confirmed.clone()));
    assert_eq!(t.store.confirm_email(token).await.expect(OK), Err(EmailLinkRefusal::Used));
    t.clock.advance(Email::LINK_LIFE);
    assert_eq!(t.store.confirm_email(late).await.expect(OK), Err(EmailLinkRefusal::Expired));
    assert_eq!(puts(t, who, "wang").await, Ok(confirmed), "the same again asks nothing");
}

pub(crate) async fn a_link_of_another_address_than_there_is_confirms_nothing(t: &Trial) {
    let circle = t.circle().await;
    let who = circle.owner.person_id;
    puts(t, who, "wang").await.expect("it is taken");
    let token = t.token();
    t.store.put_email_link(token, who, &address("wang")).await.expect(OK);
    puts(t, who, "stranger").await.expect("it is taken");
    assert_eq!(t.store.confirm_email(token).await.expect(OK), Err(EmailLinkRefusal::Unknown));
    assert_eq!(email(t, who).await.and_then(|email| email.confirmed), None);
}

pub(crate) async fn letters_that_ask_are_few_also_if_the_address_is_taken_away_between(t: &Trial) {
    let circle = t.circle().await;
    let who = circle.owner.person_id;
    let again = t.now() + Asks::WITHIN;
    for name in ["a", "b", "c"] {
        puts(t, who, name).await.expect("it is taken");
        assert!(t.store.remove_email(who).await.expect(OK));
    }
    assert_eq!(puts(t, who, "d").await, Err(EmailRefusal::TooOften { again }));
    assert_eq!(email(t, who).await, None);
    t.clock.set(again);
    puts(t, who, "d").await.expect("it is taken");
}

pub(crate) async fn an_address_that_is_taken_away_takes_everything_with_it(t: &Trial) {
    let circle = t.circle().await;
    has_address(t, &circle.owner, "wang").await;
    event(t, &circle).await;
    assert!(t.store.next_letter().await.expect(OK).is_some());
    assert!(t.store.remove_email(circle.owner.person_id).await.expect(OK));
    assert!(!t.store.remove_email(circle.owner.person_id).await.expect(OK), "there is none any more");
    assert_eq!(email(t, circle.owner.person_id).await, None);
    assert_eq!((t.store.next_letter().await.expect(OK), post(t).await), (None, vec![]));
}

pub(crate) async fn nothing_is_sent_to_an_address_that_is_not_confirmed(t: &Trial) {
    let circle = t.circle().await;
    let (zhang, who) = (t.joins(&circle, "张三", "研发").await, circle.owner.person_id);
    has_address(t, &circle.owner, "wang").await;
    puts(t, zhang.person_id, "zhang").await.expect("it is taken");
    assert_eq!(post(t).await, [(zhang.person_id, Occasion::Confirm)]);
    let event_id = event(t, &circle).await.id;
    let poll_id = t.poll(&circle).await.id;
    t.store.remind(poll_id, &circle.owner).await.expect(OK).expect("the poll").expect("they are reminded");
    let format = ExportFormat::Csv;
    let refused = t.store.post_export(zhang.person_id, poll_id, format).await.expect(OK);
    assert_eq!(refused, Err(EmailRefusal::NotConfirmed));
    let mut letters = post(t).await;
    letters.sort_by_key(|(_, occasion)| matches!(occasion, Occasion::Event { .. }));
    assert_eq!(letters, [(who, Occasion::Reminder { poll_id }), (who, Occasion::Event { event_id })]);
}

pub(crate) async fn a_letter_is_left_to_the_one_who_sends_it_and_tried_again_under_its_name(t: &Trial) {
    let circle = t.circle().await;
    puts(t, circle.owner.person_id, "wang").await.expect("it is taken");
    let first = take(t).await.expect("a letter");
    assert_eq!((first.attempts, take(t).await), (1, None), "somebody is sending it");
    t.clock.advance(Posting::LEASE);
    let second = take(t).await.expect("whoever sent it has vanished");
    assert_eq!((second.id, second.attempts), (first.id, 2));
    t.store.letter_tried(second.id, Delivery::Failed).await.expect(OK);
    let due = t.now() + Posting::pause(2);
    assert_eq!((take(t).await, t.store.next_letter().await.expect(OK)), (None, Some(due)));
    t.clock.set(due);
    let third = take(t).await.expect("it is tried again");
    assert_eq!((third.id, third.attempts), (first.id, 3));
    sent(t, &third).await;
    t.clock.advance(Posting::LEASE);
    assert_eq!((take(t).await, t.store.next_letter().await.expect(OK)), (None, None));
}

pub(crate) async fn a_letter_that_is_old_or_that_the_mail_server_never_takes_is_given_up(t: &Trial) {
    let circle = t.circle().await;
    puts(t, circle.owner.person_id, "wang").await.expect("it is taken");
    t.clock.advance(Posting::GIVEN_UP_AFTER - SignedDuration::from_secs(1));
    let letter = take(t).await.expect("it is tried to the last");
    t.store.letter_tried(letter.id, Delivery::Failed).await.expect(OK);
    t.clock.advance(Posting::pause(1));
    assert_eq!((take(t).await, t.store.next_letter().await.expect(OK)), (None, None));
    puts(t, circle.owner.person_id, "nobody").await.expect("it is taken");
    let letter = take(t).await.expect("a letter");
    t.store.letter_tried(letter.id, Delivery::Refused).await.expect(OK);
    assert_eq!(t.store.next_letter().await.expect(OK), None);
}

pub(crate) async fn an_event_is_written_about_once_for_each_who_is_asked_and_the_newest_counts(t: &Trial) {
    let circle = t.circle().await;
    let zhang = t.joins(&circle, "张三", "研发").await;
    has_address(t, &circle.owner, "wang").await;
    has_address(t, &zhang, "zhang").await;
    let made = event(t, &circle).await;
    let mut asked = [circle.owner.person_id, zhang.person_id];
    asked.sort_unstable();
    let occasion = Occasion::Event { event_id: made.id };
    assert_eq!(post(t).await, asked.map(|who| (who, occasion)));
    let in_flight = {
        let plan = EventPlan { place: "西门".parse().expect("a place"), ..made.plan.clone() };
        t.store
            .change_event(made.id, &circle.owner, 0, &plan)
            .await
            .expect(OK)
            .expect("it")
            .expect("changed");
        take(t).await.expect("a letter")
    };
    let why = "下雨".parse().expect("a reason");
    t.store.cancel_event(made.id, &circle.owner, &why).await.expect(OK).expect("it").expect("cancelled");
    sent(t, &in_flight).await;
    assert_eq!(
        post(t).await,
        asked.map(|who| (who, occasion)),
        "one of the change is sent, and two of the end"
    );
}

pub(crate) async fn nobody_is_written_to_who_left_or_about_what_is_over(t: &Trial) {
    let circle = t.circle().await;
    let zhang = t.joins(&circle, "张三", "研发").await;
    has_address(t, &circle.owner, "wang").await;
    has_address(t, &zhang, "zhang").await;
    let poll_id = t.poll(&circle).await.id;
    t.store.post_export(zhang.person_id, poll_id, ExportFormat::Csv).await.expect(OK).expect("it waits");
    let event = event(t, &circle).await;
    t.removes(&circle.owner, &zhang).await;
    t.clock.set(event.plan.ends);
    assert_eq!(post(t).await, []);
}
