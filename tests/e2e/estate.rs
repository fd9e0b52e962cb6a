//! A village in which something of everything has happened, for those who look at every page.

pub mod question;
mod sign_ups;
mod walls;
mod written;

use crate::town::{Town, wait};
use api::{
    calendar::{AnswerEvent, CancelEvent, CreateEvent},
    groups::CreateGroup,
    invitations::RevokeInvitation,
    kiosks::{CreateKiosk, RevokeKiosk},
    me::SetEmail,
    polls::{CastBallot, ExtendPoll, RemindNonVoters, SchedulePoll, WithdrawPoll},
    sign_in::{Keep, RedeemSignInLink},
};
use domain::{
    Document, EventId, EventPlan, ExportLanguage, GroupId, GroupKind, Invited, Method, OptionId, Origin,
    PartStat, PollId, RankedCount, Scored, Selection, Visibility,
};
use jiff::SignedDuration;
use sign_ups::SignUps;
use testkit::{Caller, PollBuilder, PostOffice, cast, free, invite};
use walls::Walls;
use written::LONG_TEXT;
pub use written::WRITTEN;

/// The village and all that one may look at in it.
pub struct Estate {
    pub town: Town,
    pub people: People,
    pub polls: Polls,
    pub events: Events,
    pub links: Links,
    pub walls: Walls,
    pub empty_group: GroupId,
}

pub struct People {
    /// Who has voted in some polls.
    pub zhang: Caller,
    pub observer: Caller,
    /// Belongs to no group.
    pub alone: Caller,
}

pub struct Polls {
    pub single: PollId,
    pub multiple: PollId,
    pub voted: PollId,
    pub closed: PollId,
    pub tie: PollId,
    pub withdrawn: PollId,
    pub draft: PollId,
    /// Opened before the observer came.
    pub frozen: PollId,
    /// To open tomorrow.
    pub scheduled: PollId,
    /// Its deadline was moved.
    pub extended: PollId,
    /// Edited after some had voted.
    pub edited: PollId,
    pub methods: Methods,
    pub described: question::Described,
}

/// Polls that are ranked or scored or on times, one whose result is not shown yet, and anonymous ones.
pub struct Methods {
    pub ranked: PollId,
    pub scored: PollId,
    pub run_off: PollId,
    pub scored_closed: PollId,
    pub times: PollId,
    pub times_closed: PollId,
    pub veiled: PollId,
    pub anonymous: PollId,
    pub anonymous_closed: PollId,
    pub sign_ups: SignUps,
}

/// On the calendar of the group.
pub struct Events {
    /// Of the closed poll's outcome; some have answered.
    pub coming: EventId,
    pub cancelled: EventId,
}

/// Addresses with tokens in them.
pub struct Links {
    pub join: String,
    pub join_revoked: String,
    pub sign_in: String,
    pub sign_in_used: String,
    pub kiosk: String,
    pub kiosk_revoked: String,
    pub kiosk_empty: String,
}

impl Estate {
    pub fn build() -> Self {
        let (town, mut office) = Town::mailing();
        let zhang = town.member("张三", "3 号楼/2 单元/1201");
        let others = vec![
            town.member("欧阳思远", "5 号楼/1 单元/302"),
            town.member("阿卜杜勒·麦麦提", "7 号楼/703"),
            town.member("陈静怡", "2 号楼/204"),
        ];
        let methods = methods(&town, &zhang, &others);
        let walls = walls::walls(&town, &others);
        let early = early(&town, &zhang, &others);
        let observer = wait(town.village.observer("王小明", "6 号楼/601"));
        let polls = running(&town, &zhang, &others, early, methods);
        let alone = wait(town.village.removed("周日升", "2 号楼/204"));
        let create = CreateGroup { name: name("业委会筹备组"), kind: GroupKind::Internal };
        let empty_group = wait(town.village.founder().call(&create)).expect("a group").group.id;
        let events = events(&town, &[&zhang, &others[0]], polls.closed);
        let links = links(&town, &zhang, empty_group);
        addresses(&town, &mut office, &zhang);
        Self { town, people: People { zhang, observer, alone }, polls, events, links, walls, empty_group }
    }
}

fn name<T: std::str::FromStr>(text: &str) -> T
where
    T::Err: std::fmt::Debug,
{
    text.parse().expect("words that are valid")
}

fn ask(town: &Town, title: &str, options: &[&str]) -> PollBuilder {
    town.village.poll().titled(title).options(options)
}

fn opened(town: &Town, poll: &PollBuilder) -> PollId {
    wait(poll.opened_by(town.village.founder())).id
}

fn votes(callers: &[&Caller], poll: PollId, options: &[u16]) {
    for caller in callers {
        wait(caller.call(&cast(poll, options))).expect("a receipt");
    }
}

fn send(caller: &Caller, poll: PollId, selection: Selection) {
    wait(caller.call(&CastBallot { selection, ..cast(poll, &[]) })).expect("a receipt");
}

fn ranks(options: &[u16]) -> Selection {
    Selection::Rank(options.iter().copied().map(OptionId).collect())
}

fn scores(points: [u8; 3]) -> Selection {
    let scored = (1..).map(OptionId).zip(points).map(|(option, points)| Scored { option, points });
    Selection::Score(scored.collect())
}

/// What is ranked or scored, open and closed; and a result that waits for the close.
fn methods(town: &Town, zhang: &Caller, others: &[Caller]) -> Methods {
    let (hour, days) = (SignedDuration::from_hours(1), SignedDuration::from_hours(9 * 24));
    let names = |time| ask(town, "东门取什么名字", &["迎晖门", "枫林门", "和谐门"]).closing_in(time);
    let run_off = Method::Ranked { min: 1, count: RankedCount::InstantRunoff };
    let closed = opened(town, &names(hour).by(run_off));
    for (caller, ranking) in
        [(zhang, &[2, 3][..]), (&others[0], &[1]), (&others[1], &[3, 2]), (&others[2], &[2])]
    {
        send(caller, closed, ranks(ranking));
    }
    let service = |time| {
        ask(town, "今年物业服务做得怎么样", &["保洁", "绿化", "门岗"]).by(Method::Score).closing_in(time)
    };
    let scored_closed = opened(town, &service(hour).with_abstention());
    send(zhang, scored_closed, scores([5, 4, 2]));
    send(&others[0], scored_closed, scores([4, 4, 3]));
    send(&others[1], scored_closed, Selection::Abstain);
    let chair =
        |time| ask(town, "选出业主监督小组组长", &["欧阳思远", "陈静怡"]).anonymous().closing_in(time);
    let anonymous_closed = opened(town, &chair(hour));
    votes(&[zhang, &others[0]], anonymous_closed, &[2]);
    votes(&[&others[1]], anonymous_closed, &[1]);
    let anonymous = opened(town, &chair(days));
    votes(&[&others[0]], anonymous, &[1]);
    let ranked = opened(town, &names(days).by(Method::Ranked { min: 2, count: RankedCount::Borda }));
    send(&others[0], ranked, ranks(&[3, 1]));
    let scored = opened(town, &service(days).with_abstention());
    send(&others[0], scored, scores([3, 3, 4]));
    let meeting = |time| {
        ask(town, "筹备会哪天开", &[]).closing_in(time).slots(&[
            ("2026-12-12T01:00:00Z", "2026-12-12T02:30:00Z"),
            ("2026-12-12T06:00:00Z", "2026-12-12T07:30:00Z"),
            ("2026-12-13T11:30:00Z", "2026-12-13T13:00:00Z"),
        ])
    };
    let times_closed = opened(town, &meeting(hour));
    send(zhang, times_closed, free(&[2], &[3]));
    send(&others[0], times_closed, free(&[2, 3], &[]));
    send(&others[1], times_closed, free(&[1], &[2]));
    let times = opened(town, &meeting(days));
    send(&others[0], times, free(&[1, 3], &[2]));
    let veiled =
        ask(town, "谁做楼长", &["陈静怡", "欧阳思远"]).shown(Visibility::AfterClose).closing_in(days);
    let veiled = opened(town, &veiled);
    votes(&[zhang, &others[0]], veiled, &[1]);
    Methods {
        ranked,
        scored,
        run_off: closed,
        scored_closed,
        times,
        times_closed,
        veiled,
        anonymous,
        anonymous_closed,
        sign_ups: sign_ups::sign_ups(town, zhang, others),
    }
}

/// What is over: closed, closed in a tie, withdrawn; and what was opened before others came.
fn early(town: &Town, zhang: &Caller, others: &[Caller]) -> (PollId, PollId, PollId, PollId) {
    let hour = SignedDuration::from_hours(1);
    let closed = opened(town, &ask(town, "公共区域禁烟公约", &["同意", "不同意", "弃权"]).closing_in(hour));
    votes(&[zhang, &others[0], &others[1]], closed, &[1]);
    votes(&[&others[2]], closed, &[3]);
    let tie = opened(town, &ask(town, "电梯加装", &["同意", "不同意"]).closing_in(hour));
    votes(&[&others[0]], tie, &[1]);
    votes(&[&others[1]], tie, &[2]);
    let frozen = opened(town, &ask(town, "物业费调整", &["同意", "不同意"]).frozen());
    town.village.pass(SignedDuration::from_hours(3));
    let withdrawn = opened(town, &ask(town, "本周六的志愿活动去哪里", &["植树", "敬老院"]));
    let withdraw = WithdrawPoll { poll_id: withdrawn, reason: name("选项写错了，请等新的投票") };
    wait(town.village.founder().call(&withdraw)).expect("it is withdrawn");
    (closed, tie, frozen, withdrawn)
}

fn running(
    town: &Town,
    zhang: &Caller,
    others: &[Caller],
    (closed, tie, frozen, withdrawn): (PollId, PollId, PollId, PollId),
    methods: Methods,
) -> Polls {
    let founder = town.village.founder();
    let minutes = SignedDuration::from_mins;
    let voted = opened(town, &ask(town, "图书角", &["同意", "不同意"]).closing_in(minutes(26 * 60 + 30)));
    votes(&[zhang, &others[0]], voted, &[1]);
    let places = ask(town, "本周六的志愿活动去哪里", &["植树", "清理河道", "敬老院", "图书角"]);
    let multiple = opened(town, &places.multiple(1, 3).closing_in(minutes(150)));
    votes(&[&others[1]], multiple, &[1, 3]);
    let gates =
        ["方案一：拓宽车道，增设人行道和非机动车道", "方案二：保持现状", "方案三：设门禁，外卖放在门岗"];
    let mut compose = ask(town, "小区东门改造方案", &gates).closing_in(minutes(3 * 24 * 60 + 30)).compose();
    compose.draft.description = name(LONG_TEXT);
    compose.draft.documents = vec![Document {
        title: name("改造方案图纸与预算"),
        url: name("https://files.example.com/east-gate/budget"),
    }];
    let single = wait(founder.call(&compose)).expect("it is composed").poll.id;
    wait(founder.call(&api::polls::OpenPoll { poll_id: single })).expect("it is opened");
    votes(&[&others[0]], single, &[1]);
    wait(founder.call(&RemindNonVoters { poll_id: single })).expect("they are reminded");
    let draft = wait(ask(town, "草稿里的问题", &["同意", "不同意"]).composed_by(founder)).id;
    let (scheduled, extended) = moved(town, &others[0]);
    let described = question::described(town, zhang, others);
    Polls {
        single,
        multiple,
        voted,
        closed,
        tie,
        withdrawn,
        draft,
        frozen,
        scheduled,
        extended,
        edited: question::edited(town, zhang, others),
        methods,
        described,
    }
}

/// What opens by itself, and what was extended.
fn moved(town: &Town, voter: &Caller) -> (PollId, PollId) {
    let (founder, hours) = (town.village.founder(), SignedDuration::from_hours);
    let lift = ask(town, "电梯维保单位", &["沿用现在的", "公开招标"]).closing_in(hours(40));
    let extended = wait(lift.opened_by(founder));
    votes(&[voter], extended.id, &[2]);
    let (deadline, reason) = (extended.deadline + hours(24), name("等出差的业主回来再投"));
    let extend = ExtendPoll { poll_id: extended.id, deadline, reason };
    wait(founder.call(&extend)).expect("it is extended");
    let draft = ask(town, "业委会换届选举", &["陈静怡", "欧阳思远"]).frozen().closing_in(hours(72));
    let poll_id = wait(draft.composed_by(founder)).id;
    let schedule = SchedulePoll { poll_id, opens: town.village.now() + hours(17) };
    wait(founder.call(&schedule)).expect("it is scheduled");
    (poll_id, extended.id)
}

fn events(town: &Town, coming: &[&Caller], closed: PollId) -> Events {
    let (founder, group_id) = (town.village.founder(), town.village.group_id());
    let make = |title: &str, days: i64, origin| {
        let starts = town.village.now() + SignedDuration::from_hours(24 * days);
        let plan = EventPlan {
            title: name(title),
            place: name("大门口"),
            note: name("请穿志愿者马甲"),
            starts,
            ends: starts + SignedDuration::from_hours(1),
            zone: name("Asia/Shanghai"),
        };
        let create = CreateEvent { group_id, plan, invited: Invited::Everybody, origin };
        wait(founder.call(&create)).expect("an event").event
    };
    let origin = Some(Origin { poll_id: closed, option: OptionId(1) });
    let event = make("禁烟公约宣传日", 2, origin);
    for who in coming {
        let answer = AnswerEvent { event_id: event.id, sequence: 0, answer: PartStat::Accepted };
        wait(who.call(&answer)).expect("an answer");
    }
    let cancelled = make("消防演习", 5, None).id;
    let cancel = CancelEvent { event_id: cancelled, reason: name("当天有大雨") };
    wait(founder.call(&cancel)).expect("it is called off");
    Events { coming: event.id, cancelled }
}

/// One who has confirmed an address, and one who is still to do so.
fn addresses(town: &Town, office: &mut PostOffice, zhang: &Caller) {
    wait(office.confirm(zhang, "zhangsan@example.cn"));
    let address = "liming@example.cn".parse().expect("an address");
    let set = SetEmail { address, lang: ExportLanguage::ZhCn };
    wait(town.village.founder().call(&set)).expect("it is taken");
}

fn links(town: &Town, zhang: &Caller, empty_group: GroupId) -> Links {
    let (village, founder) = (&town.village, town.village.founder());
    let group_id = village.group_id();
    let revoked = wait(founder.call(&invite(group_id))).expect("an invitation");
    let revoke = RevokeInvitation { group_id, invitation_id: revoked.invitation.id };
    wait(founder.call(&revoke)).expect("it is revoked");
    let used = wait(village.sign_in_page(zhang));
    let token = used.rsplit('/').next().expect("a path has a last part").to_owned();
    wait(village.stranger().call(&RedeemSignInLink { token, keep: Keep::Cookie, device: None }))
        .expect("it works");
    let kiosk = |group_id, label: &str, invite| {
        let create = CreateKiosk { group_id, label: name(label), invite };
        wait(founder.call(&create)).expect("a kiosk")
    };
    let dark = kiosk(group_id, "业委会筹备组的活动室", false);
    let revoke = RevokeKiosk { group_id, kiosk_id: dark.kiosk.id };
    wait(founder.call(&revoke)).expect("it is revoked");
    Links {
        join: village.invitation().path.clone(),
        join_revoked: revoked.path,
        sign_in: wait(village.sign_in_page(zhang)),
        sign_in_used: used,
        kiosk: kiosk(group_id, "大堂东侧立柱", true).path,
        kiosk_revoked: dark.path,
        kiosk_empty: kiosk(empty_group, "业委会筹备组的活动室", false).path,
    }
}
