use super::trial::{Circle, OK, Trial};
use crate::{BallotRow, Joiner, NameQuery, RosterQuery};
use domain::{Member, OptionId, PersonId, Poll, PollId};

fn all() -> NameQuery {
    NameQuery { limit: 10_000, ..Default::default() }
}

async fn ballots(t: &Trial, poll: &Poll, query: NameQuery) -> Vec<BallotRow> {
    t.store.ballots(poll.id, &query).await.expect(OK)
}

async fn voters(t: &Trial, poll: &Poll, query: NameQuery) -> Vec<String> {
    ballots(t, poll, query).await.into_iter().map(|row| row.person.name.into()).collect()
}

async fn missing(t: &Trial, poll: &Poll, query: NameQuery) -> Vec<String> {
    let people = t.store.non_voters(poll.id, &query).await.expect(OK);
    people.into_iter().map(|person| person.name.into()).collect()
}

/// Six members, a poll, and the first four have cast: for 1, 2, 1, 2.
async fn village(t: &Trial) -> (Circle, Poll, Vec<Member>) {
    let circle = t.circle().await;
    let mut members = Vec::new();
    for (name, unit) in
        [("f", "2栋"), ("e%", "2栋"), ("d", "1栋"), ("c_", "1栋"), ("b%", "1栋"), ("a", "3栋")]
    {
        members.push(t.joins(&circle, name, unit).await);
    }
    let poll = t.poll(&circle).await;
    for (voter, option) in members.iter().zip([1, 2, 1, 2]) {
        t.casts(&poll, voter, option).await;
    }
    (circle, poll, members)
}

pub(crate) async fn ballots_are_listed_with_their_voters_in_the_order_of_people(t: &Trial) {
    let (_, poll, members) = village(t).await;
    let newest = t.casts(&poll, &members[0], 3).await;
    assert_eq!(voters(t, &poll, all()).await, ["c_", "d", "e%", "f"]);
    let row = ballots(t, &poll, all()).await.pop().expect("the last ballot");
    let counts = (row.person.id, row.version, Some(row.ballot));
    assert_eq!(counts, (members[0].person_id, newest.version, newest.named), "the ballot that counts");
    let nothing = t.store.ballots(PollId(t.id()), &all()).await.expect(OK);
    assert_eq!(nothing, []);
}

pub(crate) async fn ballots_are_found_by_option_and_by_name(t: &Trial) {
    let (_, poll, _) = village(t).await;
    let of = |option| NameQuery { option: Some(OptionId(option)), ..all() };
    let like = |search: &str| NameQuery { search: Some(search.into()), ..all() };
    assert_eq!(voters(t, &poll, of(1)).await, ["d", "f"]);
    assert_eq!(voters(t, &poll, of(2)).await, ["c_", "e%"]);
    assert_eq!(voters(t, &poll, of(3)).await, [""; 0]);
    assert_eq!(voters(t, &poll, like("%")).await, ["e%"]);
    assert_eq!(voters(t, &poll, like("_")).await, ["c_"]);
    assert_eq!(voters(t, &poll, like("2栋")).await, ["e%", "f"]);
    assert_eq!(voters(t, &poll, NameQuery { search: Some("F".into()), ..of(1) }).await, ["f"]);
    assert_eq!(voters(t, &poll, NameQuery { search: Some("f".into()), ..of(2) }).await, [""; 0]);
}

pub(crate) async fn one_who_chose_several_is_found_by_each(t: &Trial) {
    let circle = t.circle().await;
    let method = domain::Method::Multiple { min: 1, max: 3 };
    let poll = t.opens(&circle.owner, domain::Draft { method, ..t.draft() }).await;
    t.puts(poll.id, &circle.owner, &t.mark(&[1, 3], None)).await.expect("a ballot");
    for (option, found) in [(1, 1), (2, 0), (3, 1)] {
        let query = NameQuery { option: Some(OptionId(option)), ..all() };
        assert_eq!(ballots(t, &poll, query).await.len(), found, "of option {option}");
    }
}

pub(crate) async fn one_who_ranked_is_found_by_the_first_and_one_who_scored_by_every_option(t: &Trial) {
    let circle = t.circle().await;
    let method = domain::Method::Ranked { min: 1, count: domain::RankedCount::Borda };
    let ranked = t.opens(&circle.owner, domain::Draft { method, ..t.draft() }).await;
    t.puts(ranked.id, &circle.owner, &t.ranks(&[3, 1], None)).await.expect("a ballot");
    let method = domain::Method::Score;
    let scored = t.opens(&circle.owner, domain::Draft { method, abstention: true, ..t.draft() }).await;
    t.puts(scored.id, &circle.owner, &t.scores(&[1, 2, 3], None)).await.expect("a ballot");
    let other = t.joins(&circle, "张三", "研发").await;
    let abstains = domain::Cast { selection: domain::Selection::Abstain, ..t.mark(&[], None) };
    t.puts(scored.id, &other, &abstains).await.expect("a ballot");
    for (poll, option, found) in
        [(&ranked, 1, 0), (&ranked, 2, 0), (&ranked, 3, 1), (&scored, 1, 1), (&scored, 3, 1)]
    {
        let query = NameQuery { option: Some(OptionId(option)), ..all() };
        assert_eq!(ballots(t, poll, query).await.len(), found, "of option {option}");
    }
    assert_eq!(ballots(t, &scored, all()).await.len(), 2, "an abstention is a ballot");
}

pub(crate) async fn one_who_can_come_is_found_by_each_time_also_where_only_if_need_be(t: &Trial) {
    let circle = t.circle().await;
    let poll = t.opens(&circle.owner, t.on_times()).await;
    t.puts(poll.id, &circle.owner, &t.comes(&[3], &[1], None)).await.expect("a ballot");
    let other = t.joins(&circle, "张三", "研发").await;
    t.puts(poll.id, &other, &t.comes(&[], &[], None)).await.expect("a ballot");
    for (option, found) in [(1, 1), (2, 0), (3, 1)] {
        let query = NameQuery { option: Some(OptionId(option)), ..all() };
        assert_eq!(ballots(t, &poll, query).await.len(), found, "of time {option}");
    }
    assert_eq!(ballots(t, &poll, all()).await.len(), 2, "to come at none is a ballot");
}

pub(crate) async fn those_who_have_not_cast_are_listed_and_found_by_name(t: &Trial) {
    let (circle, poll, members) = village(t).await;
    t.looks_on(&circle, "观察", "1栋").await;
    assert_eq!(missing(t, &poll, all()).await, ["b%", "a", "王首"]);
    let like = |search: &str| NameQuery { search: Some(search.into()), ..all() };
    assert_eq!(missing(t, &poll, like("%")).await, ["b%"]);
    assert_eq!(missing(t, &poll, like("办公")).await, ["王首"]);
    t.casts(&poll, &members[4], 1).await;
    t.removes(&circle.owner, &members[5]).await;
    assert_eq!(missing(t, &poll, all()).await, ["王首"]);
    assert_eq!(t.store.non_voters(PollId(t.id()), &all()).await.expect(OK), []);
}

pub(crate) async fn both_are_paged_without_loss_or_repetition(t: &Trial) {
    let circle = t.circle().await;
    let members = t.members(&circle, 120).await;
    let poll = t.poll(&circle).await;
    for voter in members.iter().step_by(2) {
        t.casts(&poll, voter, 1).await;
    }
    let (cast, silent) =
        (ballots(t, &poll, all()).await, t.store.non_voters(poll.id, &all()).await.expect(OK));
    assert_eq!((cast.len(), silent.len()), (60, 61));
    let mut paged = Vec::new();
    loop {
        let after = paged.last().map(|row: &BallotRow| row.person.id);
        let page = ballots(t, &poll, NameQuery { after, limit: 7, ..all() }).await;
        if page.is_empty() {
            break;
        }
        paged.extend(page);
        assert!(paged.len() <= cast.len(), "somebody came twice");
    }
    assert_eq!(paged, cast);
    let mut paged = Vec::new();
    loop {
        let after = paged.last().map(|person: &domain::Person| person.id);
        let query = NameQuery { after, limit: 7, ..all() };
        let page = t.store.non_voters(poll.id, &query).await.expect(OK);
        if page.is_empty() {
            break;
        }
        paged.extend(page);
        assert!(paged.len() <= silent.len(), "somebody came twice");
    }
    assert_eq!(paged, silent);
    let unknown = NameQuery { after: Some(domain::PersonId(t.id())), ..all() };
    assert_eq!(ballots(t, &poll, unknown.clone()).await, []);
    assert_eq!(t.store.non_voters(poll.id, &unknown).await.expect(OK), []);
}

/// How many stand behind the person in each list of people: the roster, the ballots, those who have not cast.
async fn behind(t: &Trial, poll: &Poll, after: PersonId) -> [usize; 3] {
    let query = NameQuery { after: Some(after), ..all() };
    let roster = RosterQuery { after: query.after, limit: query.limit, search: None };
    let roster = t.store.roster(poll.group_id, &roster).await.expect(OK);
    [roster.len(), ballots(t, poll, query.clone()).await.len(), missing(t, poll, query).await.len()]
}

/// The polls behind `after` that `viewer` sees.
async fn older(t: &Trial, circle: &Circle, viewer: &Member, after: PollId) -> Vec<PollId> {
    let polls = t.store.polls(circle.id(), viewer.person_id, Some(after), 10).await.expect(OK);
    polls.into_iter().map(|poll| poll.id).collect()
}

pub(crate) async fn behind_what_is_of_another_group_is_nothing_in_any_list(t: &Trial) {
    let (circle, poll, _) = village(t).await;
    let elsewhere = t.circle().await;
    // Everybody here would stand behind them, and every poll behind theirs.
    let first = t.joins(&elsewhere, "a", "0栋").await;
    t.wait(1);
    let newest = t.poll(&elsewhere).await;
    t.casts(&newest, &first, 1).await;
    for person_id in [first.person_id, PersonId(t.id())] {
        assert_eq!(behind(t, &poll, person_id).await, [0, 0, 0]);
    }
    for poll_id in [newest.id, PollId(t.id())] {
        assert_eq!(older(t, &circle, &circle.owner, poll_id).await, []);
    }
    // Once they are of this group they have a place in it, for good.
    let here = t.accepts(circle.door, Joiner::Known(first.person_id)).await.member;
    assert_eq!(behind(t, &poll, first.person_id).await, [7, 4, 3]);
    t.removes(&circle.owner, &here).await;
    assert_eq!(behind(t, &poll, first.person_id).await, [7, 4, 3]);
}

pub(crate) async fn behind_a_draft_of_anothers_is_nothing(t: &Trial) {
    let (circle, poll, members) = village(t).await;
    t.wait(1);
    let draft = t.composes(&members[0], t.draft()).await;
    assert_eq!(older(t, &circle, &members[0], draft.id).await, [poll.id]);
    assert_eq!(older(t, &circle, &circle.owner, draft.id).await, []);
}

pub(crate) async fn whoever_is_no_longer_on_a_list_keeps_the_place_to_page_on_from(t: &Trial) {
    let (circle, poll, members) = village(t).await;
    let [f, _, d, _, b, a] = &members[..] else { panic!("six members") };
    let from = |member: &Member| NameQuery { after: Some(member.person_id), ..all() };
    t.casts(&poll, b, 3).await;
    assert_eq!(missing(t, &poll, from(b)).await, ["a", "王首"], "behind one who has cast meanwhile");
    t.removes(&circle.owner, a).await;
    assert_eq!(missing(t, &poll, from(a)).await, ["王首"], "behind one who was struck meanwhile");
    t.casts(&poll, d, 2).await;
    let first = NameQuery { option: Some(OptionId(1)), ..from(d) };
    assert_eq!(voters(t, &poll, first).await, ["f"], "behind one who chose otherwise meanwhile");
    t.removes(&circle.owner, f).await;
    assert_eq!(behind(t, &poll, f.person_id).await, [1, 0, 1], "the ballot of one who left stays");
}
