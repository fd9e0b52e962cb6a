//! Makes the database that `tests/sqlite/schema_0001.rs` reads for ever. A file that was committed is never made again:
//! a new schema gets a file of its own.
//!
//! `cargo run -p store-sqlite --example keep_schema -- crates/store-sqlite/tests/fixtures/schema-0001.db`

#[path = "../tests/sqlite/schema_0001/content.rs"]
mod content;
#[path = "../tests/sqlite/village.rs"]
mod village;

use content::{ELECTION, IDEA, LINK, MISTAKE, WALL_TOKEN, election, look, newcomer, wall};
use domain::{Poll, Role, SignInLink};
use jiff::SignedDuration;
use std::error::Error;
use std::sync::Arc;
use store::{Joiner, ManualClock, Store};
use village::{DOOR, cast, draft, owner, session, settle, start, tracker, villager, vote, why};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("name the file to make")?;
    if std::path::Path::new(&path).exists() {
        return Err("it is there already; what was committed is never made again".into());
    }
    let clock = Arc::new(ManualClock::at(village::start()));
    let store = village::open_by(path.as_ref(), &clock)?;
    put(&*store, &clock).await;
    look(&*store).await;
    Ok(())
}

async fn put(store: &dyn Store, clock: &ManualClock) {
    settle(store, 6).await;
    let by = owner();
    store.set_role(&by, villager(2), Role::Admin).await.expect("kept").expect("both").expect("given");
    for poll in [election(), Poll { id: MISTAKE, ..draft() }, Poll { id: IDEA, ..draft() }] {
        store.compose_poll(&poll).await.expect("kept");
    }
    for id in [ELECTION, MISTAKE] {
        store.open_poll(id, &by).await.expect("kept").expect("the poll").expect("opened");
    }
    clock.advance(SignedDuration::from_secs(100));
    for (n, options) in [(1, [1, 2]), (2, [2, 4])] {
        let selection = domain::Selection::Approve(options.map(domain::OptionId).to_vec());
        let ballot = domain::Cast { selection, ..cast(n, 1) };
        let answer = store.cast(ELECTION, villager(n), &ballot, &tracker(n, 1)).await;
        answer.expect("kept").expect("the poll").expect("a ballot");
    }
    for (n, version) in [(1, 1), (2, 1), (3, 1), (1, 2), (4, 1)] {
        vote(store, n, version).await;
    }
    store.remove_member(&by, villager(4)).await.expect("kept").expect("both").expect("removed");
    store.remove_member(&by, villager(5)).await.expect("kept").expect("both").expect("removed");
    let joiner = Joiner::New(newcomer(), session(90));
    store.accept_invitation(DOOR, &joiner).await.expect("kept").expect("invited").expect("a place");
    store.withdraw_poll(MISTAKE, &by, &why()).await.expect("kept").expect("the poll").expect("withdrawn");
    clock.advance(SignedDuration::from_secs(100));
    store.close_poll(ELECTION, &by, &why()).await.expect("kept").expect("the poll").expect("closed");
    assert!(store.create_kiosk(&wall(), WALL_TOKEN).await.expect("kept"));
    let link = SignInLink { person_id: villager(3), expires: start() + SignedDuration::from_hours(1) };
    store.put_sign_in_link(LINK, &link).await.expect("kept");
    store.redeem_sign_in_link(LINK, &session(30)).await.expect("kept").expect("signed in");
    assert!(store.revoke_session(villager(3), session(3).id).await.expect("kept"));
    clock.advance(SignedDuration::from_secs(100));
}
