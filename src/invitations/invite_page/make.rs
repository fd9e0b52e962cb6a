use super::list::Invitations;
use crate::{
    app::Trouble,
    i18n::problem::fault,
    state::{Doing, Reading},
    t,
    ui::{BottomBar, Button, Cells, Field, Segmented, Switch, Tone, focus_by_id},
};
use api::{
    Fault,
    bounded::{HeadLimit, InvitationHours},
    invitations::{CreateInvitation, InvitationView, IssuedInvitation},
};
use domain::GroupId;
use leptos::prelude::*;

const HEADS: &str = "invite-heads";
const DAY: u32 = 24;

/// How long it works, for how many, as what they join.
#[component]
pub(super) fn Make(
    group_id: GroupId,
    all: Reading<Vec<InvitationView>>,
    on_made: Callback<IssuedInvitation>,
) -> impl IntoView {
    let hours = RwSignal::new(7 * DAY);
    let heads = RwSignal::new(String::new());
    let observers = RwSignal::new(false);
    let wrong = RwSignal::new(None);
    Effect::new(move || {
        heads.track();
        wrong.set(None);
    });
    let doing = Doing::default();
    let make = Callback::new(move |()| {
        let head_limit = match heads.with_untracked(|typed| head_limit(typed)) {
            Ok(limit) => limit,
            Err(why) => {
                wrong.set(Some(fault(&why)));
                return focus_by_id(HEADS);
            }
        };
        let Ok(hours) = InvitationHours::new(hours.get_untracked()) else { return };
        let request = CreateInvitation { group_id, hours, head_limit, observers: observers.get_untracked() };
        doing.call(request, move |issued| on_made.run(issued));
    });
    let lives = vec![
        (DAY, t!(invite.life_day).into()),
        (7 * DAY, t!(invite.life_week).into()),
        (30 * DAY, t!(invite.life_month).into()),
    ];
    view! {
        <Cells>
            <div class="me-choice">
                <span>{t!(invite.life)}</span>
                <Segmented legend=t!(invite.life) options=lives value=hours />
            </div>
            <Field
                label=t!(invite.heads)
                value=heads
                error=wrong
                placeholder=t!(invite.no_limit)
                kind="number"
                id=HEADS
            />
            <Switch
                label=t!(invite.observers)
                on=observers
                on_change=move |on| observers.set(on)
                hint=t!(invite.observers_hint)
            />
        </Cells>
        <Trouble doing />
        <Invitations all />
        <BottomBar>
            <Button label=t!(invite.make) on_press=make pending=doing.pending() tone=Tone::Primary />
        </BottomBar>
    }
}

/// How many may join; nothing typed is no limit.
fn head_limit(typed: &str) -> Result<Option<HeadLimit>, Fault> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let limit = typed.parse().ok().and_then(|number| HeadLimit::new(number).ok());
    limit.map(Some).ok_or(Fault::OutOfRange { min: HeadLimit::MIN, max: HeadLimit::MAX })
}

#[cfg(test)]
mod tests {
    use super::head_limit;

    #[test]
    fn no_number_is_no_limit_and_a_wrong_one_is_said() {
        assert_eq!(head_limit(" "), Ok(None));
        assert_eq!(head_limit(" 30 ").map(|limit| limit.map(api::bounded::HeadLimit::get)), Ok(Some(30)));
        for wrong in ["0", "-3", "三十", "10001", "1.5", "99999999999"] {
            assert!(head_limit(wrong).is_err(), "{wrong}");
        }
    }
}
