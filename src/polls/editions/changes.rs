use crate::{
    i18n::time,
    polls::{ballot::rule_words, poll_page::secrecy_words},
    t,
    ui::{VisuallyHidden, letter},
};
use domain::{
    Document, Edited, Electorate, OptionDetails, OptionId, PollOption, Question, Visibility, ZoneName, markup,
};
use leptos::prelude::*;

/// What is otherwise: its name, what it was and what it is. Nothing for what there was not, or is not any more.
#[derive(Debug, PartialEq, Eq)]
struct Change {
    what: String,
    from: Option<String>,
    to: Option<String>,
}

/// What is otherwise in a later edition, in old and new words.
#[component]
pub fn Changes(before: Question, after: Question, zone: ZoneName) -> impl IntoView {
    let rows: Vec<_> =
        before.changes(&after).iter().map(|change| told(change, &after, zone.as_str())).collect();
    let rows = rows.into_iter().map(|Change { what, from, to }| {
        view! {
            <div class="change">
                <dt>{what}</dt>
                {from.map(|from| view! {
                    <dd><VisuallyHidden>{t!(editions.was)} " "</VisuallyHidden><del>{from}</del></dd>
                })}
                {to.map(|to| view! {
                    <dd><VisuallyHidden>{t!(editions.is)} " "</VisuallyHidden><ins>{to}</ins></dd>
                })}
            </div>
        }
    });
    view! { <dl class="changes">{rows.collect::<Vec<_>>()}</dl> }
}

fn told(change: &Edited, after: &Question, zone: &str) -> Change {
    let both = |what: &str, from: String, to: String| {
        let said = |text: String| Some(if text.is_empty() { t!(editions.nothing).to_owned() } else { text });
        Change { what: what.to_owned(), from: said(from), to: said(to) }
    };
    let mark = |id: OptionId| {
        let place = after.options.iter().position(|option| option.id == id);
        place.map(letter).unwrap_or_default()
    };
    match change {
        Edited::Title { from, to } => both(t!(compose.title), from.to_string(), to.to_string()),
        Edited::Description { from, to } => {
            both(t!(compose.description), markup::plain(from.as_str()), markup::plain(to.as_str()))
        }
        Edited::Option { from, to } => {
            let what = t!(editions.option, letter = mark(to.id));
            both(&what, option(from, zone), option(to, zone))
        }
        Edited::Added(new) => {
            let what = t!(editions.added, letter = mark(new.id));
            Change { what, from: None, to: Some(option(new, zone)) }
        }
        Edited::Withdrawn(gone) => {
            let what = t!(editions.withdrawn, letter = mark(gone.id));
            Change { what, from: Some(option(gone, zone)), to: None }
        }
        Edited::Removed(gone) => {
            Change { what: t!(editions.removed).to_owned(), from: Some(option(gone, zone)), to: None }
        }
        Edited::Order => Change { what: t!(editions.order).to_owned(), from: None, to: None },
        Edited::Documents { from, to } => both(t!(compose.documents), documents(from), documents(to)),
        Edited::Method { from, to } => both(t!(compose.method), rule_words(*from), rule_words(*to)),
        Edited::Abstention { to } => {
            let word = |may: bool| if may { t!(editions.yes) } else { t!(editions.no) };
            both(t!(poll.abstain), word(!to).to_owned(), word(*to).to_owned())
        }
        Edited::Secrecy { from, to } => {
            both(t!(compose.secrecy), secrecy_words(*from).to_owned(), secrecy_words(*to).to_owned())
        }
        Edited::Visibility { from, to } => {
            both(t!(compose.visibility), visibility(*from).to_owned(), visibility(*to).to_owned())
        }
        Edited::Electorate { from, to } => {
            both(t!(compose.electorate), electorate(*from).to_owned(), electorate(*to).to_owned())
        }
    }
}

/// What an option says, and what it says besides, each on a line of its own.
fn option(option: &PollOption, zone: &str) -> String {
    let label = option.slot.map_or_else(|| option.label.to_string(), |slot| time::slot(slot, zone));
    let OptionDetails { about, link, picture } = &option.details;
    let besides = [
        about.as_ref().map(ToString::to_string),
        link.as_ref().map(ToString::to_string),
        picture.map(|_| t!(editions.picture).to_owned()),
    ];
    [Some(label)].into_iter().chain(besides).flatten().collect::<Vec<_>>().join("\n")
}

fn documents(documents: &[Document]) -> String {
    let line = |paper: &Document| format!("{} {}", paper.title, paper.url);
    documents.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn visibility(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Live => t!(compose.live),
        Visibility::AfterVote => t!(compose.after_vote),
        Visibility::AfterClose => t!(compose.after_close),
    }
}

fn electorate(electorate: Electorate) -> &'static str {
    match electorate {
        Electorate::OpenToJoiners => t!(compose.electorate_open),
        Electorate::FrozenAtOpening => t!(compose.electorate_frozen),
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::{Change, told};
    use crate::polls::sample;
    use domain::{OptionId, Question};
    use jiff::Timestamp;

    #[test]
    fn a_change_is_told_by_what_it_is_and_the_old_and_the_new_words() {
        let before = sample::poll(Timestamp::UNIX_EPOCH, Timestamp::UNIX_EPOCH).question();
        let mut after = Question { title: "秋游去哪里".parse().expect("a title"), ..before.clone() };
        after.options[1].label = "山里（含缆车）".parse().expect("a label");
        after.options[0].withdrawn = true;
        let mut new = after.options[0].clone();
        (new.id, new.withdrawn, new.label) = (OptionId(9), false, "古镇".parse().expect("a label"));
        after.options.push(new);
        let said: Vec<Change> =
            before.changes(&after).iter().map(|change| told(change, &after, "UTC")).collect();
        let change = |what: &str, from: Option<&str>, to: Option<&str>| Change {
            what: what.to_owned(),
            from: from.map(str::to_owned),
            to: to.map(str::to_owned),
        };
        let (title, first, second) =
            (before.title.as_str(), before.options[0].label.as_str(), before.options[1].label.as_str());
        let added = ["A", "B", "C", "D"][after.options.len() - 1];
        assert_eq!(
            said,
            [
                change("标题", Some(title), Some("秋游去哪里")),
                change("撤下选项 A", Some(first), None),
                change("选项 B", Some(second), Some("山里（含缆车）")),
                change(&format!("新增选项 {added}"), None, Some("古镇")),
            ]
        );
    }
}
