use super::trial::{Circle, OK, Trial, at_once};
use crate::NewPicture;
use domain::{
    Draft, Member, OptionDetails, PictureId, PictureRefusal, Poll,
    picture::{PictureSize, UNUSED_FOR},
};
use jiff::SignedDuration;
use std::sync::Arc;

const QUOTA: u64 = 1_000;

/// A picture of 100 bytes, as `content` has it.
fn picture(t: &Trial, by: &Member, content: u8) -> NewPicture {
    NewPicture {
        id: PictureId(t.id()),
        group_id: by.group_id,
        uploader: by.person_id,
        hash: [content; 32],
        whole: vec![content; 90],
        thumbnail: vec![content; 10],
    }
}

async fn put(t: &Trial, by: &Member, content: u8) -> PictureId {
    let picture = picture(t, by, content);
    t.store.put_picture(&picture, QUOTA).await.expect(OK).expect("there is room")
}

async fn sees(t: &Trial, who: &Member, id: PictureId) -> bool {
    let seen = t.store.picture(id, who.person_id, PictureSize::Whole).await.expect(OK).is_some();
    let listed = t.store.pictures_seen(who.group_id, who.person_id, &[id]).await.expect(OK);
    assert_eq!(!listed.is_empty(), seen, "both ways say the same");
    seen
}

fn showing(t: &Trial, id: PictureId) -> Draft {
    let details = OptionDetails {
        about: Some("靠窗".parse().expect("words")),
        link: Some("https://docs.qq.com/doc/1".parse().expect("an address")),
        picture: Some(id),
    };
    Draft { details: vec![OptionDetails::default(), details], ..t.draft() }
}

async fn opened(t: &Trial, by: &Member, poll: &Poll) -> Poll {
    t.store.open_poll(poll.id, by).await.expect(OK).expect("it is kept").expect("it may be opened")
}

async fn trio(t: &Trial) -> (Circle, Member, Member) {
    let circle = t.circle().await;
    let (a, b) = (t.joins(&circle, "张三", "1").await, t.joins(&circle, "李四", "2").await);
    (circle, a, b)
}

pub(crate) async fn it_comes_back_as_it_was_made_and_the_options_with_it(t: &Trial) {
    let (_, a, _) = trio(t).await;
    let id = put(t, &a, 7).await;
    for (size, bytes) in [(PictureSize::Whole, vec![7; 90]), (PictureSize::Thumbnail, vec![7; 10])] {
        assert_eq!(t.store.picture(id, a.person_id, size).await.expect(OK), Some(bytes));
    }
    let poll = t.composes(&a, showing(t, id)).await;
    assert_eq!(t.store.poll(poll.id).await.expect(OK), Some(poll.clone()));
    assert!(poll.shows(id));
}

pub(crate) async fn it_is_seen_by_its_uploader_and_by_whoever_sees_a_poll_that_shows_it(t: &Trial) {
    let (circle, a, b) = trio(t).await;
    let watches = t.looks_on(&circle, "王五", "3").await;
    let outside = t.circle().await;
    let stranger = t.joins(&outside, "赵六", "4").await;
    let id = put(t, &a, 1).await;
    assert!(sees(t, &a, id).await && !sees(t, &b, id).await);
    let draft = t.composes(&a, showing(t, id)).await;
    assert!(!sees(t, &b, id).await && !sees(t, &circle.owner, id).await, "a draft is its composer's alone");
    opened(t, &a, &draft).await;
    assert!(sees(t, &b, id).await && sees(t, &watches, id).await);
    assert!(!sees(t, &stranger, id).await, "of another group");
    let elsewhere = t.store.pictures_seen(outside.id(), a.person_id, &[id]).await.expect(OK);
    assert_eq!(elsewhere, [], "it is a picture of its group");
    t.removes(&circle.owner, &b).await;
    assert!(!sees(t, &b, id).await, "one who was removed");
    assert!(!sees(t, &a, PictureId(t.id())).await);
}

pub(crate) async fn the_same_picture_is_kept_once_in_a_group_and_apart_in_another(t: &Trial) {
    let (_, a, b) = trio(t).await;
    let first = put(t, &a, 1).await;
    assert_eq!(put(t, &b, 1).await, first);
    assert!(sees(t, &a, first).await && sees(t, &b, first).await);
    let other = t.circle().await;
    let theirs = put(t, &other.owner, 1).await;
    assert_ne!(theirs, first);
    assert!(!sees(t, &a, theirs).await);
}

pub(crate) async fn a_group_has_so_much_room_and_what_is_the_same_takes_none(t: &Trial) {
    let (_, a, _) = trio(t).await;
    let deeds = (0..15).map(|content| {
        let (store, picture) = (Arc::clone(&t.store), picture(t, &a, content));
        async move { store.put_picture(&picture, QUOTA).await.expect(OK) }
    });
    let put_all = at_once(deeds).await;
    let full = Err(PictureRefusal::GroupFull);
    assert_eq!(put_all.iter().filter(|answer| answer.is_ok()).count(), 10, "1000 bytes in hundreds");
    assert_eq!(put_all.iter().filter(|answer| **answer == full).count(), 5);
    let kept =
        put_all.iter().position(Result::is_ok).and_then(|at| u8::try_from(at).ok()).expect("one of them");
    assert!(t.store.put_picture(&picture(t, &a, kept), QUOTA).await.expect(OK).is_ok());
    let other = t.circle().await;
    put(t, &other.owner, 99).await;
}

pub(crate) async fn an_unused_one_is_kept_for_its_time_and_one_that_is_shown_for_good(t: &Trial) {
    let (_, a, b) = trio(t).await;
    let (unused, shown, shared) = (put(t, &a, 1).await, put(t, &a, 2).await, put(t, &a, 3).await);
    t.composes(&a, Draft { deadline: t.now() + SignedDuration::from_hours(24 * 30), ..showing(t, shown) })
        .await;
    t.wait(UNUSED_FOR.as_secs() - 1);
    put(t, &b, 3).await;
    assert_eq!(t.store.sweep_pictures().await.expect(OK), 0);
    assert!(sees(t, &a, unused).await);
    t.wait(1);
    assert!(!sees(t, &a, unused).await, "its time is over though nobody has swept yet");
    assert!(!sees(t, &a, shared).await && sees(t, &b, shared).await, "each upload has its own time");
    assert_eq!(t.store.sweep_pictures().await.expect(OK), 1);
    assert!(sees(t, &a, shown).await && sees(t, &b, shared).await);
    assert_ne!(put(t, &a, 1).await, unused, "it is uploaded anew");
}

pub(crate) async fn a_poll_cannot_show_what_is_not_kept(t: &Trial) {
    let (circle, a, _) = trio(t).await;
    let draft = showing(t, PictureId(t.id()));
    let poll = draft.compose(domain::PollId(t.id()), circle.id(), a.person_id, t.now()).expect("a poll");
    assert!(t.store.compose_poll(&poll).await.is_err());
    assert_eq!(t.store.poll(poll.id).await.expect(OK), None, "nothing of it is kept");
}
