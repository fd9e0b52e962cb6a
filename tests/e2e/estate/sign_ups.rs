//! Sign-ups: one that still has room, one that is full, one that is over.

use super::{opened, send};
use crate::town::Town;
use domain::{PollId, Selection};
use jiff::SignedDuration;
use testkit::{Caller, coming};

pub struct SignUps {
    pub open: PollId,
    pub full: PollId,
    pub closed: PollId,
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
    SignUps { open, full, closed }
}
