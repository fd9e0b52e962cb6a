use super::*;
use crate::{Config, cli::found, fixture::Village, ids::SystemMint};
use jiff::Timestamp;
use std::sync::Arc;
use store::{ManualClock, memory::MemoryStore};

const LAN: &str = "http://192.168.1.7:8080";
/// What every code drawn here has in it, and no sentence.
const DRAWN: char = '█';

/// The addresses among what is said, each on a line of its own.
fn addresses(said: &str) -> Vec<&str> {
    said.lines().map(str::trim).filter(|line| line.starts_with("http")).collect()
}

#[tokio::test]
async fn on_the_lan_the_code_stands_right_below_the_invitation_that_it_is_of() {
    let village = Village::new(Config::default()).await;
    let said = group(&village.app, LAN, true).await.expect("said");
    let [join, wall] = addresses(&said)[..] else { panic!("{said}") };
    assert!(
        join.starts_with(&format!("{LAN}/join/")) && wall.starts_with(&format!("{LAN}/kiosk/")),
        "{said}"
    );
    let code = qr::code(join, say::in_colour());
    assert!(said.contains(&format!("{join}\n{code}\n")), "{said}");
}

#[tokio::test]
async fn where_no_phone_reaches_it_stands_why_there_is_no_code() {
    let village = Village::new(Config::default()).await;
    let said = group(&village.app, "http://127.0.0.1:8080", false).await.expect("said");
    assert!(said.contains(qr::INSTEAD) && !said.contains(DRAWN), "{said}");
}

#[tokio::test]
async fn while_there_is_no_group_it_stands_why_there_is_no_code_invitation_or_wall() {
    let clock = Arc::new(ManualClock::at(Timestamp::from_second(1_800_000_000).expect("in range")));
    let store = Arc::new(MemoryStore::new(clock.clone()));
    let app = App::new(store, clock, Arc::new(SystemMint::default()), Config::default());
    found::space(&app, "聚议", "组织者", "组织者").await.expect("founded");
    let said = organiser(&app, LAN).await.expect("said");
    let [link] = addresses(&said)[..] else { panic!("{said}") };
    assert!(link.starts_with(&format!("{LAN}/sign-in/")), "{said}");
    for reachable in [true, false] {
        let said = group(&app, LAN, reachable).await.expect("said");
        assert_eq!(addresses(&said), [""; 0]);
        assert!(said.contains("二维码") && said.contains("no invitation, QR code or kiosk yet"), "{said}");
        assert!(!said.contains(DRAWN), "{said}");
    }
}

#[tokio::test]
async fn a_later_start_gives_a_new_invitation_and_says_that_the_wall_goes_on() {
    let village = Village::new(Config::default()).await;
    let first = group(&village.app, LAN, true).await.expect("said");
    let second = group(&village.app, LAN, true).await.expect("said");
    let (before, after) = (addresses(&first), addresses(&second));
    assert_eq!((before.len(), after.len()), (2, 1), "{second}");
    assert!(before[0] != after[0] && second.contains("the link given out before still works"), "{second}");
    let another = another_kiosk(&village.app, LAN).await.expect("said");
    assert_eq!(addresses(&another).len(), 1);
}
