//! Every page, for those who see little, hear the page, or use large text.

use crate::{
    browser::{Form, Look, Screen},
    checks,
    estate::Estate,
    pages::{Language, SCENES, Scene},
    snapshot,
    town::{Town, wait},
};
use api::{
    exports::{ExportPoll, IssueExportLink},
    me::SetEmail,
};
use domain::{ExportFormat, ExportLanguage};
use serde_json::json;
use std::fmt::Write as _;
use testkit::cast;

/// What is wrong, page by page, so that one run tells of all.
#[derive(Default)]
struct Findings(String);

impl Findings {
    fn add(&mut self, scene: &Scene, how: &str, found: Vec<String>) {
        for one in found {
            writeln!(self.0, "{} ({how}): {one}", scene.name).expect("a String takes all that is written");
        }
    }

    #[track_caller]
    fn none(self) {
        assert!(self.0.is_empty(), "{}", self.0);
    }
}

#[test]
fn axe_finds_nothing_serious_on_any_page_in_light_dark_and_care() {
    let estate = Estate::build();
    let mut findings = Findings::default();
    for form in [Form::Phone, Form::Wall] {
        let screen = Screen::new(form);
        for scene in SCENES.iter().filter(|scene| scene.form() == form) {
            for look in Look::ALL {
                scene.show(&estate, &screen, Language::Chinese, look);
                findings.add(scene, look.name(), checks::axe(&screen));
            }
        }
    }
    findings.none();
}

#[test]
fn nothing_is_cut_off_or_too_small_to_tap_on_a_narrow_phone_in_large_text_or_care() {
    let estate = Estate::build();
    let screen = Screen::phone();
    let mut findings = Findings::default();
    for scene in SCENES.iter().filter(|scene| scene.form() == Form::Phone) {
        for (how, width, look, language) in [
            ("320 px", 320, Look::Light, Language::Chinese),
            ("320 px in English", 320, Look::Light, Language::English),
            ("care", 375, Look::Care, Language::Chinese),
            ("200 %", 375, Look::Large, Language::English),
        ] {
            screen.resize(width, 667);
            scene.show(&estate, &screen, language, look);
            findings.add(scene, how, checks::layout(&screen));
        }
    }
    findings.none();
}

#[test]
fn nothing_is_cut_off_on_a_wall() {
    let estate = Estate::build();
    let screen = Screen::new(Form::Wall);
    let mut findings = Findings::default();
    for scene in SCENES.iter().filter(|scene| scene.form() == Form::Wall) {
        for language in [Language::Chinese, Language::English] {
            scene.show(&estate, &screen, language, Look::Dark);
            findings.add(scene, language.tag(), checks::layout(&screen));
        }
    }
    findings.none();
}

#[test]
fn what_one_is_about_to_tap_does_not_move_while_a_page_comes() {
    let estate = Estate::build();
    let mut findings = Findings::default();
    for (how, form) in [("on a phone", Form::Phone), ("on a desktop", Form::Desktop)] {
        let screen = Screen::new(form);
        for scene in SCENES.iter().filter(|scene| scene.form() == Form::Phone) {
            scene.show(&estate, &screen, Language::Chinese, Look::Light);
            findings.add(scene, how, checks::shift(&screen));
        }
    }
    findings.none();
}

#[test]
fn each_page_tells_those_who_hear_it_what_it_told_before() {
    let estate = Estate::build();
    for form in [Form::Phone, Form::Wall] {
        let screen = Screen::new(form);
        for scene in SCENES.iter().filter(|scene| scene.form() == form) {
            scene.show(&estate, &screen, Language::Chinese, Look::Light);
            assert_ne!(screen.title(), "", "{} has a title", scene.name);
            snapshot::compare(scene.name, &lasting(&screen.tree().to_string(), &estate));
        }
    }
}

#[test]
fn the_pages_that_the_server_makes_itself_are_as_readable() {
    let (town, mut office) = Town::mailing();
    let zhang = town.member("张三", "3 号楼/2 单元/1201");
    let poll = wait(town.village.poll().titled("电梯更换方案").opened_by(town.village.founder())).id;
    wait(zhang.call(&cast(poll, &[2]))).expect("a receipt");
    let (format, lang) = (ExportFormat::Minutes, ExportLanguage::ZhCn);
    let minutes = ExportPoll { poll_id: poll, format, lang }.address();
    let link = wait(zhang.call(&IssueExportLink { poll_id: poll, format, lang })).expect("a link").path;
    let address = "zhang@example.cn".parse().expect("an address");
    wait(zhang.call(&SetEmail { address, lang })).expect("it is taken");
    let to_confirm = wait(office.letter()).link();
    let screen = Screen::phone();
    town.sign_in(&screen, &zhang);
    let mut findings = Findings::default();
    for (page, path) in
        [("minutes", minutes.as_str()), ("a link to a file", &link), ("an address to confirm", &to_confirm)]
    {
        for (how, width, scheme) in [("320 px", 320, "light"), ("dark", 375, "dark")] {
            screen.resize(width, 667);
            let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
            screen.must("Emulation.setEmulatedMedia", json!({ "features": features }));
            screen.goto(&town.url(path));
            screen.settle();
            for found in checks::axe(&screen).into_iter().chain(checks::layout(&screen)) {
                writeln!(findings.0, "{page} ({how}): {found}").expect("a String takes all that is written");
            }
        }
    }
    findings.none();
}

/// Without what is another at each run: the port of the server, the letters of a token.
fn lasting(tree: &str, estate: &Estate) -> String {
    tree.replace(&estate.town.url(""), "http://…")
}
