use super::trial::{Circle, OK, Trial, at_once};
use domain::{Kiosk, KioskId};
use std::sync::Arc;

fn kiosk(t: &Trial, circle: &Circle) -> Kiosk {
    Kiosk {
        id: KioskId(t.id()),
        group_id: circle.id(),
        label: "大堂".parse().expect("a label"),
        made_by: circle.owner.person_id,
        made: t.now(),
    }
}

pub(crate) async fn they_are_found_by_their_token_and_listed_newest_first(t: &Trial) {
    let (circle, other) = (t.circle().await, t.circle().await);
    let mut made = Vec::new();
    for _ in 0..3 {
        let (kiosk, token) = (kiosk(t, &circle), t.token());
        assert!(t.store.create_kiosk(&kiosk, token).await.expect(OK));
        assert_eq!(t.store.kiosk_by_token(token).await.expect(OK), Some(kiosk.clone()));
        made.insert(0, kiosk);
        t.wait(1);
    }
    assert_eq!(t.store.kiosks(circle.id()).await.expect(OK), made);
    assert_eq!(t.store.kiosks(other.id()).await.expect(OK), []);
    assert_eq!(t.store.kiosk_by_token(t.token()).await.expect(OK), None);
}

pub(crate) async fn a_revoked_kiosk_is_gone_and_makes_room(t: &Trial) {
    let (circle, other) = (t.circle().await, t.circle().await);
    let (first, token) = (kiosk(t, &circle), t.token());
    assert!(t.store.create_kiosk(&first, token).await.expect(OK));
    for _ in 1..Kiosk::MAX_PER_GROUP {
        assert!(t.store.create_kiosk(&kiosk(t, &circle), t.token()).await.expect(OK));
    }
    assert!(!t.store.create_kiosk(&kiosk(t, &circle), t.token()).await.expect(OK));
    assert!(t.store.create_kiosk(&kiosk(t, &other), t.token()).await.expect(OK), "each group has its own");
    assert!(!t.store.revoke_kiosk(other.id(), first.id).await.expect(OK), "it is not theirs");
    assert!(t.store.kiosk_by_token(token).await.expect(OK).is_some());
    assert!(t.store.revoke_kiosk(circle.id(), first.id).await.expect(OK));
    assert!(!t.store.revoke_kiosk(circle.id(), first.id).await.expect(OK));
    assert_eq!(t.store.kiosk_by_token(token).await.expect(OK), None);
    assert!(t.store.create_kiosk(&kiosk(t, &circle), t.token()).await.expect(OK));
    assert_eq!(t.store.kiosks(circle.id()).await.expect(OK).len(), Kiosk::MAX_PER_GROUP as usize);
}

pub(crate) async fn the_limit_holds_when_many_are_set_up_at_once(t: &Trial) {
    let circle = t.circle().await;
    let deeds = (0..Kiosk::MAX_PER_GROUP + 10).map(|_| {
        let (store, kiosk, token) = (Arc::clone(&t.store), kiosk(t, &circle), t.token());
        async move { store.create_kiosk(&kiosk, token).await.expect(OK) }
    });
    let made = at_once(deeds).await.into_iter().filter(|made| *made).count();
    assert_eq!(made, Kiosk::MAX_PER_GROUP as usize);
    assert_eq!(t.store.kiosks(circle.id()).await.expect(OK).len(), made);
}
