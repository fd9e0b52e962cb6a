//! Displays that show one poll each, so that every method can be looked at on the wall.

use super::{name, ranks, scores, send};
use crate::town::{Town, wait};
use api::{groups::CreateGroup, invitations::AcceptInvitation, kiosks::CreateKiosk, sign_in::Keep};
use domain::{GroupId, GroupKind, Method, RankedCount, Selection, Visibility};
use jiff::SignedDuration;
use testkit::{Caller, PollBuilder, coming, free, invite, marking};

/// The addresses of displays.
pub struct Walls {
    pub sign_up: String,
    pub run_off: String,
    pub scored: String,
    pub times: String,
    pub veiled: String,
    pub decided: String,
}

pub fn walls(town: &Town, people: &[Caller]) -> Walls {
    let wall = |group: &str, ask: &dyn Fn(PollBuilder) -> PollBuilder, said: [Selection; 3]| {
        let group_id = group_of(group, people);
        let asked = PollBuilder::new(group_id, town.village.now()).closing_in(SignedDuration::from_hours(30));
        let poll = wait(ask(asked).opened_by(&people[0])).id;
        for (who, selection) in people.iter().zip(said) {
            send(who, poll, selection);
        }
        let create = CreateKiosk { group_id, label: name("东门"), invite: false };
        wait(people[0].call(&create)).expect("a kiosk").path
    };
    let names = ["迎晖门", "枫林门", "和谐门"];
    let run_off = Method::Ranked { min: 1, count: RankedCount::InstantRunoff };
    let one = |options: [u16; 3]| options.map(|option| marking(&[option]));
    Walls {
        sign_up: wall(
            "周末登山队",
            &|poll| poll.titled("周六去香山，谁来").sign_up(Some(12), 5),
            [1, 4, 2].map(|quantity| coming(quantity, "")),
        ),
        run_off: wall(
            "东门命名小组",
            &|poll| poll.titled("东门取什么名字").options(&names).by(run_off),
            [ranks(&[2, 1]), ranks(&[3, 2]), ranks(&[2])],
        ),
        scored: wall(
            "物业评议会",
            &|poll| {
                poll.titled("今年物业服务做得怎么样").options(&["保洁", "绿化", "门岗"]).by(Method::Score)
            },
            [scores([5, 4, 2]), scores([4, 4, 3]), scores([5, 3, 3])],
        ),
        times: wall(
            "筹备会",
            &|poll| {
                poll.titled("筹备会哪天开").slots(&[
                    ("2026-12-12T01:00:00Z", "2026-12-12T02:30:00Z"),
                    ("2026-12-12T06:00:00Z", "2026-12-12T07:30:00Z"),
                    ("2026-12-13T11:30:00Z", "2026-12-13T13:00:00Z"),
                ])
            },
            [free(&[2], &[3]), free(&[2, 3], &[]), free(&[1], &[2])],
        ),
        veiled: wall(
            "楼长推选",
            &|poll| poll.titled("谁做楼长").options(&["陈静怡", "欧阳思远"]).shown(Visibility::AfterClose),
            one([1, 1, 2]),
        ),
        decided: wall(
            "禁烟倡议",
            &|poll| {
                let poll = poll.titled("公共区域禁烟公约").options(&["同意", "不同意", "弃权"]);
                poll.closing_in(SignedDuration::from_hours(1))
            },
            one([1, 1, 3]),
        ),
    }
}

/// A group of `people`, the first its owner.
fn group_of(title: &str, people: &[Caller]) -> GroupId {
    let owner = &people[0];
    let create = CreateGroup { name: name(title), kind: GroupKind::Internal };
    let group_id = wait(owner.call(&create)).expect("a group").group.id;
    let token = wait(owner.call(&invite(group_id))).expect("an invitation").token;
    for who in &people[1..] {
        let (token, keep) = (token.clone(), Keep::Cookie);
        wait(who.call(&AcceptInvitation { token, introduction: None, keep, device: None })).expect("a place");
    }
    group_id
}
