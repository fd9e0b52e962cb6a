use super::changes::heard;
use super::mail::{has_address, post};
use super::trial::{Circle, OK, Trial};
use crate::{Change, Occasion};
use domain::{
    Draft, Lead, Member, PersonId, Poll, Reminder, ReminderKind, ReminderPlan, ReminderRefusal, Reminders,
    Role,
};
use jiff::SignedDuration;

async fn kept(t: &Trial, poll: &Poll) -> Reminders {
    t.store.reminders(poll.id).await.expect(OK).expect("the poll")
}

async fn reminds(t: &Trial, poll: &Poll, by: &Member) -> Result<Reminders, ReminderRefusal> {
    t.store.remind(poll.id, by).await.expect(OK).expect("the poll")
}

/// A group in which three have confirmed addresses: the owner, 张三 and 李四.
async fn written_to(t: &Trial) -> (Circle, Member, Member) {
    let circle = t.circle().await;
    let (zhang, li) = (t.joins(&circle, "张三", "研发").await, t.joins(&circle, "李四", "研发").await);
    for (member, name) in [(&circle.owner, "wang"), (&zhang, "zhang"), (&li, "li")] {
        has_address(t, member, name).await;
    }
    (circle, zhang, li)
}

fn days(n: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * n)
}

/// Whom letters about `poll` went to.
async fn reached(t: &Trial, poll: &Poll) -> Vec<PersonId> {
    let letters = post(t).await;
    let about = Occasion::Reminder { poll_id: poll.id };
    assert!(letters.iter().all(|(_, occasion)| *occasion == about), "{letters:?}");
    letters.into_iter().map(|(person, _)| person).collect()
}

pub(crate) async fn whoever_has_voted_is_never_reminded(t: &Trial) {
    let (circle, zhang, li) = written_to(t).await;
    let poll = t.poll(&circle).await;
    t.casts(&poll, &zhang, 1).await;
    let reminders = reminds(t, &poll, &circle.owner).await.expect("they are reminded");
    let sent = Reminder { kind: ReminderKind::ByHand, at: t.now(), waiting: 2 };
    assert_eq!(reminders, Reminders { sent: vec![sent], ..Reminders::default() });
    assert_eq!(kept(t, &poll).await, reminders);
    // Between the reminder and its letters.
    t.casts(&poll, &li, 2).await;
    assert_eq!(reached(t, &poll).await, [circle.owner.person_id]);
}

pub(crate) async fn of_an_anonymous_poll_the_marks_alone_say_who_is_reminded(t: &Trial) {
    let (circle, zhang, li) = written_to(t).await;
    t.members(&circle, 2).await;
    let poll = t.opens(&circle.owner, Trial::anonymous(t.draft())).await;
    t.puts(poll.id, &zhang, &t.mark(&[1], None)).await.expect("recorded");
    let reminders = reminds(t, &poll, &circle.owner).await.expect("they are reminded");
    assert_eq!(reminders.sent[0].waiting, 4);
    t.puts(poll.id, &li, &t.mark(&[2], None)).await.expect("recorded");
    assert_eq!(reached(t, &poll).await, [circle.owner.person_id]);
}

pub(crate) async fn nobody_is_reminded_of_a_poll_that_was_closed_or_taken_back_meanwhile(t: &Trial) {
    let (circle, ..) = written_to(t).await;
    let (closed, withdrawn) = (t.poll(&circle).await, t.poll(&circle).await);
    for poll in [&closed, &withdrawn] {
        reminds(t, poll, &circle.owner).await.expect("they are reminded");
    }
    t.closes(&closed, &circle.owner).await;
    let why = "写错了".parse().expect("a reason");
    t.store
        .withdraw_poll(withdrawn.id, &circle.owner, &why)
        .await
        .expect(OK)
        .expect("it")
        .expect("withdrawn");
    assert_eq!(post(t).await, []);
    assert_eq!(reminds(t, &closed, &circle.owner).await, Err(ReminderRefusal::NotOpen));
}

pub(crate) async fn whoever_left_or_may_not_vote_is_not_reminded(t: &Trial) {
    let (circle, zhang, li) = written_to(t).await;
    let poll = t.poll(&circle).await;
    reminds(t, &poll, &circle.owner).await.expect("they are reminded");
    t.removes(&circle.owner, &zhang).await;
    t.becomes(&circle.owner, &li, Role::Observer).await;
    assert_eq!(reached(t, &poll).await, [circle.owner.person_id]);
}

pub(crate) async fn reminders_go_out_by_themselves_a_day_and_two_hours_before(t: &Trial) {
    let (circle, zhang, _) = written_to(t).await;
    let deadline = t.now() + days(3);
    let poll = t.opens(&circle.owner, Draft { deadline, ..t.draft() }).await;
    let (day, hours) = (deadline - days(1), deadline - SignedDuration::from_hours(2));
    assert_eq!(t.store.remind_due().await.expect(OK), Some(day));
    assert_eq!((reached(t, &poll).await.len(), kept(t, &poll).await.sent.len()), (0, 0));
    t.clock.set(day);
    assert_eq!(t.store.remind_due().await.expect(OK), Some(hours));
    assert_eq!(t.store.remind_due().await.expect(OK), Some(hours), "it goes out once");
    assert_eq!(reached(t, &poll).await.len(), 3);
    t.casts(&poll, &zhang, 1).await;
    t.clock.set(hours);
    assert_eq!(t.store.remind_due().await.expect(OK), None);
    assert_eq!(reached(t, &poll).await.len(), 2);
    let sent: Vec<(ReminderKind, u32)> =
        kept(t, &poll).await.sent.iter().map(|sent| (sent.kind, sent.waiting)).collect();
    let before = |hours| ReminderKind::Before { hours };
    assert_eq!(sent, [(before(Lead::DAY), 3), (before(Lead::TWO_HOURS), 2)]);
}

pub(crate) async fn which_go_out_by_themselves_is_the_organisers_to_say(t: &Trial) {
    let (circle, zhang, _) = written_to(t).await;
    let deadline = t.now() + days(3);
    let poll = t.opens(&circle.owner, Draft { deadline, ..t.draft() }).await;
    let six = Lead::try_from(6).expect("there is one");
    let plan = ReminderPlan { hours_before: [six].into() };
    let asked =
        async |by: &Member| t.store.plan_reminders(poll.id, by, plan.clone()).await.expect(OK).expect("it");
    assert_eq!(asked(&zhang).await, Err(ReminderRefusal::NotYours));
    let mut changes = t.store.changes();
    let planned = Reminders { plan: plan.clone(), sent: vec![] };
    assert_eq!(asked(&circle.owner).await, Ok(planned.clone()));
    assert_eq!(heard(&mut changes), [Change::Due], "whoever waits for the next looks again");
    assert_eq!(kept(t, &poll).await, planned);
    assert_eq!(t.store.remind_due().await.expect(OK), Some(deadline - SignedDuration::from_hours(6)));
    let admin = t.becomes(&circle.owner, &zhang, Role::Admin).await;
    assert!(asked(&admin).await.is_ok(), "the role that is kept decides");
}

pub(crate) async fn by_hand_it_is_the_organisers_and_not_too_often_however_many_try_at_once(t: &Trial) {
    let (circle, zhang, _) = written_to(t).await;
    let poll = t.opens(&circle.owner, Draft { deadline: t.now() + days(3), ..t.draft() }).await;
    assert_eq!(reminds(t, &poll, &zhang).await, Err(ReminderRefusal::NotYours));
    let deeds = (0..8).map(|_| {
        let (store, by, id) = (std::sync::Arc::clone(&t.store), circle.owner.clone(), poll.id);
        async move { store.remind(id, &by).await.expect(OK).expect("the poll") }
    });
    let answers = super::trial::at_once(deeds).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    let again = t.now() + Reminders::APART;
    assert_eq!(reminds(t, &poll, &circle.owner).await, Err(ReminderRefusal::TooSoon { again }));
    t.removes(&circle.owner, &zhang).await;
    t.clock.set(again);
    assert_eq!(reminds(t, &poll, &zhang).await, Err(ReminderRefusal::NotYours));
    assert!(reminds(t, &poll, &circle.owner).await.is_ok());
}

pub(crate) async fn polls_that_were_reminded_of_are_told_from_the_others(t: &Trial) {
    let circle = t.circle().await;
    let (quiet, poll) = (t.poll(&circle).await, t.poll(&circle).await);
    reminds(t, &poll, &circle.owner).await.expect("they are reminded");
    assert_eq!(t.store.reminded(&[quiet.id, poll.id]).await.expect(OK), [poll.id]);
    assert_eq!(t.store.reminders(domain::PollId(t.id())).await.expect(OK), None);
}
