//! Makes the database that `tests/sqlite/schema_0008.rs` reads for ever. A file that was committed is never made again:
//! a new schema gets a file of its own, with content of its own, made here.
//!
//! `cargo run -p store-sqlite --example keep_schema -- crates/store-sqlite/tests/fixtures/schema-0008.db`

#[path = "../tests/sqlite/schema_0008/content.rs"]
mod content;
#[path = "../tests/sqlite/village.rs"]
mod village;

use content::{
    EVENT, FEED, LATER, PICTURE, RANKED, SCORED, SECRET, TIMES, address, cast_in, hours, look, meeting, polls,
};
use domain::{ExportLanguage, OptionId, PartStat, PollId, Scored, Selection};
use jiff::SignedDuration;
use std::error::Error;
use std::sync::Arc;
use store::{ManualClock, NewPicture, Store, TokenHash};
use village::{GROUP, owner, settle, start, tracker, villager, vote, why};

const ADDRESS_LINK: TokenHash = TokenHash([6; 32]);

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("name the file to make")?;
    if std::path::Path::new(&path).exists() {
        return Err("it is there already; what was committed is never made again".into());
    }
    let clock = Arc::new(ManualClock::at(start()));
    let store = village::open_by(path.as_ref(), &clock)?;
    settle(&*store, 7).await;
    vote(&*store, 1, 1).await;
    put_polls(&*store, &clock).await;
    put_mail(&*store).await;
    look(&*store).await;
    Ok(())
}

async fn put_polls(store: &dyn Store, clock: &ManualClock) {
    let by = owner();
    store.put_picture(&picture(), 1 << 20).await.expect("kept").expect("room for it");
    for poll in polls() {
        store.compose_poll(&poll).await.expect("kept");
    }
    for id in [RANKED, SCORED, TIMES, SECRET] {
        store.open_poll(id, &by).await.expect("kept").expect("the poll").expect("opened");
    }
    store.schedule_poll(LATER, &by, hours(12)).await.expect("kept").expect("the poll").expect("scheduled");
    for (poll, n, selection) in ballots() {
        let answer = store.cast(poll, villager(n), &cast_in(poll, n, selection), &tracker(n, 1)).await;
        answer.expect("kept").expect("the poll").expect("a ballot");
    }
    put_mail_confirmed(store).await;
    clock.advance(SignedDuration::from_secs(100));
    let extended = store.extend_poll(SCORED, &by, hours(24 * 366), &why()).await;
    extended.expect("kept").expect("the poll").expect("extended");
    for id in [TIMES, SECRET] {
        store.close_poll(id, &by, &why()).await.expect("kept").expect("the poll").expect("closed");
    }
    assert!(store.seal().await.expect("sealed"));
    store.create_event(&by, &meeting()).await.expect("kept").expect("the group").expect("made");
    let answered = store.answer_event(EVENT, villager(1), 0, PartStat::Accepted).await;
    answered.expect("kept").expect("the event").expect("answered");
    store.put_feed(villager(1), FEED).await.expect("kept");
}

async fn put_mail_confirmed(store: &dyn Store) {
    let put = store.put_email(villager(7), &address(7), ExportLanguage::ZhCn).await;
    put.expect("kept").expect("asked");
    store.put_email_link(ADDRESS_LINK, villager(7), &address(7)).await.expect("kept");
    store.confirm_email(ADDRESS_LINK).await.expect("kept").expect("confirmed");
}

/// What waits in the outbox.
async fn put_mail(store: &dyn Store) {
    let put = store.put_email(villager(3), &address(3), ExportLanguage::En).await;
    put.expect("kept").expect("asked");
    store.remind(RANKED, &owner()).await.expect("kept").expect("the poll").expect("reminded");
}

fn picture() -> NewPicture {
    NewPicture {
        id: PICTURE,
        group_id: GROUP,
        uploader: villager(0),
        hash: [8; 32],
        whole: b"whole".to_vec(),
        thumbnail: b"small".to_vec(),
    }
}

fn options(ids: &[u16]) -> Vec<OptionId> {
    ids.iter().copied().map(OptionId).collect()
}

/// Who casts what.
fn ballots() -> Vec<(PollId, u16, Selection)> {
    let rank = |n, ids: &[u16]| (RANKED, n, Selection::Rank(options(ids)));
    let score = |n, points: [u8; 3]| {
        let scored = |(at, points)| Scored { option: OptionId(at), points };
        (SCORED, n, Selection::Score((1..).zip(points).map(scored).collect()))
    };
    let times = |n, yes: &[u16], maybe: &[u16]| {
        (TIMES, n, Selection::Slots { yes: options(yes), if_need_be: options(maybe) })
    };
    let secret = |n, id| (SECRET, n, Selection::Approve(options(&[id])));
    vec![
        rank(1, &[1, 2, 3]),
        rank(2, &[2, 1]),
        rank(3, &[2]),
        rank(4, &[3, 1]),
        (RANKED, 5, Selection::Abstain),
        rank(6, &[1]),
        score(1, [5, 1, 3]),
        score(2, [4, 2, 3]),
        times(1, &[1], &[2]),
        times(2, &[2], &[]),
        secret(1, 1),
        secret(2, 1),
        secret(3, 2),
        secret(4, 2),
        secret(5, 2),
        secret(6, 3),
    ]
}
