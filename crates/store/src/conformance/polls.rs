use super::trial::{OK, Trial, why};
use domain::{
    Close, Document, Draft, Electorate, Member, Method, PersonId, Poll, PollId, PollRefusal, PollStatus,
    RankedCount, Role, Secrecy, Visibility, Withdrawal,
};
use jiff::SignedDuration;

pub(crate) async fn a_poll_comes_back_as_it_was_composed(t: &Trial) {
    let circle = t.circle().await;
    let draft = Draft {
        description: "第一行\n第二行 \"'%_\\ 👩‍👩‍👧".parse().expect("a description"),
        options: (1..=50).map(|n| format!("候选人 {n}").parse().expect("a label")).collect(),
        slots: vec![],
        documents: vec![Document {
            title: "维修方案".parse().expect("a title"),
            url: "https://example.org/a?b=c&d=%20#e".parse().expect("an address"),
        }],
        method: Method::Multiple { min: 2, max: 7 },
        electorate: Electorate::FrozenAtOpening,
        ..t.draft()
    };
    let many = t.composes(&circle.owner, draft).await;
    let plain = t.composes(&circle.owner, t.draft()).await;
    assert_eq!(t.store.poll(many.id).await.expect(OK), Some(many.clone()));
    assert_eq!(t.store.poll(plain.id).await.expect(OK), Some(plain));
    assert_eq!(t.store.poll(PollId(t.id())).await.expect(OK), None);
    let tally = t.tally(many.id).await;
    assert_eq!((tally.revision, tally.counts.len(), tally.turnout.entitled), (0, 50, 0));
    assert!(t.store.compose_poll(&many).await.is_err(), "a poll is composed once");
    let nowhere = Poll { id: PollId(t.id()), group_id: domain::GroupId(t.id()), ..many };
    assert!(t.store.compose_poll(&nowhere).await.is_err(), "a poll belongs to a group");
}

pub(crate) async fn every_way_of_voting_comes_back_as_it_was_composed(t: &Trial) {
    let circle = t.circle().await;
    let ranked = |count| Method::Ranked { min: 3, count };
    for (method, secrecy, visibility, abstention) in [
        (Method::Single, Secrecy::RealName, Visibility::Live, false),
        (Method::Multiple { min: 1, max: 2 }, Secrecy::RealNameToAdmins, Visibility::AfterVote, true),
        (ranked(RankedCount::Borda), Secrecy::RealName, Visibility::AfterClose, false),
        (ranked(RankedCount::InstantRunoff), Secrecy::RealNameToAdmins, Visibility::Live, true),
        (Method::Score, Secrecy::RealName, Visibility::AfterVote, true),
        (Method::Single, Secrecy::Anonymous, Visibility::AfterClose, true),
    ] {
        let electorate = Electorate::FrozenAtOpening;
        let draft = Draft { method, secrecy, visibility, abstention, electorate, ..t.draft() };
        let poll = t.composes(&circle.owner, draft).await;
        assert_eq!(t.store.poll(poll.id).await.expect(OK), Some(poll));
    }
    for limit in [None, Some(20)] {
        let (method, options) = (Method::SignUp { limit, most: 5 }, vec!["报名".parse().expect("a label")]);
        let poll = t.composes(&circle.owner, Draft { method, options, ..t.draft() }).await;
        assert_eq!(t.store.poll(poll.id).await.expect(OK), Some(poll));
    }
    let times = t.composes(&circle.owner, t.on_times()).await;
    assert!(times.options.iter().all(|option| option.slot.is_some()));
    assert_eq!(t.store.poll(times.id).await.expect(OK), Some(times));
}

pub(crate) async fn a_draft_is_listed_to_its_composer_alone(t: &Trial) {
    let circle = t.circle().await;
    let composer = t.joins(&circle, "张三", "研发").await;
    let draft = t.composes(&composer, t.draft()).await;
    let listed = async |viewer: PersonId| {
        let polls = t.store.polls(circle.id(), viewer, None, 10).await.expect(OK);
        polls.into_iter().map(|poll| poll.id).collect::<Vec<_>>()
    };
    assert_eq!(listed(composer.person_id).await, [draft.id]);
    assert_eq!(listed(circle.owner.person_id).await, []);
    t.store.open_poll(draft.id, &composer).await.expect(OK).expect("the poll").expect("it may be opened");
    assert_eq!(listed(circle.owner.person_id).await, [draft.id]);
    assert_eq!(t.store.polls(t.circle().await.id(), composer.person_id, None, 10).await.expect(OK), []);
}

pub(crate) async fn they_are_paged_newest_first_without_loss_or_repetition(t: &Trial) {
    let circle = t.circle().await;
    let viewer = circle.owner.person_id;
    let mut composed = Vec::new();
    for n in 0..25 {
        composed.push(t.poll(&circle).await);
        // Several of one instant are told apart by their ids.
        t.wait(i64::from(n % 4 == 0));
    }
    composed.sort_by_key(|poll| std::cmp::Reverse((poll.composed, poll.id)));
    let mut paged: Vec<Poll> = Vec::new();
    loop {
        let after = paged.last().map(|poll| poll.id);
        let page = t.store.polls(circle.id(), viewer, after, 4).await.expect(OK);
        if page.is_empty() {
            break;
        }
        paged.extend(page);
        assert!(paged.len() <= composed.len(), "something came twice");
    }
    assert_eq!(paged, composed);
    let unknown = t.store.polls(circle.id(), viewer, Some(PollId(t.id())), 4).await.expect(OK);
    assert_eq!(unknown, []);
}

pub(crate) async fn it_is_opened_once_by_its_composer(t: &Trial) {
    let circle = t.circle().await;
    let composer = t.joins(&circle, "张三", "研发").await;
    let draft = t.composes(&composer, t.draft()).await;
    t.wait(7);
    let refused = t.store.open_poll(draft.id, &circle.owner).await.expect(OK);
    assert_eq!(refused, Some(Err(PollRefusal::NotYours)));
    let opened = t.store.open_poll(draft.id, &composer).await.expect(OK);
    let expected = Poll { opened: Some(t.now()), ..draft.clone() };
    assert_eq!(opened, Some(Ok(expected.clone())));
    assert_eq!(t.store.poll(draft.id).await.expect(OK), Some(expected));
    assert_eq!(t.tally(draft.id).await.revision, 1);
    let again = t.store.open_poll(draft.id, &composer).await.expect(OK);
    assert_eq!(again, Some(Err(PollRefusal::AlreadyOpen)));
    assert_eq!(t.tally(draft.id).await.revision, 1);
}

pub(crate) async fn a_draft_is_not_opened_from_the_instant_of_its_deadline(t: &Trial) {
    let circle = t.circle().await;
    let draft = t.composes(&circle.owner, t.draft()).await;
    t.clock.set(draft.deadline);
    let late = t.store.open_poll(draft.id, &circle.owner).await.expect(OK);
    assert_eq!(late, Some(Err(PollRefusal::DeadlinePassed)));
}

pub(crate) async fn it_is_closed_early_by_its_composer_or_an_admin(t: &Trial) {
    let circle = t.circle().await;
    let (composer, other) = (t.joins(&circle, "张三", "研发").await, t.joins(&circle, "李四", "研发").await);
    let poll = t.opens(&composer, t.draft()).await;
    let refused = t.store.close_poll(poll.id, &other, &why()).await.expect(OK);
    assert_eq!(refused, Some(Err(PollRefusal::NotYours)));
    t.wait(60);
    let closed = t.closes(&poll, &circle.owner).await;
    let close = Close { at: t.now(), by: circle.owner.person_id, reason: Some(why()) };
    assert_eq!(closed, Poll { closed: Some(close), ..poll.clone() });
    assert_eq!(t.store.poll(poll.id).await.expect(OK), Some(closed));
    assert_eq!(t.tally(poll.id).await.revision, 2);
    let again = t.store.close_poll(poll.id, &composer, &why()).await.expect(OK);
    assert_eq!(again, Some(Err(PollRefusal::Closed)));
}

pub(crate) async fn it_is_withdrawn_with_a_reason_and_for_ever(t: &Trial) {
    let circle = t.circle().await;
    let poll = t.poll(&circle).await;
    t.wait(60);
    let withdrawal = Withdrawal { at: t.now(), by: circle.owner.person_id, reason: why() };
    let expected = Poll { withdrawn: Some(withdrawal), ..poll.clone() };
    let withdrawn = t.store.withdraw_poll(poll.id, &circle.owner, &why()).await.expect(OK);
    assert_eq!(withdrawn, Some(Ok(expected.clone())));
    assert_eq!(t.store.poll(poll.id).await.expect(OK), Some(expected));
    let again = t.store.withdraw_poll(poll.id, &circle.owner, &why()).await.expect(OK);
    assert_eq!(again, Some(Err(PollRefusal::Withdrawn)));
    let closed = t.opens(&circle.owner, t.draft()).await;
    t.clock.set(closed.deadline);
    let late = t.store.withdraw_poll(closed.id, &circle.owner, &why()).await.expect(OK);
    assert_eq!(late, Some(Err(PollRefusal::Closed)), "what was decided is decided");
}

pub(crate) async fn the_role_that_is_kept_decides_not_the_one_the_caller_remembers(t: &Trial) {
    let circle = t.circle().await;
    let poll = t.poll(&circle).await;
    let admin = t.joins(&circle, "管理", "研发").await;
    let remembered = t.becomes(&circle.owner, &admin, Role::Admin).await;
    t.becomes(&circle.owner, &admin, Role::Member).await;
    let refused = t.store.close_poll(poll.id, &remembered, &why()).await.expect(OK);
    assert_eq!(refused, Some(Err(PollRefusal::NotYours)));
}

pub(crate) async fn one_who_has_left_may_do_nothing_to_their_poll(t: &Trial) {
    let circle = t.circle().await;
    let composer = t.joins(&circle, "张三", "研发").await;
    let (poll, draft) = (t.opens(&composer, t.draft()).await, t.composes(&composer, t.draft()).await);
    t.removes(&circle.owner, &composer).await;
    let elsewhere = Member { group_id: t.circle().await.id(), ..circle.owner.clone() };
    let later = poll.deadline + SignedDuration::from_secs(1);
    for by in [&composer, &elsewhere] {
        for answer in [
            t.store.open_poll(draft.id, by).await,
            t.store.schedule_poll(draft.id, by, later).await,
            t.store.extend_poll(poll.id, by, later, &why()).await,
            t.store.close_poll(poll.id, by, &why()).await,
            t.store.withdraw_poll(poll.id, by, &why()).await,
        ] {
            assert_eq!(answer.expect(OK), Some(Err(PollRefusal::NotYours)));
        }
    }
}

pub(crate) async fn nothing_is_done_to_a_poll_that_is_not_kept(t: &Trial) {
    let circle = t.circle().await;
    let nothing = PollId(t.id());
    assert_eq!(t.store.open_poll(nothing, &circle.owner).await.expect(OK), None);
    assert_eq!(t.store.close_poll(nothing, &circle.owner, &why()).await.expect(OK), None);
    assert_eq!(t.store.withdraw_poll(nothing, &circle.owner, &why()).await.expect(OK), None);
    assert_eq!(t.store.schedule_poll(nothing, &circle.owner, t.now()).await.expect(OK), None);
    assert_eq!(t.store.extend_poll(nothing, &circle.owner, t.now(), &why()).await.expect(OK), None);
    assert_eq!(t.store.poll_log(nothing).await.expect(OK), []);
    assert_eq!(t.store.tally(nothing).await.expect(OK), None);
    assert_eq!(t.store.recount(nothing).await.expect(OK), None);
}

pub(crate) async fn a_wall_is_shown_what_runs_and_what_closed_within_a_day(t: &Trial) {
    let circle = t.circle().await;
    let by = &circle.owner;
    let long = Draft { deadline: t.now() + SignedDuration::from_hours(24 * 30), ..t.draft() };
    t.composes(by, long.clone()).await;
    let withdrawn = t.opens(by, long.clone()).await;
    t.store.withdraw_poll(withdrawn.id, by, &why()).await.expect(OK);
    let (early, hour, running) =
        (t.opens(by, long.clone()).await, t.opens(by, t.draft()).await, t.composes(by, long.clone()).await);
    t.poll(&t.circle().await).await;
    t.wait(60);
    let early = t.closes(&early, by).await;
    t.wait(60);
    t.store.open_poll(running.id, by).await.expect(OK);
    let shown = async || {
        let polls = t.store.current_polls(circle.id(), 10).await.expect(OK);
        polls.into_iter().map(|poll| poll.id).collect::<Vec<_>>()
    };
    let mut both = [early.id, hour.id];
    both.sort_unstable_by(|a, b| b.cmp(a));
    assert_eq!(shown().await, [running.id, both[0], both[1]], "the one opened last comes first");
    let first = t.store.current_polls(circle.id(), 1).await.expect(OK);
    assert_eq!(first.first().map(|poll| poll.id), Some(running.id));
    let day = SignedDuration::from_hours(24);
    t.clock.set(early.closes_at() + day - SignedDuration::from_micros(1));
    assert_eq!(shown().await.len(), 3);
    t.clock.set(early.closes_at() + day);
    assert_eq!(shown().await, [running.id, hour.id]);
    t.clock.set(hour.deadline + day);
    assert_eq!(shown().await, [running.id]);
}

pub(crate) async fn deadlines_are_those_of_polls_that_run_until_then(t: &Trial) {
    let circle = t.circle().await;
    let by = &circle.owner;
    let due = |hours| Draft { deadline: t.now() + SignedDuration::from_hours(hours), ..t.draft() };
    t.composes(by, due(1)).await;
    let (closed, withdrawn) = (t.opens(by, due(2)).await, t.opens(by, due(3)).await);
    let (late, soon) = (t.opens(by, due(9)).await, t.opens(&t.circle().await.owner, due(5)).await);
    t.closes(&closed, by).await;
    t.store.withdraw_poll(withdrawn.id, by, &why()).await.expect(OK);
    let next = async |after| t.store.next_deadline(after).await.expect(OK);
    assert_eq!(next(t.now()).await, Some(soon.deadline));
    assert_eq!(next(soon.deadline).await, Some(late.deadline));
    assert_eq!(next(late.deadline).await, None);
    let between = async |after, until| t.store.deadlines(after, until).await.expect(OK);
    assert_eq!(between(t.now(), late.deadline).await, [soon.clone(), late.clone()]);
    assert_eq!(between(soon.deadline, late.deadline).await, std::slice::from_ref(&late));
    let instant = SignedDuration::from_micros(1);
    assert_eq!(between(t.now(), soon.deadline - instant).await, []);
    // Also those that nobody was awake for.
    t.clock.set(late.deadline + SignedDuration::from_hours(1));
    assert_eq!(between(soon.deadline - instant, t.now()).await, [soon.clone(), late]);
    assert_eq!(soon.status_at(t.now()), PollStatus::Closed);
}
