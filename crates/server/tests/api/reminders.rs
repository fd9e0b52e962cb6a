//! Reminders: who sees them, who sends them, and that nobody is named in them.

use crate::{ask::view, mail::mailing, problems::rule};
use api::{
    Refusal,
    live::Event,
    me::GetMe,
    polls::{ClosePoll, GetReminders, ListPolls, PlanReminders, RemindNonVoters, RemindersView},
};
use domain::{GroupId, Lead, PollId, Reminder, ReminderKind, ReminderPlan, ReminderRefusal, Reminders};
use jiff::SignedDuration;
use testkit::{Caller, Village, cast};

async fn reminders(who: &Caller, poll_id: PollId) -> RemindersView {
    who.call(&GetReminders { poll_id }).await.expect("a member reads them")
}

/// How many polls wait, and of how many one was reminded.
async fn home(who: &Caller, group_id: GroupId) -> (u32, u32) {
    let me = who.call(&GetMe {}).await.unwrap();
    let mine = me.groups.into_iter().find(|mine| mine.group.id == group_id).expect("a group");
    (mine.waiting, mine.reminded)
}

#[tokio::test]
async fn whoever_has_not_voted_sees_that_they_are_reminded_and_nobody_else_does() {
    for village in [Village::new().await, Village::on_disk().await] {
        let (zhang, wang) = (village.member("张三", "3 号楼").await, village.member("王芳", "2 号楼").await);
        let observer = village.observer("王小明", "6 号楼").await;
        let founder = village.founder();
        let poll_id = village.poll().opened_by(founder).await.id;
        village.poll().opened_by(founder).await;
        zhang.call(&cast(poll_id, &[1])).await.unwrap();
        assert!(!view(&wang, poll_id).await.reminded);
        let after = founder.call(&RemindNonVoters { poll_id }).await.unwrap();
        let sent = vec![Reminder { kind: ReminderKind::ByHand, at: village.now(), waiting: 2 }];
        let kept = Reminders { sent, ..Reminders::default() };
        assert_eq!(after, RemindersView { reminders: kept, waiting: 2, by_mail: false });
        assert_eq!(reminders(&wang, poll_id).await, after);
        for (who, reminded) in [(&wang, true), (&zhang, false), (&observer, false)] {
            assert_eq!(view(who, poll_id).await.reminded, reminded);
        }
        assert_eq!(home(&wang, village.group_id()).await, (2, 1));
        assert_eq!(home(&zhang, village.group_id()).await, (1, 0));
        let listed = wang.call(&ListPolls { ..crate::ask::list_polls(village.group_id()) }).await.unwrap();
        assert_eq!(listed.items.iter().filter(|view| view.reminded).count(), 1);
        wang.call(&cast(poll_id, &[2])).await.unwrap();
        assert!(!view(&wang, poll_id).await.reminded, "a vote ends it");
        assert_eq!(home(&wang, village.group_id()).await, (1, 0));
        founder.call(&ClosePoll { poll_id, reason: "够了".parse().unwrap() }).await.unwrap();
        assert!(!view(founder, poll_id).await.reminded, "so does the close");
    }
}

#[tokio::test]
async fn by_hand_it_is_the_organisers_with_six_hours_between_and_three_in_all() {
    let village = Village::new().await;
    let zhang = village.member("张三", "3 号楼").await;
    let founder = village.founder();
    let plan = ReminderPlan { hours_before: [].into() };
    let poll_id = village.poll().closing_in(SignedDuration::from_hours(72)).opened_by(founder).await.id;
    founder.call(&PlanReminders { poll_id, plan }).await.unwrap();
    let refused = zhang.refused(&RemindNonVoters { poll_id }).await;
    assert_eq!(rule(&refused), &Refusal::Reminder(ReminderRefusal::NotYours));
    for _ in 0..3 {
        founder.call(&RemindNonVoters { poll_id }).await.unwrap();
        let again = village.now() + SignedDuration::from_hours(6);
        let refused = founder.refused(&RemindNonVoters { poll_id }).await;
        if reminders(founder, poll_id).await.reminders.left_by_hand() > 0 {
            assert_eq!(rule(&refused), &Refusal::Reminder(ReminderRefusal::TooSoon { again }));
        }
        village.set_clock(again);
    }
    let refused = founder.refused(&RemindNonVoters { poll_id }).await;
    assert_eq!(rule(&refused), &Refusal::Reminder(ReminderRefusal::TooMany { most: 3 }));
}

#[tokio::test]
async fn a_day_and_two_hours_before_the_deadline_a_letter_goes_to_whoever_has_not_voted() {
    let (village, mut office) = mailing().await;
    let (zhang, wang) = (village.member("张三", "3 号楼").await, village.member("王芳", "2 号楼").await);
    office.confirm(&zhang, "zhang@example.cn").await;
    office.confirm(&wang, "wang@example.cn").await;
    let poll = village.poll().closing_in(SignedDuration::from_hours(48)).opened_by(village.founder()).await;
    wang.call(&cast(poll.id, &[1])).await.unwrap();
    village.set_clock(poll.deadline - SignedDuration::from_hours(24));
    assert_eq!(office.letter().await.to, ["zhang@example.cn"]);
    village.set_clock(poll.deadline - SignedDuration::from_hours(2));
    assert_eq!(office.letter().await.to, ["zhang@example.cn"]);
    let kinds: Vec<ReminderKind> =
        reminders(&zhang, poll.id).await.reminders.sent.iter().map(|sent| sent.kind).collect();
    assert_eq!(kinds, [Lead::DAY, Lead::TWO_HOURS].map(|hours| ReminderKind::Before { hours }));
}

#[tokio::test]
async fn of_an_anonymous_poll_nothing_about_a_reminder_names_anybody() {
    let village = Village::on_disk().await;
    let members = village.members(5).await;
    let poll = village.poll().anonymous().opened_by(village.founder()).await;
    members[0].call(&cast(poll.id, &[1])).await.unwrap();
    let mut listening = members[1].live(village.group_id()).await.unwrap();
    village.founder().call(&RemindNonVoters { poll_id: poll.id }).await.unwrap();
    let said = serde_json::to_string(&reminders(&members[1], poll.id).await).unwrap();
    for member in &members {
        assert!(
            !said.contains(&member.id().to_string()) && !said.contains(member.person().name.as_str()),
            "{said}"
        );
    }
    // What the line says next is of the next vote.
    members[1].call(&cast(poll.id, &[2])).await.unwrap();
    listening
        .until(|event| match event {
            Event::Tally { tally } => {
                assert!(tally.is_veiled(), "{tally:?}");
                // That of the first vote may come behind the beginning of the line.
                (tally.turnout.cast == 2).then_some(())
            }
            Event::Hello { .. } | Event::Beat => None,
            other => panic!("{other:?}"),
        })
        .await;
}
