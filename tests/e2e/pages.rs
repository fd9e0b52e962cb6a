//! Every page in every state that one should look at.

use crate::{
    browser::{Form, Look, Screen, has},
    estate::Estate,
};
use domain::ExportLanguage;
use juyi::route::Page;
use serde_json::Value;
use std::sync::LazyLock;
use testkit::Caller;

/// In which language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    Chinese,
    English,
}

impl Language {
    pub fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }

    /// What a browser asks for whose owner speaks it.
    pub fn accepted(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN,zh",
            Self::English => "en-GB,en",
        }
    }

    /// As it is asked for in files.
    pub fn of_files(self) -> ExportLanguage {
        match self {
            Self::Chinese => ExportLanguage::ZhCn,
            Self::English => ExportLanguage::En,
        }
    }

    /// All our words, by `group` and `key`.
    pub fn all_words(self) -> &'static Value {
        static CHINESE: LazyLock<Value> = LazyLock::new(|| words(include_str!("../../locales/zh-CN.json")));
        static ENGLISH: LazyLock<Value> = LazyLock::new(|| words(include_str!("../../locales/en.json")));
        if self == Self::Chinese { &CHINESE } else { &ENGLISH }
    }

    /// Our words for `key`, as `group.key`.
    ///
    /// # Panics
    /// If there are none.
    pub fn words(self, key: &str) -> String {
        let all = self.all_words();
        let (group, key) = key.split_once('.').expect("a key is group.key");
        all[group][key].as_str().unwrap_or_else(|| panic!("no words for {group}.{key}")).to_owned()
    }
}

fn words(file: &str) -> Value {
    serde_json::from_str(file).expect("locales are JSON")
}

/// Who looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Nobody,
    Owner,
    Zhang,
    Observer,
    Alone,
}

impl Who {
    fn of(self, estate: &Estate) -> Option<&Caller> {
        match self {
            Self::Nobody => None,
            Self::Owner => Some(estate.town.village.founder()),
            Self::Zhang => Some(&estate.people.zhang),
            Self::Observer => Some(&estate.people.observer),
            Self::Alone => Some(&estate.people.alone),
        }
    }
}

/// A page in a state.
pub struct Scene {
    pub name: &'static str,
    pub who: Who,
    path: fn(&Estate) -> String,
    /// What is done on it before one looks.
    act: fn(&Screen, Language),
}

fn nothing(_: &Screen, _: Language) {}

const fn scene(name: &'static str, who: Who, path: fn(&Estate) -> String) -> Scene {
    Scene { name, who, path, act: nothing }
}

impl Scene {
    const fn after(self, act: fn(&Screen, Language)) -> Self {
        Self { act, ..self }
    }

    /// Shows it on a device of `form` with this look, as its owner would have it.
    #[track_caller]
    pub fn show(&self, estate: &Estate, screen: &Screen, language: Language, look: Look) {
        match self.who.of(estate) {
            Some(caller) => estate.town.sign_in(screen, caller),
            None => screen.forget_cookies(),
        }
        screen.keep(language.tag(), look);
        screen.goto(&estate.town.url(&(self.path)(estate)));
        screen.settle();
        (self.act)(screen, language);
        screen.settle();
    }

    /// Whether it is for a display that nobody holds.
    pub fn is_kiosk(&self) -> bool {
        self.name.starts_with("kiosk")
    }

    /// The device on which it is at home.
    pub fn form(&self) -> Form {
        if self.is_kiosk() { Form::Wall } else { Form::Phone }
    }
}

fn group(estate: &Estate) -> domain::GroupId {
    estate.town.village.group_id()
}

fn poll(id: domain::PollId) -> String {
    Page::Poll(id).href()
}

fn press(screen: &Screen, words: String) {
    screen.button(words.as_str()).tap();
}

/// All of them.
pub static SCENES: &[Scene] = &[
    scene("home", Who::Owner, |_| Page::Home.href()),
    scene("home_without_group", Who::Alone, |_| Page::Home.href()),
    scene("home_signed_out", Who::Nobody, |_| Page::Home.href()),
    scene("new_group", Who::Owner, |_| Page::NewGroup.href()),
    scene("group", Who::Zhang, |e| Page::Group(group(e)).href()),
    scene("group_empty", Who::Owner, |e| Page::Group(e.empty_group).href()),
    scene("group_ended", Who::Alone, |e| Page::Group(group(e)).href()),
    scene("members", Who::Owner, |e| Page::Members(group(e)).href()),
    scene("member_sheet", Who::Owner, |e| Page::Members(group(e)).href())
        .after(|screen, _| screen.button(has("欧阳思远")).tap()),
    scene("invite", Who::Owner, |e| Page::Invite(group(e)).href()),
    scene("invite_made", Who::Owner, |e| Page::Invite(group(e)).href())
        .after(|screen, language| press(screen, language.words("invite.make"))),
    scene("settings", Who::Owner, |e| Page::Settings(group(e)).href()),
    scene("settings_of_member", Who::Zhang, |e| Page::Settings(group(e)).href()),
    scene("compose", Who::Owner, |e| Page::Compose(group(e)).href()),
    scene("compose_template", Who::Owner, |e| Page::Compose(group(e)).href()).after(|screen, language| {
        // The device kept what was on the page when it was last looked at.
        let restart = language.words("compose.restart");
        if screen.shows("button", restart.as_str()) {
            press(screen, restart);
        }
        press(screen, language.words("templates.proposal"));
    }),
    scene("compose_settings", Who::Owner, |e| Page::Compose(group(e)).href()).after(|screen, language| {
        screen.button(has(&language.words("compose.settings"))).tap();
        screen.find("radio", language.words("compose.ranked").as_str()).tap();
    }),
    scene("poll_single", Who::Zhang, |e| poll(e.polls.single)),
    scene("poll_multiple", Who::Zhang, |e| poll(e.polls.multiple)),
    scene("poll_marked", Who::Zhang, |e| poll(e.polls.multiple)).after(|screen, _| {
        screen.find("checkbox", "植树").tap();
        screen.find("checkbox", "图书角").tap();
        screen.find("checkbox", "图书角").see_state("checked");
    }),
    scene("poll_ranked", Who::Zhang, |e| poll(e.polls.methods.ranked)).after(|screen, language| {
        for name in ["和谐门", "迎晖门"] {
            screen.find("checkbox", name).tap();
            screen.find("list", language.words("poll.ranking").as_str()).see_words(name);
        }
    }),
    scene("poll_scored", Who::Zhang, |e| poll(e.polls.methods.scored)).after(|screen, _| {
        screen.find("group", has("保洁")).find("radio", "5").tap();
        screen.find("group", has("保洁")).find("radio", "5").see_state("checked");
    }),
    scene("poll_described", Who::Zhang, |e| poll(e.polls.described.single)),
    scene("poll_described_voted", Who::Zhang, |e| poll(e.polls.described.voted)),
    scene("poll_described_picture", Who::Zhang, |e| poll(e.polls.described.single)).after(
        |screen, language| {
            let words = language.words("poll.picture_of").replace("{{ option }}", "橡胶地垫");
            screen.button(words.as_str()).last().tap();
            screen.find("dialog", "橡胶地垫").see();
        },
    ),
    scene("poll_described_scored", Who::Zhang, |e| poll(e.polls.described.scored)),
    scene("poll_long", Who::Zhang, |e| poll(e.polls.described.long)),
    scene("poll_long_voted", Who::Zhang, |e| poll(e.polls.described.long_voted)),
    scene("poll_run_off", Who::Zhang, |e| poll(e.polls.methods.run_off)),
    scene("poll_scored_closed", Who::Zhang, |e| poll(e.polls.methods.scored_closed)),
    scene("poll_times", Who::Zhang, |e| poll(e.polls.methods.times)).after(|screen, language| {
        let yes = language.words("poll.fits_yes");
        screen.find("group", has("14:00")).find("radio", yes.as_str()).tap();
        screen.find("group", has("14:00")).find("radio", yes.as_str()).see_state("checked");
    }),
    scene("poll_times_closed", Who::Zhang, |e| poll(e.polls.methods.times_closed)),
    scene("poll_sign_up", Who::Zhang, |e| poll(e.polls.methods.sign_ups.open)).after(|screen, language| {
        let (group, more) = (language.words("poll.quantity"), language.words("poll.more"));
        screen.find("group", group.as_str()).button(more.as_str()).tap();
        screen.find("textbox", language.words("poll.note").as_str()).fill("带孩子");
    }),
    scene("poll_sign_up_full", Who::Owner, |e| poll(e.polls.methods.sign_ups.full)),
    scene("poll_sign_up_closed", Who::Zhang, |e| poll(e.polls.methods.sign_ups.closed)),
    scene("compose_sign_up", Who::Owner, |e| Page::Compose(group(e)).href()).after(|screen, language| {
        // The device kept what was on the page when it was last looked at.
        let restart = language.words("compose.restart");
        if screen.shows("button", restart.as_str()) {
            press(screen, restart);
        }
        press(screen, language.words("templates.sign_up"));
    }),
    scene("compose_times", Who::Owner, |e| Page::Compose(group(e)).href()).after(|screen, language| {
        screen.button(has(&language.words("compose.settings"))).tap();
        screen.find("radio", language.words("compose.slots").as_str()).tap();
        press(screen, language.words("app.done"));
        press(screen, language.words("compose.time_add"));
        press(screen, language.words("compose.time_add"));
    }),
    scene("poll_veiled", Who::Zhang, |e| poll(e.polls.methods.veiled)),
    scene("poll_anonymous", Who::Zhang, |e| poll(e.polls.methods.anonymous)),
    scene("poll_anonymous_closed", Who::Zhang, |e| poll(e.polls.methods.anonymous_closed)),
    scene("poll_voted", Who::Zhang, |e| poll(e.polls.voted)),
    scene("poll_closed", Who::Zhang, |e| poll(e.polls.closed)),
    scene("poll_exporting", Who::Zhang, |e| poll(e.polls.closed)).after(|screen, language| {
        press(screen, language.words("poll.export"));
        screen.find("dialog", language.words("poll.export").as_str()).see();
    }),
    scene("poll_tie", Who::Zhang, |e| poll(e.polls.tie)),
    scene("poll_withdrawn", Who::Zhang, |e| poll(e.polls.withdrawn)),
    scene("poll_draft", Who::Owner, |e| poll(e.polls.draft)),
    scene("poll_scheduled", Who::Zhang, |e| poll(e.polls.scheduled)),
    scene("poll_scheduled_to_manage", Who::Owner, |e| poll(e.polls.scheduled)),
    scene("poll_extended", Who::Zhang, |e| poll(e.polls.extended)),
    scene("poll_extending", Who::Owner, |e| poll(e.polls.extended))
        .after(|screen, language| press(screen, language.words("poll.extend"))),
    scene("poll_edited_since_voted", Who::Zhang, |e| poll(e.polls.edited)),
    scene("poll_edited_to_vote", Who::Observer, |e| poll(e.polls.edited)),
    scene("poll_edited_to_manage", Who::Owner, |e| poll(e.polls.edited)),
    scene("edit", Who::Owner, |e| Page::Edit(e.polls.edited).href()),
    scene("edit_settings", Who::Owner, |e| Page::Edit(e.polls.edited).href()).after(|screen, language| {
        screen.button(has(&language.words("compose.settings"))).tap();
    }),
    scene("poll_share", Who::Zhang, |e| poll(e.polls.single))
        .after(|screen, language| press(screen, language.words("share.title"))),
    scene("poll_poster", Who::Zhang, |e| poll(e.polls.single)).after(|screen, language| {
        press(screen, language.words("share.title"));
        press(screen, language.words("share.poster"));
        screen.see(language.words("invite.save_hint").as_str());
    }),
    scene("poll_turnout", Who::Zhang, |e| poll(e.polls.closed)).after(|screen, language| {
        press(screen, language.words("results.turnout"));
        screen.find("list", language.words("results.by_unit").as_str()).see();
    }),
    scene("poll_to_manage", Who::Owner, |e| poll(e.polls.multiple)),
    scene("poll_to_remind", Who::Owner, |e| poll(e.polls.multiple)).after(|screen, language| {
        screen.button(has(&language.words("remind.title"))).tap();
    }),
    scene("poll_reminded", Who::Owner, |e| poll(e.polls.single)).after(|screen, language| {
        screen.button(has(&language.words("remind.title"))).tap();
    }),
    scene("poll_of_observer", Who::Observer, |e| poll(e.polls.frozen)),
    scene("poll_not_mine", Who::Alone, |e| poll(e.polls.single)),
    scene("calendar", Who::Zhang, |e| Page::Calendar(group(e)).href()),
    scene("calendar_empty", Who::Owner, |e| Page::Calendar(e.empty_group).href()),
    scene("event", Who::Zhang, |e| Page::Event(e.events.coming).href()),
    scene("event_to_manage", Who::Owner, |e| Page::Event(e.events.coming).href()),
    scene("event_changing", Who::Owner, |e| Page::Event(e.events.coming).href())
        .after(|screen, language| press(screen, language.words("calendar.change"))),
    scene("event_cancelled", Who::Zhang, |e| Page::Event(e.events.cancelled).href()),
    scene("new_event", Who::Owner, |e| Page::NewEvent { group: group(e), poll: Some(e.polls.closed) }.href()),
    scene("me", Who::Zhang, |_| Page::Me.href()),
    scene("me_to_confirm", Who::Owner, |_| Page::Me.href()),
    scene("me_address", Who::Observer, |_| Page::Me.href())
        .after(|screen, language| screen.button(has(&language.words("me.email_add"))).tap()),
    scene("sign_in_help", Who::Nobody, |_| Page::SignInHelp.href()),
    scene("sign_in", Who::Nobody, |e| e.links.sign_in.clone()),
    scene("sign_in_used", Who::Nobody, |e| e.links.sign_in_used.clone())
        .after(|screen, language| press(screen, language.words("sign_in.submit"))),
    scene("join", Who::Nobody, |e| e.links.join.clone()),
    scene("join_as_oneself", Who::Alone, |e| e.links.join.clone()),
    scene("join_wrong", Who::Nobody, |e| e.links.join.clone())
        .after(|screen, language| press(screen, language.words("join.submit"))),
    scene("join_revoked", Who::Nobody, |e| e.links.join_revoked.clone()),
    scene("join_unknown", Who::Nobody, |_| Page::Join("x".repeat(43)).href()),
    scene("not_found", Who::Nobody, |_| Page::NotFound.href()),
    scene("kiosk", Who::Nobody, |e| e.links.kiosk.clone()),
    scene("kiosk_sign_up", Who::Nobody, |e| e.walls.sign_up.clone()),
    scene("kiosk_run_off", Who::Nobody, |e| e.walls.run_off.clone()),
    scene("kiosk_scored", Who::Nobody, |e| e.walls.scored.clone()),
    scene("kiosk_times", Who::Nobody, |e| e.walls.times.clone()),
    scene("kiosk_veiled", Who::Nobody, |e| e.walls.veiled.clone()),
    scene("kiosk_decided", Who::Nobody, |e| e.walls.decided.clone()),
    scene("kiosk_empty", Who::Nobody, |e| e.links.kiosk_empty.clone()),
    scene("kiosk_revoked", Who::Nobody, |e| e.links.kiosk_revoked.clone()),
];
