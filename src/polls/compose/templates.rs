//! What many polls begin as, filled in by one tap on an empty page.

use super::{
    Desk,
    kept::Began,
    sketch::{Choices, Kind, Sketch},
};
use crate::{
    t,
    ui::{at_next_frame, focus_by_id},
};
use domain::{Electorate, Secrecy, Visibility};
use leptos::prelude::*;

/// A poll half written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Template {
    Outing,
    Meeting,
    Election,
    Proposal,
    Satisfaction,
    SignUp,
}

impl Template {
    const ALL: [Self; 6] =
        [Self::SignUp, Self::Outing, Self::Meeting, Self::Election, Self::Proposal, Self::Satisfaction];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Outing => t!(templates.outing),
            Self::Meeting => t!(templates.meeting),
            Self::Election => t!(templates.election),
            Self::Proposal => t!(templates.proposal),
            Self::Satisfaction => t!(templates.satisfaction),
            Self::SignUp => t!(templates.sign_up),
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Outing => t!(templates.outing_title),
            Self::Meeting => t!(templates.meeting_title),
            Self::Election => t!(templates.election_title),
            Self::Proposal => t!(templates.proposal_title),
            Self::Satisfaction => t!(templates.satisfaction_title),
            Self::SignUp => t!(templates.sign_up_title),
        }
    }

    /// One a line. Of an election and of a meeting none: nobody but the composer knows the names or the times, and invented ones
    /// might be sent off. Of a sign-up none: its one option says by itself that one signs up.
    fn options(self) -> &'static str {
        match self {
            Self::Outing => t!(templates.outing_options),
            Self::Meeting | Self::Election | Self::SignUp => "",
            Self::Proposal => t!(templates.proposal_options),
            Self::Satisfaction => t!(templates.satisfaction_options),
        }
    }

    /// `blank` with what the template knows better.
    pub(super) fn fill(self, blank: Sketch) -> Sketch {
        let common = Sketch {
            title: self.title().to_owned(),
            options: self.options().lines().map(str::to_owned).collect(),
            ..blank
        };
        let by = |kind| Choices { kind, ..Choices::default() };
        match self {
            Self::Outing => Sketch { choices: Choices { max: 2, ..by(Kind::Multiple) }, ..common },
            Self::Meeting => Sketch { choices: by(Kind::Slots), ..common },
            Self::Election => Sketch {
                secrecy: Secrecy::Anonymous,
                visibility: Visibility::AfterClose,
                electorate: Electorate::FrozenAtOpening,
                abstention: true,
                ..common
            },
            Self::SignUp => Sketch { choices: Choices { most: 5, ..by(Kind::SignUp) }, ..common },
            Self::Proposal => Sketch { abstention: true, ..common },
            Self::Satisfaction => Sketch {
                choices: by(Kind::Score),
                secrecy: Secrecy::RealNameToAdmins,
                visibility: Visibility::AfterVote,
                ..common
            },
        }
    }
}

/// The templates, as long as nothing is written.
#[component]
pub(in crate::polls) fn Templates(desk: Desk) -> impl IntoView {
    let blank = Memo::new(move |_| desk.form.sketch().is_blank());
    let fill = move |template: Template| {
        desk.form.write(template.fill(super::desk::blank()));
        desk.began.set(Some(Began::Template));
        at_next_frame(|| focus_by_id("compose-title"));
    };
    let chip = move |template: Template| {
        view! {
            <li class="choice-chip">
                <button type="button" on:click=move |_| fill(template)>{template.name()}</button>
            </li>
        }
    };
    move || {
        blank.get().then(|| {
            view! {
                <section>
                    <h2 class="weui-cells__title cells-title">{t!(templates.legend)}</h2>
                    <ul class="choice-chips compose-templates">
                        {Template::ALL.map(chip).into_iter().collect::<Vec<_>>()}
                    </ul>
                </section>
            }
        })
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::Template;
    use crate::polls::compose::sketch::Sketch;
    use domain::{Method, Secrecy, Visibility};
    use jiff::Timestamp;

    fn draft(template: Template, names: &[&str]) -> domain::Draft {
        let mut sketch = template.fill(Sketch::default());
        sketch.options.extend(names.iter().map(|name| (*name).to_owned()));
        let at = |second| Timestamp::from_second(second).expect("in range");
        sketch.draft(Some(at(3_600)), "Asia/Shanghai", at(0)).expect("a poll that may be sent off")
    }

    #[test]
    fn a_template_is_a_poll_but_for_names_and_times_that_only_its_composer_knows() {
        for template in [Template::Outing, Template::Proposal, Template::Satisfaction] {
            assert!(draft(template, &[]).options.len() >= 2, "{template:?}");
        }
        for template in [Template::Election, Template::Meeting] {
            let nobody = template.fill(Sketch::default());
            assert!(nobody.options.is_empty(), "an invented one might be sent off");
            assert!(!nobody.is_blank());
        }
    }

    #[test]
    fn each_fills_in_how_one_chooses_and_who_sees_what() {
        assert_eq!(draft(Template::Outing, &[]).method, Method::Multiple { min: 1, max: 2 });
        assert!(Template::Meeting.fill(Sketch::default()).is_on_times());
        let proposal = draft(Template::Proposal, &[]);
        let words: Vec<_> = proposal.options.iter().map(ToString::to_string).collect();
        assert_eq!((words.join(" "), proposal.abstention), ("同意 反对".to_owned(), true));
        let sign_up = draft(Template::SignUp, &[]);
        let labels: Vec<_> = sign_up.options.iter().map(ToString::to_string).collect();
        assert_eq!(
            (sign_up.method, labels.join(" ")),
            (Method::SignUp { limit: None, most: 5 }, "报名".to_owned())
        );
        let election = draft(Template::Election, &["陈静怡", "欧阳思远"]);
        assert_eq!((election.secrecy, election.visibility), (Secrecy::Anonymous, Visibility::AfterClose));
        let satisfaction = draft(Template::Satisfaction, &[]);
        assert_eq!((satisfaction.method, satisfaction.visibility), (Method::Score, Visibility::AfterVote));
    }
}
