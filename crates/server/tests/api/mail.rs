//! Addresses, and the letters that go there: over a real line, to a mail server that keeps them.

use crate::{
    ask::{everybody, view},
    calendar::{cancel, change, create, plan},
    operations::{Things, requests},
    problems::{fields, rule},
};
use api::{
    Fault, Refusal,
    calendar::EventView,
    exports::MailExport,
    me::{GetEmail, MyEmail, RemoveEmail, SetEmail},
    polls::RemindNonVoters,
};
use domain::{Email, EmailRefusal, EventPlan, ExportFormat, ExportLanguage, Posting, TextFault};
use http::{Request, Response, header};
use ical::IcalParser;
use jiff::SignedDuration;
use server::{
    Config,
    mail::{MailSettings, MailTls},
};
use testkit::{Caller, Parcel, Plan, PostOffice, Village, cast};

pub(crate) async fn mailing() -> (Village, PostOffice) {
    let office = PostOffice::open().await;
    (Village::planned(Plan::default().mailing(&office)).await, office)
}

async fn mailing_on_disk() -> (Village, PostOffice) {
    let office = PostOffice::open().await;
    (Village::planned(Plan::default().on_disk().mailing(&office)).await, office)
}

pub(crate) fn set(address: &str) -> SetEmail {
    SetEmail { address: address.parse().unwrap(), lang: ExportLanguage::ZhCn }
}

async fn email(who: &Caller) -> Option<Email> {
    who.call(&GetEmail {}).await.unwrap().email
}

async fn open(browser: &Caller, path: &str) -> Response<Vec<u8>> {
    browser.send(Request::get(path).body(Vec::new()).unwrap()).await
}

/// What a form in a browser sends that knows nobody here.
async fn press(browser: &Caller, path: &str) -> Response<Vec<u8>> {
    let form = "application/x-www-form-urlencoded";
    let request = Request::post(path).header(header::ORIGIN, "null").header(header::CONTENT_TYPE, form);
    browser.send(request.body(Vec::new()).unwrap()).await
}

fn page(answer: &Response<Vec<u8>>) -> String {
    String::from_utf8(answer.body().clone()).unwrap()
}

#[tokio::test]
async fn an_address_is_confirmed_by_the_link_in_the_letter_and_by_nothing_else() {
    for (village, mut office) in [mailing().await, mailing_on_disk().await] {
        let zhang = village.member("张三", "3 号楼").await;
        assert_eq!(zhang.call(&GetEmail {}).await, Ok(MyEmail { sends: true, email: None }));
        let mine = zhang.call(&set("Zhang@Example.CN")).await.unwrap().email.unwrap();
        assert_eq!((mine.address.as_str(), mine.confirmed), ("Zhang@example.cn", None));
        let letter = office.letter().await;
        assert_eq!(
            (letter.from.as_str(), &letter.to[..]),
            ("juyi@vote.example", &["Zhang@example.cn".to_owned()][..])
        );
        assert_eq!(letter.subject(), "确认你的邮箱");
        assert!(
            letter.text().contains("张三，你好") && letter.text().contains("枫林苑"),
            "{}",
            letter.text()
        );
        let browser = village.stranger();
        let shown = open(&browser, &letter.link()).await;
        assert!(page(&shown).contains("确认") && !page(&shown).contains("张三"));
        assert_eq!(email(&zhang).await.unwrap().confirmed, None, "opening it says nothing");
        assert!(page(&press(&browser, &letter.link()).await).contains("邮箱已确认"));
        assert_eq!(email(&zhang).await.unwrap().confirmed, Some(village.now()));
        assert!(page(&press(&browser, &letter.link()).await).contains("已经确认过了"), "it works once");
        let wrong = press(&browser, &api::links::confirm_email(&"A".repeat(43))).await;
        assert_eq!(wrong.status(), 404);
    }
}

#[tokio::test]
async fn a_link_of_a_day_ago_or_of_another_address_confirms_nothing() {
    let (village, mut office) = mailing().await;
    let zhang = village.member("张三", "3 号楼").await;
    zhang.call(&set("a@example.cn")).await.unwrap();
    let first = office.letter().await;
    zhang.call(&set("b@example.cn")).await.unwrap();
    let second = office.letter().await;
    assert_eq!(press(&village.stranger(), &first.link()).await.status(), 404);
    village.pass(Email::LINK_LIFE);
    assert_eq!(press(&village.stranger(), &second.link()).await.status(), 410);
    assert_eq!(email(&zhang).await.unwrap().confirmed, None);
}

#[tokio::test]
async fn without_a_mail_server_no_address_is_taken() {
    let village = Village::new().await;
    let founder = village.founder();
    assert_eq!(founder.call(&GetEmail {}).await, Ok(MyEmail { sends: false, email: None }));
    let refused = founder.refused(&set("a@example.cn")).await;
    assert_eq!(rule(&refused), &Refusal::Email(EmailRefusal::NotSetUp));
    let poll_id = village.poll().opened_by(founder).await.id;
    let refused = founder.refused(&MailExport { poll_id, format: ExportFormat::Csv }).await;
    assert_eq!(rule(&refused), &Refusal::Email(EmailRefusal::NotSetUp));
}

#[tokio::test]
async fn what_is_no_address_is_said_at_its_field() {
    let (village, _office) = mailing().await;
    let body = br#"{"address":"zhang at example","lang":"zh-CN"}"#.to_vec();
    let path = <SetEmail as api::Endpoint>::PATH;
    let request = Request::put(path).header("content-type", "application/json").body(body).unwrap();
    let problem = crate::bad_input::problem(&village.founder().send(request).await);
    assert_eq!(fields(&problem), [("address", Fault::Text(TextFault::NotAnEmail))]);
}

#[tokio::test]
async fn letters_that_ask_are_not_sent_without_end() {
    let (village, mut office) = mailing().await;
    let founder = village.founder();
    for name in ["a", "b", "c"] {
        founder.call(&set(&format!("{name}@example.cn"))).await.unwrap();
        office.letter().await;
    }
    let again = village.now() + SignedDuration::from_hours(1);
    let refused = founder.refused(&set("d@example.cn")).await;
    assert_eq!(rule(&refused), &Refusal::Email(EmailRefusal::TooOften { again }));
}

#[tokio::test]
async fn an_address_that_is_taken_away_gets_no_more_letters() {
    let (village, mut office) = mailing().await;
    let zhang = village.member("张三", "3 号楼").await;
    office.confirm(&zhang, "zhang@example.cn").await;
    office.confirm(village.founder(), "li@example.cn").await;
    zhang.call(&RemoveEmail {}).await.unwrap();
    assert_eq!(email(&zhang).await, None);
    let poll_id = village.poll().opened_by(village.founder()).await.id;
    village.founder().call(&RemindNonVoters { poll_id }).await.unwrap();
    assert_eq!(office.letter().await.to, ["li@example.cn"]);
    village.founder().call(&create(village.group_id(), plan(village.now(), 24))).await.unwrap();
    assert_eq!(office.letter().await.to, ["li@example.cn"], "nothing stood between");
}

#[tokio::test]
async fn an_address_stands_in_nobodys_answer_but_its_owners() {
    let (village, mut office) = mailing_on_disk().await;
    let zhang = village.member("张三", "3 号楼").await;
    const ADDRESS: &str = "zhang.nobody-knows";
    office.confirm(&zhang, &format!("{ADDRESS}@example.cn")).await;
    let things = Things::of(&village, village.founder()).await;
    zhang.call(&cast(things.poll, &[1])).await.unwrap();
    let neighbour = village.neighbour().await.caller;
    let mut read = 0;
    for who in [village.founder(), &village.admin("王芳", "2 号楼").await, &neighbour, &village.stranger()]
    {
        for (name, request) in requests(&things) {
            let answer = who.send(request).await;
            let body = String::from_utf8_lossy(answer.body());
            read += body.len();
            assert!(!body.contains(ADDRESS), "{name}: {body}");
        }
        for format in ExportFormat::ALL {
            let file = who.send(
                Request::get(crate::exports::exporting(things.poll, format).address()).body(vec![]).unwrap(),
            );
            let file = file.await;
            assert!(
                !file.body().windows(ADDRESS.len()).any(|bytes| bytes == ADDRESS.as_bytes()),
                "{format:?}"
            );
        }
    }
    assert!(read > 20_000, "there were answers to search: {read}");
    assert!(
        everybody(village.founder(), village.group_id()).await.iter().any(|row| row.person.id == zhang.id())
    );
    assert!(email(&zhang).await.unwrap().address.as_str().starts_with(ADDRESS));
}

#[tokio::test]
async fn a_letter_is_tried_again_until_it_is_taken_and_is_the_same_letter() {
    let (village, mut office) = mailing().await;
    let founder = village.founder();
    office.refuse_next("451 later");
    office.hang_up_on_next();
    founder.call(&set("li@example.cn")).await.unwrap();
    // The first try is not taken. Of the second nobody hears that it was.
    passes_until_a_letter_comes(&village, &mut office, Posting::pause(1)).await;
    let second = office.letter().await;
    passes_until_a_letter_comes(&village, &mut office, Posting::pause(2)).await;
    let third = office.letter().await;
    assert_eq!(second.message_id(), third.message_id());
    assert!(third.message_id().ends_with("@vote.example"));
    // Whichever of them is kept, its link works.
    assert_eq!(press(&village.stranger(), &second.link()).await.status(), 200);
}

/// Waits until the letter under way was not taken, then lets `time` pass.
async fn passes_until_a_letter_comes(village: &Village, office: &mut PostOffice, time: SignedDuration) {
    office.failure().await;
    let store = &village.house().app().store;
    let due = village.now() + time;
    while store.next_letter().await.unwrap() != Some(due) {
        tokio::task::yield_now().await;
    }
    village.pass(time);
}

#[tokio::test]
async fn a_letter_that_was_never_sent_is_sent_after_the_next_start() {
    let (mut village, mut office) = mailing_on_disk().await;
    office.confirm(village.founder(), "li@example.cn").await;
    let poll_id = village.poll().opened_by(village.founder()).await.id;
    // The mail server is away when the reminder is committed.
    office.refuse_next("421 closed");
    village.founder().call(&RemindNonVoters { poll_id }).await.unwrap();
    office.failure().await;
    village.restart(|clock| clock.advance(Posting::LEASE));
    let letter = office.letter().await;
    assert_eq!(letter.link(), api::links::poll(poll_id));
}

#[tokio::test]
async fn a_reminder_says_what_waits_until_when_and_how_to_stop_and_links_once() {
    let (village, mut office) = mailing().await;
    let zhang = village.member("张三", "3 号楼").await;
    let english = SetEmail { lang: ExportLanguage::En, ..set("zhang@example.cn") };
    zhang.call(&english).await.unwrap();
    press(&village.stranger(), &office.letter().await.link()).await;
    let poll = village.poll().titled("电梯更换方案").opened_by(village.founder()).await;
    village.founder().call(&RemindNonVoters { poll_id: poll.id }).await.unwrap();
    let letter = office.letter().await;
    assert_eq!(letter.subject(), "Not voted yet: 电梯更换方案");
    assert_eq!(letter.link(), api::links::poll(poll.id));
    assert_eq!(letter.written(), village.now().as_second());
    let text = letter.text();
    for words in ["Hello 张三", "2026-12-02 16:00", "Asia/Shanghai", "remove your address"] {
        assert!(text.contains(words), "{text}");
    }
    assert!(letter.attachment().is_none());
    assert!(!String::from_utf8_lossy(&letter.bytes).contains("<img"), "nothing looks whether it is read");
}

/// The calendar in a letter: its method, and a property of its event.
fn calendar(letter: &Parcel) -> (String, ical::parser::ical::component::IcalEvent) {
    let (kind, file) = letter.attachment().expect("a calendar");
    let mut read = IcalParser::new(file.as_bytes()).next().expect("a calendar").expect("it is read");
    let method =
        read.properties.iter().find(|property| property.name == "METHOD").unwrap().value.clone().unwrap();
    assert!(kind.starts_with("text/calendar") && kind.contains(&format!("method={method}")), "{kind}");
    (method, read.events.pop().expect("an event"))
}

fn said(event: &ical::parser::ical::component::IcalEvent, name: &str) -> String {
    let found: Vec<_> = event.properties.iter().filter(|property| property.name == name).collect();
    assert_eq!(found.len(), 1, "{name}");
    found[0].value.clone().unwrap_or_default()
}

#[tokio::test]
async fn whoever_is_asked_to_an_event_gets_it_and_its_changes_and_its_end_with_no_address_but_their_own() {
    for (village, mut office) in [mailing().await, mailing_on_disk().await] {
        let zhang = village.member("张三", "3 号楼").await;
        office.confirm(&zhang, "zhang@example.cn").await;
        office.confirm(village.founder(), "li@example.cn").await;
        let founder = village.founder();
        let made: EventView =
            founder.call(&create(village.group_id(), plan(village.now(), 24))).await.unwrap();
        let uid = calendars(&mut office, "REQUEST", "0", "日程邀请").await;
        let place = "西门".parse().unwrap();
        let changed =
            founder.call(&change(&made, EventPlan { place, ..made.event.plan.clone() })).await.unwrap();
        assert_eq!(calendars(&mut office, "REQUEST", "1", "日程有变").await, uid);
        founder.call(&cancel(changed.event.id)).await.unwrap();
        assert_eq!(calendars(&mut office, "CANCEL", "2", "日程取消").await, uid);
    }
}

/// Two letters about an event, one for each of two people; returns its UID.
async fn calendars(office: &mut PostOffice, method: &str, sequence: &str, subject: &str) -> String {
    let letters = [office.letter().await, office.letter().await];
    let mut to: Vec<&str> = letters.iter().flat_map(|letter| &letter.to).map(String::as_str).collect();
    to.sort_unstable();
    assert_eq!(to, ["li@example.cn", "zhang@example.cn"]);
    let mut uids = Vec::new();
    for letter in &letters {
        assert!(letter.subject().starts_with(subject), "{}", letter.subject());
        let (said_method, event) = calendar(letter);
        assert_eq!((said_method.as_str(), said(&event, "SEQUENCE").as_str()), (method, sequence));
        assert_eq!(said(&event, "ATTENDEE"), format!("mailto:{}", letter.to[0]));
        assert_eq!(said(&event, "ORGANIZER"), "mailto:juyi@vote.example");
        let (_, file) = letter.attachment().expect("a calendar");
        let others = to.iter().filter(|other| **other != letter.to[0]);
        let whole = String::from_utf8_lossy(&letter.bytes).into_owned() + &file.replace("\r\n ", "");
        assert!(others.into_iter().all(|other| !whole.contains(other)), "{whole}");
        uids.push(said(&event, "UID"));
    }
    uids.dedup();
    assert_eq!(uids.len(), 1);
    uids.remove(0)
}

#[tokio::test]
async fn an_export_is_sent_to_ones_own_address_as_a_link_that_works_once() {
    let (village, mut office) = mailing().await;
    let zhang = village.member("张三", "3 号楼").await;
    let poll = village.poll().titled("电梯更换方案").opened_by(village.founder()).await;
    let export = MailExport { poll_id: poll.id, format: ExportFormat::Minutes };
    let refused = zhang.refused(&export).await;
    assert_eq!(rule(&refused), &Refusal::Email(EmailRefusal::NotConfirmed));
    office.confirm(&zhang, "zhang@example.cn").await;
    zhang.call(&export).await.unwrap();
    let letter = office.letter().await;
    assert_eq!(
        (&letter.to[..], letter.subject().as_str()),
        (&["zhang@example.cn".to_owned()][..], "投票导出：电梯更换方案")
    );
    village.pass(SignedDuration::from_hours(23));
    assert!(
        !page(&open(&village.stranger(), &letter.link()).await).contains("电梯"),
        "opening it tells nothing"
    );
    let given = press(&village.stranger(), &letter.link()).await;
    assert_eq!(given.status(), 200);
    assert!(page(&given).contains("电梯更换方案"));
    assert_eq!(press(&village.stranger(), &letter.link()).await.status(), 410);
    assert_eq!(view(&zhang, poll.id).await.receipt, None);
}

#[tokio::test]
async fn where_the_line_must_be_secured_nothing_is_said_in_the_clear() {
    let mut office = PostOffice::open().await;
    let secured = MailSettings { tls: MailTls::StartTls, ..office.settings() };
    let config = Config { mail: Some(secured), ..Config::default() };
    let village = Village::planned(Plan::default().operated(config)).await;
    village.founder().call(&set("li@example.cn")).await.unwrap();
    office.failure().await;
    assert_eq!((office.here().len(), office.addresses_named()), (0, 0));
}
