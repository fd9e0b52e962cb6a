use super::trial::{Circle, OK, Trial, at_once, votes};
use crate::{AttendeeQuery, NameQuery, NewEvent, SignUpQuery, SignUpRow};
use domain::{
    Cast, CastRefusal, Draft, EventId, EventPlan, Invited, Member, Method, OptionId, Origin, Outcome, Poll,
    Receipt, Selection, SelectionFault,
};
use jiff::SignedDuration;
use std::sync::Arc;

const ALL: SignUpQuery = SignUpQuery { before: None, limit: 100 };

impl Trial {
    /// People sign up, up to so many places, so many to a line.
    async fn sign_up(&self, circle: &Circle, limit: Option<u32>, most: u16) -> Poll {
        let options = vec!["报名".parse().expect("a label")];
        let draft = Draft { method: Method::SignUp { limit, most }, options, ..self.draft() };
        self.opens(&circle.owner, draft).await
    }

    /// Signs up for so many in place of what counts, or for none does not come.
    async fn signs_up(
        &self,
        poll: &Poll,
        who: &Member,
        quantity: u16,
        note: &str,
    ) -> Result<Receipt, CastRefusal> {
        let before = self.store.receipt(poll.id, who.person_id).await.expect(OK);
        let cast = self.line(quantity, note, before.map(|receipt| receipt.version));
        self.puts(poll.id, who, &cast).await
    }

    fn line(&self, quantity: u16, note: &str, replaces: Option<u32>) -> Cast {
        let note = note.parse().expect("a note");
        let selection = if quantity == 0 { Selection::Abstain } else { Selection::SignUp { quantity, note } };
        Cast { selection, ..self.mark(&[], replaces) }
    }

    async fn lines(&self, poll: &Poll, query: SignUpQuery) -> Vec<SignUpRow> {
        self.store.sign_ups(poll.id, &query).await.expect(OK)
    }

    /// Who is in line: place, name, how many.
    async fn in_line(&self, poll: &Poll) -> Vec<(u32, String, u16)> {
        let lines = self.lines(poll, ALL).await;
        for line in &lines {
            let place = self.store.place_in_line(poll.id, line.person.id).await.expect(OK);
            assert_eq!(place, Some(line.place), "one is told the place that one has on the list");
        }
        lines.into_iter().map(|line| (line.place, line.person.name.to_string(), line.quantity)).collect()
    }
}

fn said(line: &[(u32, &str, u16)]) -> Vec<(u32, String, u16)> {
    line.iter().map(|&(place, name, quantity)| (place, name.to_owned(), quantity)).collect()
}

pub(crate) async fn lines_stand_in_the_order_in_which_they_were_joined(t: &Trial) {
    let circle = t.circle().await;
    let poll = t.sign_up(&circle, None, 5).await;
    let (zhao, li) = (t.joins(&circle, "赵一", "甲").await, t.joins(&circle, "李二", "乙").await);
    let receipt = t.signs_up(&poll, &zhao, 2, "带孩子").await.expect("there is room");
    let note = "带孩子".parse().expect("a note");
    assert_eq!(receipt.selection(), Some(&Selection::SignUp { quantity: 2, note }));
    t.signs_up(&poll, &circle.owner, 1, "").await.expect("there is room");
    t.signs_up(&poll, &li, 5, "").await.expect("there is room");
    assert_eq!(t.in_line(&poll).await, said(&[(1, "赵一", 2), (2, "王首", 1), (3, "李二", 5)]));
    assert_eq!(t.lines(&poll, ALL).await[0].note.as_str(), "带孩子");
    let tally = t.tally(poll.id).await;
    assert_eq!((votes(&tally), tally.taken()), (vec![3], 8));
    assert_eq!(Outcome::of(&poll, &tally), Outcome::SignedUp { people: 3, places: 8 });
}

pub(crate) async fn a_line_that_is_changed_keeps_its_place_and_one_taken_back_comes_last(t: &Trial) {
    let circle = t.circle().await;
    let poll = t.sign_up(&circle, None, 5).await;
    let (zhao, li) = (t.joins(&circle, "赵一", "甲").await, t.joins(&circle, "李二", "乙").await);
    for who in [&zhao, &circle.owner, &li] {
        t.signs_up(&poll, who, 1, "").await.expect("there is room");
    }
    t.signs_up(&poll, &zhao, 3, "改主意了").await.expect("there is room");
    assert_eq!(t.in_line(&poll).await, said(&[(1, "赵一", 3), (2, "王首", 1), (3, "李二", 1)]));
    t.signs_up(&poll, &zhao, 0, "").await.expect("one may stay away");
    assert_eq!(t.in_line(&poll).await, said(&[(1, "王首", 1), (2, "李二", 1)]));
    assert_eq!(t.store.place_in_line(poll.id, zhao.person_id).await.expect(OK), None);
    let tally = t.tally(poll.id).await;
    assert_eq!((votes(&tally), tally.taken(), tally.abstained, tally.turnout.cast), (vec![2], 2, 1, 3));
    // The last of the line goes, another comes in their place, and they come back behind that one.
    t.signs_up(&poll, &li, 0, "").await.expect("one may stay away");
    t.signs_up(&poll, &zhao, 2, "").await.expect("there is room");
    t.signs_up(&poll, &li, 1, "").await.expect("there is room");
    assert_eq!(t.in_line(&poll).await, said(&[(1, "王首", 1), (2, "赵一", 2), (3, "李二", 1)]));
}

pub(crate) async fn there_are_never_more_than_the_limit_and_what_is_taken_back_is_free(t: &Trial) {
    let circle = t.circle().await;
    let poll = t.sign_up(&circle, Some(4), 3).await;
    let li = t.joins(&circle, "李二", "乙").await;
    t.signs_up(&poll, &circle.owner, 3, "").await.expect("there is room");
    assert_eq!(t.signs_up(&poll, &li, 2, "").await, Err(CastRefusal::Full { left: 1 }));
    let most = SelectionFault::Quantity { most: 3 };
    assert_eq!(t.signs_up(&poll, &li, 4, "").await, Err(CastRefusal::Selection(most)));
    t.signs_up(&poll, &li, 1, "").await.expect("there is room");
    assert_eq!(t.signs_up(&poll, &li, 2, "").await, Err(CastRefusal::Full { left: 0 }));
    t.signs_up(&poll, &circle.owner, 2, "").await.expect("fewer are always given");
    t.signs_up(&poll, &li, 2, "").await.expect("what was given up is free");
    assert_eq!(t.tally(poll.id).await.taken(), 4);
    t.signs_up(&poll, &circle.owner, 0, "").await.expect("one may stay away");
    t.signs_up(&poll, &li, 3, "").await.expect("and that is free too");
    let tally = t.tally(poll.id).await;
    assert_eq!((tally.taken(), tally.places_left(poll.method)), (3, Some(1)));
}

pub(crate) async fn the_limit_holds_however_many_sign_up_at_once(t: &Trial) {
    let circle = t.circle().await;
    let members = t.members(&circle, 60).await;
    let poll = t.sign_up(&circle, Some(50), 3).await;
    let deeds = members.iter().zip((1..=3).cycle()).map(|(who, quantity)| {
        let (store, cast, tracker) = (Arc::clone(&t.store), t.line(quantity, "", None), t.tracker());
        let (poll_id, who) = (poll.id, who.person_id);
        async move { (quantity, store.cast(poll_id, who, &cast, &tracker).await) }
    });
    let mut taken = 0;
    for (quantity, answer) in at_once(deeds).await {
        match answer.expect(OK).expect("the poll") {
            Ok(_) => taken += u32::from(quantity),
            Err(CastRefusal::Full { left }) => assert!(left < u32::from(quantity), "it would have fitted"),
            Err(other) => panic!("{other}"),
        }
    }
    // Those who came alone and in twos would be 60: one of these at least found no room.
    let tally = t.tally(poll.id).await;
    assert!((49..=50).contains(&taken), "{taken}");
    assert_eq!(tally.taken(), taken);
    let lines = t.lines(&poll, ALL).await;
    let places: Vec<u32> = lines.iter().map(|line| line.place).collect();
    assert_eq!(places, (1..=votes(&tally)[0]).collect::<Vec<_>>());
    assert!(lines.windows(2).all(|two| two[0].joined < two[1].joined), "each has a place of its own");
}

pub(crate) async fn they_are_paged_from_the_last_without_loss_or_repetition(t: &Trial) {
    let circle = t.circle().await;
    let poll = t.sign_up(&circle, None, 1).await;
    for who in t.members(&circle, 25).await {
        t.signs_up(&poll, &who, 1, "").await.expect("there is room");
    }
    let all = t.lines(&poll, ALL).await;
    assert_eq!(all.iter().map(|line| line.place).collect::<Vec<_>>(), (1..=25).collect::<Vec<_>>());
    let (mut read, mut before) = (Vec::new(), None);
    loop {
        let mut page = t.lines(&poll, SignUpQuery { before, limit: 10 }).await;
        let Some(first) = page.first() else { break };
        before = Some(first.joined);
        page.append(&mut read);
        read = page;
    }
    assert_eq!(read, all);
    for (before, limit) in [(Some(0), 9), (Some(u64::MAX), 0)] {
        assert!(t.lines(&poll, SignUpQuery { before, limit }).await.is_empty(), "{before:?} {limit}");
    }
}

pub(crate) async fn an_event_of_it_asks_those_who_come(t: &Trial) {
    let circle = t.circle().await;
    let poll = t.sign_up(&circle, None, 2).await;
    let (comes, away) = (t.joins(&circle, "赵一", "甲").await, t.joins(&circle, "李二", "乙").await);
    t.signs_up(&poll, &comes, 2, "").await.expect("there is room");
    t.signs_up(&poll, &away, 0, "").await.expect("one may stay away");
    let poll = t.closes(&poll, &circle.owner).await;
    let (starts, ends) = (t.now() + SignedDuration::from_hours(24), t.now() + SignedDuration::from_hours(26));
    let plan = EventPlan {
        title: "周六爬山".parse().expect("a title"),
        place: "".parse().expect("a place"),
        note: "".parse().expect("a note"),
        starts,
        ends,
        zone: "Asia/Shanghai".parse().expect("a zone"),
    };
    let origin = Some(Origin { poll_id: poll.id, option: OptionId(1) });
    let new = NewEvent { id: EventId(t.id()), plan, invited: Invited::Voters, origin };
    let event = t.store.create_event(&circle.owner, &new).await.expect(OK);
    let event = event.expect("the poll").expect("it may be made");
    let asked = AttendeeQuery { limit: 9, ..Default::default() };
    let asked = t.store.attendees(event.id, &asked).await.expect(OK);
    assert_eq!(asked.iter().map(|row| row.person.id).collect::<Vec<_>>(), [comes.person_id]);
}

pub(crate) async fn its_ballots_and_its_record_say_when_each_line_was_joined(t: &Trial) {
    let circle = t.circle().await;
    let poll = t.sign_up(&circle, None, 5).await;
    let li = t.joins(&circle, "李二", "乙").await;
    t.signs_up(&poll, &li, 2, "=1+1").await.expect("there is room");
    t.signs_up(&poll, &circle.owner, 0, "").await.expect("one may stay away");
    let lines = t.lines(&poll, ALL).await;
    let query = |option| NameQuery { option, limit: 100, ..NameQuery::default() };
    let came = t.store.ballots(poll.id, &query(Some(OptionId(1)))).await.expect(OK);
    assert_eq!(
        came.iter().map(|row| (&row.person, row.joined)).collect::<Vec<_>>(),
        [(&lines[0].person, Some(lines[0].joined))]
    );
    let all = t.store.ballots(poll.id, &query(None)).await.expect(OK);
    let in_line = all.iter().filter(|row| row.joined.is_some()).count();
    assert_eq!((all.len(), in_line), (2, 1), "who does not come is in no line");
    let record = t.store.poll_record(poll.id).await.expect(OK).expect("the poll");
    assert_eq!(record.ballots, all);
    let other = t.poll(&circle).await;
    t.casts(&other, &li, 1).await;
    assert!(t.lines(&other, ALL).await.is_empty(), "where nobody signs up there is no line");
    assert_eq!(t.store.place_in_line(other.id, li.person_id).await.expect(OK), None);
}
