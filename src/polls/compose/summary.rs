//! The settings in one line.

use crate::{i18n::counted::places, t};
use domain::{Method, Secrecy};

/// How one chooses: "单选", "多选，选 1–3 项".
pub(super) fn method_words(method: Method) -> String {
    match method {
        Method::Single => t!(compose.single).to_owned(),
        Method::Multiple { min, max } if min == max => t!(compose.multiple_exact, count = min),
        Method::Multiple { min, max } => t!(compose.multiple_range, min = min, max = max),
        Method::Ranked { min, .. } => t!(compose.ranked_at_least, count = min),
        Method::Score => t!(compose.score).to_owned(),
        Method::Slots => t!(compose.slots).to_owned(),
        Method::SignUp { limit: Some(limit), .. } => t!(compose.sign_up_limit, places = places(limit)),
        Method::SignUp { limit: None, .. } => t!(compose.sign_up_open).to_owned(),
    }
}

/// 实名, 仅管理员可见.
pub(super) fn secrecy_name(secrecy: Secrecy) -> &'static str {
    match secrecy {
        Secrecy::RealName => t!(compose.secrecy_real_name),
        Secrecy::RealNameToAdmins => t!(compose.secrecy_admins),
        Secrecy::Anonymous => t!(compose.secrecy_anonymous),
    }
}

/// "单选 · 实名 · 今天 18:00 截止".
pub(super) fn summary(method: Method, secrecy: Secrecy, deadline: Option<&str>) -> String {
    let deadline = deadline.unwrap_or(t!(compose.need_deadline));
    t!(compose.summary, method = method_words(method), secrecy = secrecy_name(secrecy), deadline = deadline)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::summary;
    use domain::{Method, Secrecy::RealName};

    #[test]
    fn the_summary_says_method_secrecy_and_deadline() {
        assert_eq!(
            summary(Method::Single, RealName, Some("今天 18:00 截止")),
            "单选 · 实名 · 今天 18:00 截止"
        );
        let some = Method::Multiple { min: 1, max: 3 };
        assert_eq!(summary(some, RealName, Some("明天 18:00 截止")), "选 1–3 项 · 实名 · 明天 18:00 截止");
        let sign_up = Method::SignUp { limit: Some(20), most: 5 };
        assert_eq!(
            summary(sign_up, RealName, Some("今天 18:00 截止")),
            "报名接龙，名额 20 位 · 实名 · 今天 18:00 截止"
        );
        let exact = Method::Multiple { min: 2, max: 2 };
        assert_eq!(summary(exact, RealName, None), "选 2 项 · 实名 · 先定截止时间");
    }
}
