use super::{Edit, EditRefusal, Editing, SoFar};
use crate::poll::tests::{at, member, open, person, poll};
use crate::{
    Deed, Draft, DraftFault, Edited, Electorate, Fixed, LogEntry, Member, Method, OptionId, Poll,
    PollRefusal, PollStatus, Reason, Role, Secrecy, Slot, Visibility, Withdrawal,
};

fn why() -> Reason {
    "漏了一个选项".parse().expect("a reason")
}
/// To open at 100, to close at 1000.
fn scheduled() -> Poll {
    Poll { opened: Some(at(100)), ..poll() }
}
/// The poll as it would be written.
fn draft(poll: &Poll) -> Draft {
    Draft {
        title: poll.title.clone(),
        description: poll.description.clone(),
        options: poll.options.iter().filter(|o| o.slot.is_none()).map(|o| o.label.clone()).collect(),
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
    }
}
/// Nothing is changed yet, and no reason is given.
fn edit(poll: &Poll) -> Edit {
    let withdrawn = poll.options.iter().filter(|option| option.withdrawn).map(|option| option.id);
    Edit {
        edition: poll.edition,
        draft: draft(poll),
        ids: poll.options.iter().map(|option| Some(option.id)).collect(),
        withdrawn: withdrawn.collect(),
        reason: None,
    }
}
/// The same as a new edition.
fn revision(poll: &Poll) -> Edit {
    Edit { reason: Some(why()), ..edit(poll) }
}
fn retitled(edit: Edit) -> Edit {
    Edit { draft: Draft { title: "秋游去哪里".parse().expect("a title"), ..edit.draft }, ..edit }
}
fn labelled(edit: Edit, options: &[&str], ids: &[Option<u16>]) -> Edit {
    let options = options.iter().map(|label| label.parse().expect("a label")).collect();
    let ids = ids.iter().map(|id| id.map(OptionId)).collect();
    Edit { draft: Draft { options, ..edit.draft }, ids, ..edit }
}
fn composer() -> Member {
    member(1, Role::Member)
}
fn so_far(cast: u32) -> SoFar {
    SoFar { cast, highest: OptionId(2) }
}
fn after(poll: &Poll, edit: Edit, cast: u32) -> Result<Poll, EditRefusal> {
    poll.edited(edit, &composer(), so_far(cast), at(20)).map(|(poll, _)| poll)
}
fn faults(what: &[Fixed]) -> Result<Poll, EditRefusal> {
    Err(EditRefusal::Draft(what.iter().map(|&what| DraftFault::Fixed { what }).collect()))
}
fn shown(poll: &Poll) -> Vec<(u16, &str, bool)> {
    poll.options.iter().map(|option| (option.id.0, option.label.as_str(), option.withdrawn)).collect()
}

#[test]
fn its_composer_edits_it_until_it_is_over_and_nobody_else() {
    let taken_back = Withdrawal { at: at(15), by: person(1), reason: why() };
    for (poll, who, now, answer) in [
        (poll(), composer(), 5, Ok(())),
        (poll(), composer(), 2000, Ok(())),
        (scheduled(), composer(), 5, Ok(())),
        (open(), composer(), 999, Ok(())),
        (open(), composer(), 1000, Err(PollRefusal::Closed)),
        (open(), member(2, Role::Owner), 20, Err(PollRefusal::NotYours)),
        (open(), member(1, Role::Observer), 20, Err(PollRefusal::NotYours)),
        (Poll { withdrawn: Some(taken_back), ..open() }, composer(), 20, Err(PollRefusal::Withdrawn)),
    ] {
        let mut edit = retitled(edit(&poll));
        if poll.status_at(at(now)) == PollStatus::Draft {
            edit.draft.deadline = at(5000);
        }
        let edited = poll.edited(edit, &who, so_far(0), at(now)).map(drop);
        assert_eq!(edited, answer.map_err(EditRefusal::Poll), "by {who:?} at {now}");
    }
}

#[test]
fn nobody_has_voted_until_somebody_has_and_of_secret_ballots_none_can_be_asked() {
    let secret = Poll { secrecy: Secrecy::Anonymous, ..open() };
    assert_eq!((open().editing(0), open().editing(1)), (Ok(Editing::Freely), Ok(Editing::AsEdition)));
    assert_eq!(secret.editing(0), Ok(Editing::Freely));
    assert_eq!(secret.editing(1), Err(PollRefusal::HasDetachedBallots));
    assert_eq!(after(&secret, retitled(revision(&secret)), 1), Err(PollRefusal::HasDetachedBallots.into()));
    assert_eq!(after(&open(), retitled(edit(&open())), 1), Err(PollRefusal::HasBallots.into()));
}

#[test]
fn a_draft_stays_the_first_edition_and_what_others_see_becomes_another_with_each_edit() {
    for (poll, edition) in [(poll(), 1), (scheduled(), 2), (open(), 2)] {
        let (edited, deed) =
            poll.edited(retitled(edit(&poll)), &composer(), so_far(0), at(20)).expect("edited");
        assert_eq!((edited.edition, edited.title.as_str()), (edition, "秋游去哪里"));
        assert_eq!(deed, Deed::Edited { edition, reason: None });
        let again = edited.edited(retitled(edit(&edited)), &composer(), so_far(0), at(20));
        assert_eq!(again, Err(PollRefusal::NothingChanged.into()));
    }
    let stale = Edit { edition: 7, ..retitled(edit(&open())) };
    assert_eq!(after(&open(), stale, 0), Err(PollRefusal::EditedMeanwhile { edition: 1 }.into()));
}

#[test]
fn before_the_first_ballot_everything_may_be_changed_but_the_deadline_of_what_others_see() {
    let everything = |poll: &Poll| {
        let edit = labelled(retitled(edit(poll)), &["山里", "湖上", "古镇"], &[Some(2), None, None]);
        let draft = Draft {
            method: Method::Multiple { min: 1, max: 2 },
            abstention: true,
            secrecy: Secrecy::Anonymous,
            visibility: Visibility::AfterClose,
            electorate: Electorate::FrozenAtOpening,
            zone: "Europe/Berlin".parse().expect("a zone"),
            ..edit.draft
        };
        Edit { draft, ..edit }
    };
    for poll in [scheduled(), open()] {
        let edited = after(&poll, everything(&poll), 0).expect("edited");
        assert_eq!(shown(&edited), [(2, "山里", false), (3, "湖上", false), (4, "古镇", false)]);
        assert_eq!(
            (edited.method, edited.secrecy),
            (Method::Multiple { min: 1, max: 2 }, Secrecy::Anonymous)
        );
        for deadline in [at(900), at(1100)] {
            let mut moved = everything(&poll);
            moved.draft.deadline = deadline;
            assert_eq!(after(&poll, moved, 0), faults(&[Fixed::Deadline]), "{deadline}");
        }
    }
    let mut moved = everything(&poll());
    moved.draft.deadline = at(900);
    let edited = after(&poll(), moved, 0).expect("edited");
    assert_eq!(edited.deadline, at(900));
    assert_eq!(
        shown(&edited),
        [(1, "山里", false), (2, "湖上", false), (3, "古镇", false)],
        "nobody has seen it"
    );
}

#[test]
fn an_id_is_not_used_again_nor_that_of_an_option_that_is_gone() {
    let gone = SoFar { cast: 0, highest: OptionId(9) };
    let edit = labelled(edit(&open()), &["海边", "湖上"], &[Some(1)]);
    let (edited, _) = open().edited(edit, &composer(), gone, at(20)).expect("edited");
    assert_eq!(shown(&edited), [(1, "海边", false), (10, "湖上", false)]);
    for ids in [&[Some(1), Some(1)][..], &[Some(1), Some(7)]] {
        let edit = labelled(super::tests::edit(&open()), &["海边", "湖上"], ids);
        assert_eq!(after(&open(), edit, 0), faults(&[Fixed::Options]), "{ids:?}");
    }
}

#[test]
fn a_new_edition_says_otherwise_adds_options_and_withdraws_them() {
    let poll = open();
    let added = labelled(retitled(revision(&poll)), &["海边", "山里（含缆车）", "湖上"], &[Some(1), Some(2)]);
    let (second, deed) = poll.edited(added, &composer(), so_far(3), at(20)).expect("edited");
    assert_eq!(shown(&second), [(1, "海边", false), (2, "山里（含缆车）", false), (3, "湖上", false)]);
    assert_eq!((second.edition, deed), (2, Deed::Edited { edition: 2, reason: Some(why()) }));
    let withdrawn = Edit { withdrawn: vec![OptionId(1)], ..revision(&second) };
    let third = after(&second, withdrawn, 3).expect("edited");
    assert_eq!(shown(&third)[0], (1, "海边", true));
    assert!(!third.stands(OptionId(1)) && third.stands(OptionId(2)));
    let back = Edit { withdrawn: vec![], ..retitled(revision(&third)) };
    assert_eq!(after(&third, back, 3), faults(&[Fixed::Options]), "what was withdrawn stays so");
    let last = Edit { withdrawn: vec![OptionId(1), OptionId(2)], ..revision(&third) };
    let too_few = |min| Err(EditRefusal::Draft(vec![DraftFault::TooFewOptions { min }]));
    assert_eq!(after(&third, last, 3), too_few(2));
    let freely = Edit { withdrawn: vec![OptionId(1)], ..edit(&open()) };
    assert_eq!(after(&open(), freely, 0), too_few(2), "also where nobody has voted");
    let two = Poll { method: Method::Multiple { min: 3, max: 3 }, ..second };
    let withdrawn = Edit { withdrawn: vec![OptionId(1)], ..revision(&two) };
    assert_eq!(after(&two, withdrawn, 3), too_few(3), "as many stay as the method asks for");
}

#[test]
fn a_sign_up_takes_the_answer_that_one_does_not_come_whether_or_not_a_draft_says_so() {
    let mut poll = Poll { method: Method::SignUp { limit: None, most: 2 }, abstention: true, ..open() };
    poll.options.truncate(1);
    let mut edit = retitled(revision(&poll));
    edit.draft.abstention = false;
    let edited = after(&poll, edit, 3).expect("edited");
    assert!(edited.abstention && edited.edition == 2);
}

#[test]
fn a_new_edition_leaves_the_options_there_were_in_their_places() {
    for (options, ids) in [
        (&["山里", "海边"][..], &[Some(2), Some(1)][..]),
        (&["海边", "湖上"], &[Some(1)]),
        (&["湖上", "海边", "山里"], &[None, Some(1), Some(2)]),
    ] {
        let edit = labelled(revision(&open()), options, ids);
        assert_eq!(after(&open(), edit, 1), faults(&[Fixed::Options]), "{options:?}");
    }
}

#[test]
fn of_the_settings_a_new_edition_changes_only_secrecy_and_visibility_and_only_to_stricter() {
    use Visibility::{AfterClose, AfterVote, Live};
    let with = |change: &dyn Fn(&mut Draft)| {
        let mut edit = retitled(revision(&open()));
        change(&mut edit.draft);
        after(&Poll { visibility: AfterVote, ..open() }, edit, 1).map(|poll| (poll.secrecy, poll.visibility))
    };
    let refused = |what| Err(EditRefusal::Draft(vec![DraftFault::Fixed { what }]));
    let shows = |visibility| move |draft: &mut Draft| draft.visibility = visibility;
    let stays = shows(AfterVote);
    assert_eq!(with(&stays), Ok((Secrecy::RealName, AfterVote)));
    assert_eq!(with(&shows(AfterClose)), Ok((Secrecy::RealName, AfterClose)));
    assert_eq!(with(&shows(Live)), refused(Fixed::Visibility));
    let secret = |secrecy| move |draft: &mut Draft| (draft.secrecy, draft.visibility) = (secrecy, AfterClose);
    assert_eq!(with(&secret(Secrecy::RealNameToAdmins)), Ok((Secrecy::RealNameToAdmins, AfterClose)));
    type Change = Box<dyn Fn(&mut Draft)>;
    let changes: [(Change, Fixed); 4] = [
        (Box::new(|draft| draft.method = Method::Score), Fixed::Method),
        (Box::new(|draft| draft.abstention = true), Fixed::Abstention),
        (Box::new(|draft| draft.electorate = Electorate::FrozenAtOpening), Fixed::Electorate),
        (Box::new(|draft| draft.zone = "UTC".parse().expect("a zone")), Fixed::Zone),
    ];
    for (change, what) in changes {
        let both = |draft: &mut Draft| {
            stays(draft);
            change(draft);
        };
        assert_eq!(with(&both), refused(what));
    }
    let looser = Poll { secrecy: Secrecy::RealNameToAdmins, ..open() };
    let mut edit = retitled(revision(&looser));
    edit.draft.secrecy = Secrecy::RealName;
    assert_eq!(after(&looser, edit, 1), faults(&[Fixed::Secrecy]));
}

#[test]
fn a_slot_keeps_its_time_once_somebody_has_voted_also_when_it_has_begun() {
    let slot = |from, to| Slot { starts: at(from), ends: at(to) };
    let times = Draft { slots: vec![slot(15, 90), slot(500, 600)], ..draft(&poll()) };
    let times = Draft { method: Method::Slots, options: vec![], ..times };
    let ids = (times.clone(), crate::PollId(uuid::Uuid::nil()), crate::GroupId(uuid::Uuid::nil()));
    let poll = ids.0.compose(ids.1, ids.2, person(1), at(0)).expect("a poll");
    let poll = Poll { opened: Some(at(10)), ..poll };
    let mut added = revision(&poll);
    added.draft.slots.push(slot(300, 400));
    let edited = after(&poll, added, 1).expect("edited");
    assert_eq!(edited.options.iter().filter_map(|option| option.slot).next_back(), Some(slot(300, 400)));
    let mut moved = revision(&poll);
    moved.draft.slots[1] = slot(500, 700);
    assert_eq!(after(&poll, moved.clone(), 1), faults(&[Fixed::Slots]));
    let free = Edit { reason: None, ..moved };
    assert!(after(&poll, free, 0).is_ok(), "nobody has said that they can come then");
}

#[test]
fn what_changed_is_told_by_old_and_new_words_and_every_edition_by_its_time_and_reason() {
    let first = open();
    let edit = labelled(retitled(revision(&first)), &["海边", "山里（含缆车）", "湖上"], &[Some(1), Some(2)]);
    let edit = Edit { withdrawn: vec![OptionId(1)], ..edit };
    let (second, deed) = first.edited(edit, &composer(), so_far(1), at(20)).expect("edited");
    let boxed = |poll: &Poll, place: usize| Box::new(poll.options[place].clone());
    assert_eq!(
        first.question().changes(&second.question()),
        [
            Edited::Title { from: first.title.clone(), to: second.title.clone() },
            Edited::Withdrawn(boxed(&second, 0)),
            Edited::Option { from: boxed(&first, 1), to: boxed(&second, 1) },
            Edited::Added(boxed(&second, 2)),
        ]
    );
    assert_eq!(second.question().changes(&second.question()), []);
    let log = [LogEntry { at: at(20), by: Some(person(1)), deed }];
    let editions = second.editions(vec![first.question(), second.question()], &log);
    let told: Vec<_> = editions.iter().map(|each| (each.number, each.at, each.reason.clone())).collect();
    assert_eq!(told, [(1, at(0), None), (2, at(20), Some(why()))]);
}
