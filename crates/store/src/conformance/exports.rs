use super::trial::{Circle, OK, Trial, at_once};
use crate::{NameQuery, PollRecord};
use domain::{
    Ballot, Draft, ExportFormat, ExportLanguage, ExportLink, ExportLinkRefusal, Method, PersonId, Poll,
    PollId, Role, Tally,
};
use jiff::SignedDuration;
use std::sync::Arc;

async fn record(t: &Trial, poll: &Poll) -> PollRecord {
    t.store.poll_record(poll.id).await.expect(OK).expect("the poll")
}

/// Its tally is what its ballots add up to, and whoever is entitled has cast or not.
fn assert_agrees_with_itself(record: &PollRecord) {
    let PollRecord { poll, tally, ballots, detached, non_voters, log: _, questions: _ } = record;
    let counted: Vec<Ballot> = ballots
        .iter()
        .map(|row| &row.ballot.selection)
        .chain(detached)
        .map(|selection| Ballot::of(poll, selection).expect("a ballot"))
        .collect();
    let entitled = u32::try_from(counted.len() + non_voters.len()).expect("few");
    assert_eq!(*tally, Tally::count(poll, &counted, entitled, tally.revision));
}

pub(crate) async fn a_record_holds_the_poll_its_tally_and_its_whole_electorate_in_order(t: &Trial) {
    let circle = t.circle().await;
    let members = t.members(&circle, 9).await;
    let draft = Draft { method: Method::Multiple { min: 1, max: 2 }, ..t.draft() };
    let poll = t.opens(&circle.owner, draft).await;
    for (n, voter) in members[..6].iter().enumerate() {
        let options: &[u16] = if n % 2 == 0 { &[1, 3] } else { &[2] };
        t.puts(poll.id, voter, &t.mark(options, None)).await.expect("the ballot is taken");
    }
    t.removes(&circle.owner, &members[0]).await;
    t.removes(&circle.owner, &members[8]).await;
    t.closes(&poll, &circle.owner).await;
    let record = record(t, &poll).await;
    assert_agrees_with_itself(&record);
    let all = NameQuery { limit: 1000, ..NameQuery::default() };
    assert_eq!(Some(&record.poll), t.store.poll(poll.id).await.expect(OK).as_ref());
    assert_eq!(record.tally, t.tally(poll.id).await);
    assert_eq!(record.ballots, t.store.ballots(poll.id, &all).await.expect(OK));
    assert_eq!(record.non_voters, t.store.non_voters(poll.id, &all).await.expect(OK));
    assert_eq!((record.ballots.len(), record.non_voters.len()), (6, 3), "the owner, and two members");
}

pub(crate) async fn a_record_agrees_with_itself_while_votes_come_in_and_members_go(t: &Trial) {
    let circle = t.circle().await;
    let members = t.members(&circle, 24).await;
    let poll = t.poll(&circle).await;
    let voting = members[..12].iter().map(|voter| {
        let (store, cast) = (Arc::clone(&t.store), t.mark(&[1], None));
        let (poll_id, voter, tracker) = (poll.id, voter.person_id, t.tracker());
        async move { store.cast(poll_id, voter, &cast, &tracker).await.expect(OK) }
    });
    let going = members[12..].iter().map(|member| {
        let (store, by, member) = (Arc::clone(&t.store), circle.owner.clone(), member.person_id);
        async move { store.remove_member(&by, member).await.expect(OK) }
    });
    let reading = (0..24).map(|_| {
        let (store, id) = (Arc::clone(&t.store), poll.id);
        async move { store.poll_record(id).await.expect(OK).expect("the poll") }
    });
    let (_, _, records) = tokio::join!(at_once(voting), at_once(going), at_once(reading));
    records.iter().for_each(assert_agrees_with_itself);
    let record = record(t, &poll).await;
    assert_agrees_with_itself(&record);
    assert_eq!((record.ballots.len(), record.non_voters.len()), (12, 1));
}

pub(crate) async fn a_draft_has_a_record_and_what_is_not_kept_has_none(t: &Trial) {
    let circle = t.circle().await;
    let poll = t.composes(&circle.owner, t.draft()).await;
    let record = record(t, &poll).await;
    assert_eq!((&record.poll, &record.tally), (&poll, &Tally::empty(&poll, 0)));
    assert!(record.ballots.is_empty() && record.non_voters.is_empty());
    assert_eq!(t.store.poll_record(PollId(t.id())).await.expect(OK), None);
}

async fn link(t: &Trial, circle: &Circle) -> ExportLink {
    let poll = t.poll(circle).await;
    let member = t.joins(circle, "张三", "研发").await;
    let format = ExportFormat::Minutes;
    let expires = t.now() + ExportLink::LIFE;
    ExportLink {
        poll_id: poll.id,
        person_id: member.person_id,
        format,
        language: ExportLanguage::En,
        expires,
    }
}

pub(crate) async fn a_link_is_used_once_however_many_try_at_once(t: &Trial) {
    let circle = t.circle().await;
    let (kept, token) = (link(t, &circle).await, t.token());
    t.store.put_export_link(token, &kept).await.expect(OK);
    let deeds = (0..16).map(|_| {
        let store = Arc::clone(&t.store);
        async move { store.redeem_export_link(token).await.expect(OK) }
    });
    let mut answers = at_once(deeds).await;
    answers.sort_by_key(Result::is_err);
    assert_eq!(answers[0], Ok(kept));
    assert!(answers[1..].iter().all(|answer| *answer == Err(ExportLinkRefusal::Used)));
}

pub(crate) async fn a_link_comes_back_as_it_was_made_whatever_it_gives_out(t: &Trial) {
    let circle = t.circle().await;
    let link = link(t, &circle).await;
    for format in ExportFormat::ALL {
        for language in [ExportLanguage::ZhCn, ExportLanguage::En] {
            let (link, token) = (ExportLink { format, language, ..link }, t.token());
            t.store.put_export_link(token, &link).await.expect(OK);
            assert_eq!(t.store.redeem_export_link(token).await.expect(OK), Ok(link));
        }
    }
}

pub(crate) async fn a_link_works_until_the_instant_it_expires(t: &Trial) {
    let circle = t.circle().await;
    let (link, early, late) = (link(t, &circle).await, t.token(), t.token());
    t.store.put_export_link(early, &link).await.expect(OK);
    t.store.put_export_link(late, &link).await.expect(OK);
    t.clock.set(link.expires - SignedDuration::from_micros(1));
    assert_eq!(t.store.redeem_export_link(early).await.expect(OK), Ok(link));
    t.clock.set(link.expires);
    assert_eq!(t.store.redeem_export_link(late).await.expect(OK), Err(ExportLinkRefusal::Expired));
    assert_eq!(t.store.redeem_export_link(early).await.expect(OK), Err(ExportLinkRefusal::Used));
}

pub(crate) async fn a_link_that_is_not_kept_gives_nothing_out(t: &Trial) {
    let circle = t.circle().await;
    let (link, token) = (link(t, &circle).await, t.token());
    assert_eq!(t.store.redeem_export_link(token).await.expect(OK), Err(ExportLinkRefusal::Unknown));
    for wrong in
        [ExportLink { person_id: PersonId(t.id()), ..link }, ExportLink { poll_id: PollId(t.id()), ..link }]
    {
        assert!(t.store.put_export_link(token, &wrong).await.is_err(), "it refers to nothing");
        assert_eq!(t.store.redeem_export_link(token).await.expect(OK), Err(ExportLinkRefusal::Unknown));
    }
    t.store.put_export_link(token, &link).await.expect(OK);
    assert!(t.store.put_export_link(token, &link).await.is_err(), "it is kept already");
    // What became of whoever made it is not the store's to judge.
    t.becomes(&circle.owner, &member(t, &link, &circle).await, Role::Observer).await;
    assert_eq!(t.store.redeem_export_link(token).await.expect(OK), Ok(link));
}

async fn member(t: &Trial, link: &ExportLink, circle: &Circle) -> domain::Member {
    t.store.member(circle.id(), link.person_id).await.expect(OK).expect("a member")
}

pub(crate) async fn of_an_anonymous_poll_it_holds_what_was_cast_and_beside_it_nobody(t: &Trial) {
    let circle = t.circle().await;
    let members = t.members(&circle, 6).await;
    let poll = t.opens(&circle.owner, Trial::anonymous(t.draft())).await;
    for (voter, option) in members.iter().zip([3, 1, 2, 3, 1, 3]) {
        t.casts(&poll, voter, option).await;
    }
    t.clock.set(poll.deadline);
    let record = record(t, &poll).await;
    assert_agrees_with_itself(&record);
    let said: Vec<u16> =
        record.detached.iter().flat_map(domain::Selection::options).map(|option| option.0).collect();
    assert_eq!((record.ballots, said), (vec![], vec![1, 1, 2, 3, 3, 3]), "in an order of its own");
}
