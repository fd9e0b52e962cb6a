//! Sign-ups: one that still has room, one that is full, one that is over.

use super::{name, opened, send};
use crate::town::{Town, wait};
use api::{groups::CreateGroup, invitations::AcceptInvitation, kiosks::CreateKiosk, sign_in::Keep};
use domain::{GroupKind, PollId, Selection};
use jiff::SignedDuration;
use testkit::{Caller, PollBuilder, coming, invite};

pub struct SignUps {
    pub open: PollId,
    pub full: PollId,
    pub closed: PollId,
    /// The address of a display of nothing but one.
    pub kiosk: String,
}

pub fn sign_ups(town: &Town, zhang: &Caller, others: &[Caller]) -> SignUps {
    let (hour, days) = (SignedDuration::from_hours(1), SignedDuration::from_hours(9 * 24));
    let hike =
        |limit, time| town.village.poll().titled("周六去香山，谁来").sign_up(Some(limit), 5).closing_in(time);
    let closed = opened(town, &hike(12, hour));
    send(&others[0], closed, coming(1, ""));
    send(zhang, closed, coming(3, "带两个孩子，都吃素"));
    send(&others[1], closed, coming(2, "还有我爱人"));
    send(&others[2], closed, Selection::Abstain);
    let open = opened(town, &hike(12, days));
    send(&others[0], open, coming(1, ""));
    send(&others[1], open, coming(4, "全家一起去，老人走得慢，请大家在半山亭等一等我们，谢谢"));
    send(&others[2], open, coming(2, "会晚到十分钟"));
    let full = opened(town, &hike(6, days));
    for (who, quantity) in others.iter().zip([1, 2, 3]) {
        send(who, full, coming(quantity, ""));
    }
    SignUps { open, full, closed, kiosk: kiosk(town, others) }
}

/// A group of their own, so that its display shows nothing else.
fn kiosk(town: &Town, people: &[Caller]) -> String {
    let owner = &people[0];
    let create = CreateGroup { name: name("周末登山队"), kind: GroupKind::Internal };
    let group_id = wait(owner.call(&create)).expect("a group").group.id;
    let token = wait(owner.call(&invite(group_id))).expect("an invitation").token;
    for who in &people[1..] {
        let (token, keep) = (token.clone(), Keep::Cookie);
        wait(who.call(&AcceptInvitation { token, introduction: None, keep, device: None })).expect("a place");
    }
    let poll = PollBuilder::new(group_id, town.village.now()).titled("周六去香山，谁来").sign_up(Some(12), 5);
    let poll = wait(poll.closing_in(SignedDuration::from_hours(30)).opened_by(owner)).id;
    for (who, quantity) in people.iter().zip([1, 4, 2]) {
        send(who, poll, coming(quantity, ""));
    }
    let create = CreateKiosk { group_id, label: name("东门"), invite: false };
    wait(owner.call(&create)).expect("a kiosk").path
}
