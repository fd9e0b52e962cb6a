use super::changes::heard;
use super::dice::Dice;
use super::trial::{OK, Trial, at_once, votes, why};
use crate::Change;
use domain::{
    Cast, CastRefusal, Deed, Draft, Edit, EditRefusal, Electorate, LogEntry, Member, Method, OptionId, Poll,
    PollRefusal, RankedCount, SelectionFault, Visibility,
};
use std::sync::Arc;
use tokio::task::yield_now;

/// The poll as it is, about to be edited, with no reason.
pub(super) fn edit(poll: &Poll) -> Edit {
    let texts = poll.options.iter().filter(|option| option.slot.is_none());
    let withdrawn = poll.options.iter().filter(|option| option.withdrawn);
    let draft = Draft {
        title: poll.title.clone(),
        description: poll.description.clone(),
        options: texts.map(|option| option.label.clone()).collect(),
        slots: poll.options.iter().filter_map(|option| option.slot).collect(),
        details: Vec::new(),
        documents: poll.documents.clone(),
        method: poll.method,
        abstention: poll.abstention,
        secrecy: poll.secrecy,
        visibility: poll.visibility,
        electorate: poll.electorate,
        deadline: poll.deadline,
        zone: poll.zone.clone(),
    };
    Edit {
        edition: poll.edition,
        draft,
        ids: poll.options.iter().map(|option| Some(option.id)).collect(),
        withdrawn: withdrawn.map(|option| option.id).collect(),
        reason: None,
    }
}

fn retitled(mut edit: Edit, title: &str) -> Edit {
    edit.draft.title = title.parse().expect("a title");
    edit
}

fn added(mut edit: Edit, label: &str) -> Edit {
    edit.draft.options.push(label.parse().expect("a label"));
    edit
}

/// As a new edition.
fn anew(edit: Edit) -> Edit {
    Edit { reason: Some(why()), ..edit }
}

async fn put(t: &Trial, poll: &Poll, by: &Member, edit: &Edit) -> Result<Poll, EditRefusal> {
    t.store.edit_poll(poll.id, by, edit).await.expect(OK).expect("the poll")
}

async fn edits(t: &Trial, poll: &Poll, by: &Member, edit: Edit) -> Poll {
    let edited = put(t, poll, by, &edit).await.expect("it may be edited");
    assert_eq!(t.store.poll(poll.id).await.expect(OK), Some(edited.clone()), "as it is kept");
    edited
}

pub(crate) async fn a_draft_is_rewritten_by_its_composer_and_nobody_else(t: &Trial) {
    let circle = t.circle().await;
    let composer = t.joins(&circle, "张三", "研发").await;
    let draft = t.composes(&composer, t.draft()).await;
    let edit = added(retitled(edit(&draft), "秋游去哪里"), "古镇");
    let refused = put(t, &draft, &circle.owner, &edit).await;
    assert_eq!(refused, Err(PollRefusal::NotYours.into()));
    let edited = edits(t, &draft, &composer, edit.clone()).await;
    assert_eq!((edited.edition, edited.title.as_str(), edited.options.len()), (1, "秋游去哪里", 4));
    assert_eq!(t.store.questions(draft.id).await.expect(OK), [edited.question()], "nobody saw the other");
    assert_eq!(put(t, &draft, &composer, &edit).await, Err(PollRefusal::NothingChanged.into()));
    assert_eq!(votes(&t.tally(draft.id).await), [0; 4]);
    t.removes(&circle.owner, &composer).await;
    let gone = put(t, &draft, &composer, &retitled(edit, "又一个")).await;
    assert_eq!(gone, Err(PollRefusal::NotYours.into()));
    let nowhere =
        t.store.edit_poll(domain::PollId(t.id()), &circle.owner, &self::edit(&draft)).await.expect(OK);
    assert_eq!(nowhere, None);
}

pub(crate) async fn until_somebody_votes_everything_is_changed_and_what_was_asked_is_kept(t: &Trial) {
    let circle = t.circle().await;
    let scheduled = t.schedules(&circle.owner, t.draft(), 600).await;
    let poll = t.poll(&circle).await;
    for first in [scheduled, poll] {
        let mut other = retitled(edit(&first), "秋游去哪里");
        other.draft.method = Method::Multiple { min: 1, max: 2 };
        other.draft.visibility = Visibility::AfterClose;
        other.draft.options.remove(0);
        other.ids.remove(0);
        let second = edits(t, &first, &circle.owner, other).await;
        assert_eq!((second.edition, second.options.len()), (2, 2));
        let third = edits(t, &second, &circle.owner, retitled(edit(&second), "到底去哪里")).await;
        let asked = [first.question(), second.question(), third.question()];
        assert_eq!(t.store.questions(first.id).await.expect(OK), asked);
        assert_eq!(votes(&t.tally(first.id).await), [0, 0]);
        let stale = put(t, &first, &circle.owner, &retitled(edit(&second), "晚到的")).await;
        assert_eq!(stale, Err(PollRefusal::EditedMeanwhile { edition: 3 }.into()));
    }
}

pub(crate) async fn once_somebody_has_voted_only_a_new_edition_is_made_and_ballots_count_as_cast(t: &Trial) {
    let circle = t.circle().await;
    let (early, late) = (t.joins(&circle, "张三", "研发").await, t.joins(&circle, "李四", "研发").await);
    let poll = t.poll(&circle).await;
    let receipt = t.casts(&poll, &early, 1).await;
    let free = put(t, &poll, &circle.owner, &retitled(edit(&poll), "别的")).await;
    assert_eq!(free, Err(PollRefusal::HasBallots.into()));
    assert_eq!(t.store.poll(poll.id).await.expect(OK), Some(poll.clone()), "nothing was changed");
    let wanted = Edit { withdrawn: vec![OptionId(1)], ..anew(added(edit(&poll), "古镇")) };
    let second = edits(t, &poll, &circle.owner, wanted).await;
    assert_eq!(votes(&t.tally(poll.id).await), [1, 0, 0, 0], "what was withdrawn keeps its ballots");
    assert_eq!(t.store.receipt(poll.id, early.person_id).await.expect(OK), Some(receipt.clone()));
    let gone = t.puts(poll.id, &late, &Cast { edition: 2, ..t.mark(&[1], None) }).await;
    let why = SelectionFault::WithdrawnOption { option: OptionId(1) };
    assert_eq!(gone, Err(CastRefusal::Selection(why)));
    t.casts(&second, &late, 4).await;
    let moved = t.casts(&second, &early, 2).await;
    assert_eq!((receipt.named.map(|b| b.edition), moved.named.map(|b| b.edition)), (Some(1), Some(2)));
    assert_eq!(votes(&t.tally(poll.id).await), [0, 1, 0, 1]);
    let record = t.store.poll_record(poll.id).await.expect(OK).expect("a record");
    assert_eq!(record.questions, [poll.question(), second.question()]);
    assert!(record.ballots.iter().all(|row| row.ballot.edition == 2));
}

pub(crate) async fn what_is_ranked_or_scored_is_counted_on_when_options_come_and_go(t: &Trial) {
    let circle = t.circle().await;
    let voters = t.members(&circle, 3).await;
    let run_off = Method::Ranked { min: 1, count: RankedCount::InstantRunoff };
    let borda = Method::Ranked { min: 1, count: RankedCount::Borda };
    for method in [run_off, borda, Method::Score] {
        let poll = t.opens(&circle.owner, Draft { method, ..t.draft() }).await;
        for (voter, order) in voters.iter().zip([[1, 2, 3], [1, 3, 2], [2, 1, 3]]) {
            let cast = match method {
                Method::Score => t.scores(&[5, 3, 1], None),
                _ => t.ranks(&order, None),
            };
            t.puts(poll.id, voter, &cast).await.expect("the ballot is taken");
        }
        let before = t.tally(poll.id).await;
        let wanted = Edit { withdrawn: vec![OptionId(1)], ..anew(added(edit(&poll), "古镇")) };
        let second = edits(t, &poll, &circle.owner, wanted).await;
        let after = t.tally(poll.id).await;
        assert_eq!(votes(&after), [votes(&before), vec![0]].concat(), "{method:?}");
        assert!(after.rounds.iter().all(|round| round.votes.iter().all(|each| each.option != OptionId(1))));
        let cast = match method {
            Method::Score => {
                let mut cast = t.scores(&[0, 4, 4, 4], Some(1));
                cast.selection.keep(|option| second.stands(option));
                cast
            }
            _ => t.ranks(&[4, 2], Some(1)),
        };
        t.puts(poll.id, &voters[0], &Cast { edition: 2, ..cast }).await.expect("the ballot is taken");
        assert_eq!(t.tally(poll.id).await.turnout.cast, 3, "{method:?}");
    }
}

pub(crate) async fn a_ballot_is_taken_on_the_edition_it_names_and_a_repeated_one_gets_its_receipt(t: &Trial) {
    let circle = t.circle().await;
    let (early, late) = (t.joins(&circle, "张三", "研发").await, t.joins(&circle, "李四", "研发").await);
    let poll = t.poll(&circle).await;
    let (first, waiting) = (t.mark(&[1], None), t.mark(&[2], None));
    let receipt = t.puts(poll.id, &early, &first).await.expect("the ballot is taken");
    let second = edits(t, &poll, &circle.owner, anew(retitled(edit(&poll), "秋游去哪里"))).await;
    assert_eq!(t.puts(poll.id, &late, &waiting).await, Err(CastRefusal::Revised { edition: 2 }));
    assert_eq!(t.puts(poll.id, &early, &first).await, Ok(receipt), "the same act is answered as before");
    let again = Cast { edition: second.edition, ..waiting };
    t.puts(poll.id, &late, &again).await.expect("the ballot is taken");
    assert_eq!(votes(&t.tally(poll.id).await), [1, 1, 0]);
}

pub(crate) async fn ballots_that_were_not_confirmed_are_counted_until_they_are(t: &Trial) {
    let circle = t.circle().await;
    let (one, other) = (t.joins(&circle, "张三", "研发").await, t.joins(&circle, "李四", "研发").await);
    let poll = t.poll(&circle).await;
    let unconfirmed = async || t.store.unconfirmed(poll.id).await.expect(OK);
    for voter in [&one, &other] {
        t.casts(&poll, voter, 1).await;
    }
    assert_eq!(unconfirmed().await, 0);
    let second = edits(t, &poll, &circle.owner, anew(retitled(edit(&poll), "秋游去哪里"))).await;
    assert_eq!(unconfirmed().await, 2);
    let confirmed = t.casts(&second, &one, 1).await;
    assert_eq!((confirmed.version, unconfirmed().await), (2, 1));
    assert_eq!(votes(&t.tally(poll.id).await), [2, 0, 0]);
    edits(t, &second, &circle.owner, anew(added(edit(&second), "古镇"))).await;
    assert_eq!(unconfirmed().await, 2);
}

pub(crate) async fn an_anonymous_one_is_not_edited_once_somebody_has_voted(t: &Trial) {
    let circle = t.circle().await;
    t.members(&circle, 4).await;
    let poll = t.opens(&circle.owner, Trial::anonymous(t.draft())).await;
    let second = edits(t, &poll, &circle.owner, retitled(edit(&poll), "秋游去哪里")).await;
    let old = t.puts(poll.id, &circle.owner, &t.mark(&[1], None)).await;
    assert_eq!(old, Err(CastRefusal::Revised { edition: 2 }));
    t.casts(&second, &circle.owner, 1).await;
    for wanted in [retitled(edit(&second), "别的"), anew(retitled(edit(&second), "别的"))] {
        let refused = put(t, &second, &circle.owner, &wanted).await;
        assert_eq!(refused, Err(PollRefusal::HasDetachedBallots.into()));
    }
}

pub(crate) async fn who_may_vote_follows_what_is_said_of_it(t: &Trial) {
    let circle = t.circle().await;
    let frozen = Draft { electorate: Electorate::FrozenAtOpening, ..t.draft() };
    let poll = t.opens(&circle.owner, frozen).await;
    let late = t.joins(&circle, "张三", "研发").await;
    assert!(!t.entitled(&poll, &late).await);
    let retold = edits(t, &poll, &circle.owner, retitled(edit(&poll), "秋游去哪里")).await;
    assert!(!t.entitled(&poll, &late).await, "other words let nobody in");
    let mut open = edit(&retold);
    open.draft.electorate = Electorate::OpenToJoiners;
    let open = edits(t, &retold, &circle.owner, open).await;
    assert!(t.entitled(&poll, &late).await);
    assert_eq!(t.tally(poll.id).await.turnout.entitled, 2);
    let secret = Edit { draft: Trial::anonymous(edit(&open).draft), ..edit(&open) };
    let refused = put(t, &open, &circle.owner, &secret).await;
    assert_eq!(refused, Err(PollRefusal::ElectorateTooSmall { entitled: 2, least: 5 }.into()));
}

pub(crate) async fn an_edit_is_logged_and_announced_with_the_result_as_it_is_now(t: &Trial) {
    let circle = t.circle().await;
    let poll = t.poll(&circle).await;
    let free = edits(t, &poll, &circle.owner, retitled(edit(&poll), "秋游去哪里")).await;
    t.casts(&free, &circle.owner, 2).await;
    let mut changes = t.store.changes();
    let wanted = anew(added(edit(&free), "古镇"));
    let edited = edits(t, &free, &circle.owner, wanted).await;
    let tally = t.tally(poll.id).await;
    assert_eq!(votes(&tally), [0, 1, 0, 0]);
    assert_eq!(heard(&mut changes), [Change::Poll { poll: Box::new(edited.clone()), tally }]);
    let stale = put(t, &edited, &circle.owner, &edit(&free)).await;
    assert!(stale.is_err() && heard(&mut changes).is_empty(), "what is refused is told to nobody");
    let log = t.store.poll_log(poll.id).await.expect(OK);
    let by_owner = |deed| LogEntry { at: t.now(), by: Some(circle.owner.person_id), deed };
    let done = [
        by_owner(Deed::Composed),
        by_owner(Deed::Opened),
        by_owner(Deed::Edited { edition: 2, reason: None }),
        by_owner(Deed::Edited { edition: 3, reason: Some(why()) }),
    ];
    assert_eq!(log, done);
}

pub(crate) async fn an_id_of_an_option_is_never_used_again(t: &Trial) {
    let circle = t.circle().await;
    let poll = t.poll(&circle).await;
    let mut fewer = edit(&poll);
    fewer.draft.options.pop();
    fewer.ids.pop();
    let second = edits(t, &poll, &circle.owner, fewer).await;
    let third = edits(t, &second, &circle.owner, added(edit(&second), "古镇")).await;
    assert_eq!(third.options.iter().map(|option| option.id.0).collect::<Vec<_>>(), [1, 2, 4]);
}

/// Everybody casts on what they saw, and again on what they are told, while `wanted` is done; what they were receipted.
async fn cast_meanwhile(t: &Trial, seed: u64, poll: &Poll, voters: &[Member], wanted: Edit) -> Meanwhile {
    let mut dice = Dice::of(seed);
    let (store, by, id) = (Arc::clone(&t.store), voters[0].clone(), poll.id);
    let composer = Member { person_id: poll.composer, ..by };
    let turns = dice.below(9);
    let edit = tokio::spawn(async move {
        for _ in 0..turns {
            yield_now().await;
        }
        store.edit_poll(id, &composer, &wanted).await.expect(OK).expect("the poll")
    });
    let deeds = voters.iter().map(|voter| {
        let (store, voter, tracker) = (Arc::clone(&t.store), voter.person_id, t.tracker());
        let (first, second, turns) = (t.mark(&[1], None), t.mark(&[2], None), dice.below(12));
        async move {
            for _ in 0..turns {
                yield_now().await;
            }
            match store.cast(id, voter, &first, &tracker).await.expect(OK).expect("the poll") {
                Err(CastRefusal::Revised { edition }) => {
                    let seen = Cast { edition, ..second };
                    store.cast(id, voter, &seen, &tracker).await.expect(OK).expect("the poll")
                }
                taken => taken,
            }
        }
    });
    let mut by_edition = [0; 2];
    for answer in at_once(deeds).await {
        let ballot = answer.expect("a receipt").named.expect("a named ballot");
        let (options, edition) = (ballot.selection.options(), ballot.edition);
        assert_eq!(
            options,
            [OptionId(u16::try_from(edition).expect("small"))],
            "what was seen is what counts"
        );
        by_edition[edition as usize - 1] += 1;
    }
    Meanwhile { edited: edit.await.expect("it was asked"), by_edition }
}

struct Meanwhile {
    edited: Result<Poll, EditRefusal>,
    /// How many were receipted on the first, and on the second.
    by_edition: [u32; 2],
}

pub(crate) async fn edited_while_others_cast_every_receipted_ballot_counts_on_the_edition_it_names(
    t: &Trial,
) {
    let circle = t.circle().await;
    let voters = t.members(&circle, 24).await;
    for seed in 0..16 {
        let poll = t.poll(&circle).await;
        let wanted = anew(retitled(edit(&poll), "秋游去哪里"));
        let Meanwhile { edited, by_edition: [first, second] } =
            cast_meanwhile(t, seed, &poll, &voters, wanted).await;
        assert_eq!(edited.expect("it may be edited").edition, 2);
        assert_eq!((votes(&t.tally(poll.id).await), first + second), (vec![first, second, 0], 24));
        assert_eq!(t.store.unconfirmed(poll.id).await.expect(OK), first);
    }
}

pub(crate) async fn edited_freely_while_others_cast_either_the_edit_or_the_first_ballot_comes_first(
    t: &Trial,
) {
    let circle = t.circle().await;
    let voters = t.members(&circle, 12).await;
    for seed in 0..16 {
        let poll = t.poll(&circle).await;
        let wanted = retitled(edit(&poll), "秋游去哪里");
        let Meanwhile { edited, by_edition } = cast_meanwhile(t, seed, &poll, &voters, wanted).await;
        let (edition, told) = match edited {
            Ok(poll) => (poll.edition, [0, 12]),
            Err(refusal) => {
                assert_eq!(refusal, PollRefusal::HasBallots.into());
                (1, [12, 0])
            }
        };
        assert_eq!(by_edition, told, "seed {seed}");
        assert_eq!(t.store.poll(poll.id).await.expect(OK).map(|poll| poll.edition), Some(edition));
    }
}
