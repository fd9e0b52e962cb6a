//! What the demo votes on.

use super::Failure;
use domain::{Document, Draft, Electorate, Method, Secrecy, Visibility};
use jiff::Timestamp;

/// A poll, and what its members mark, in the order in which they joined.
pub(super) struct Plan {
    pub(super) draft: Draft,
    pub(super) marks: &'static [&'static [u16]],
    /// Whether it is closed early.
    pub(super) closes: bool,
}

/// The oldest first: the newest stands on top of the list.
pub(super) fn plans(now: Timestamp) -> Result<[Plan; 3], Failure> {
    Ok([meeting(now)?, speakers(now)?, outing(now)?])
}

fn meeting(now: Timestamp) -> Result<Plan, Failure> {
    let options = ["周一 10:00", "周二 14:00", "周四 10:00"];
    let description = "每周一次，45 分钟。结果公布后从下周开始执行。";
    Ok(Plan {
        draft: draft("周例会改到什么时间", description, &options, Method::Single, in_days(now, 7)?)?,
        marks: &[
            &[2],
            &[2],
            &[1],
            &[2],
            &[3],
            &[2],
            &[2],
            &[1],
            &[2],
            &[2],
            &[3],
            &[2],
            &[1],
            &[2],
            &[2],
            &[3],
            &[2],
            &[2],
            &[1],
            &[2],
            &[2],
        ],
        closes: true,
    })
}

fn speakers(now: Timestamp) -> Result<Plan, Failure> {
    let options = ["王若曦", "周子墨", "孙景行", "高承宇", "唐听澜"];
    let description = "从五位报名的同事中选三位，在年会上做技术分享。";
    let method = Method::Multiple { min: 3, max: 3 };
    Ok(Plan {
        draft: draft("年会技术分享：五选三", description, &options, method, in_days(now, 5)?)?,
        marks: &[
            &[1, 2, 4],
            &[1, 3, 4],
            &[2, 4, 5],
            &[1, 2, 5],
            &[1, 2, 4],
            &[2, 3, 4],
            &[1, 4, 5],
            &[1, 2, 3],
            &[1, 3, 5],
            &[1, 2, 4],
            &[1, 3, 5],
        ],
        closes: false,
    })
}

fn outing(now: Timestamp) -> Result<Plan, Failure> {
    let options =
        ["莫干山：民宿两天一夜", "千岛湖：环湖骑行", "安吉：露营与漂流", "留在杭州：西溪徒步，晚上聚餐"];
    let description =
        "费用由部门承担，家属可以自费同行。\n每个方案的行程、费用和交通见下面的文档，请先看再选。";
    let mut draft = draft("团建地点选择", description, &options, Method::Single, in_days(now, 2)?)?;
    let document =
        |title: &str, url: &str| Ok::<_, Failure>(Document { title: title.parse()?, url: url.parse()? });
    draft.documents = vec![
        document("四个方案的行程与费用", "https://docs.example.com/outing/plans")?,
        document("去年团建的反馈汇总", "https://docs.example.com/outing/feedback")?,
    ];
    Ok(Plan {
        draft,
        marks: &[&[1], &[1], &[3], &[2], &[1], &[3], &[1], &[4], &[3], &[1], &[2], &[1], &[3], &[1]],
        closes: false,
    })
}

fn draft(
    title: &str,
    description: &str,
    options: &[&str],
    method: Method,
    deadline: Timestamp,
) -> Result<Draft, Failure> {
    Ok(Draft {
        title: title.parse()?,
        description: description.parse()?,
        options: options.iter().map(|label| label.parse()).collect::<Result<_, _>>()?,
        details: Vec::new(),
        documents: Vec::new(),
        method,
        abstention: false,
        secrecy: Secrecy::RealName,
        visibility: Visibility::Live,
        electorate: Electorate::OpenToJoiners,
        deadline,
        zone: "Asia/Shanghai".parse()?,
    })
}

/// Six in the evening in Shanghai, on the day that is `days` from now.
fn in_days(now: Timestamp, days: i64) -> Result<Timestamp, Failure> {
    const DAY: i64 = 24 * 3600;
    const SIX_IN_SHANGHAI: i64 = 10 * 3600;
    let second = (now.as_second().div_euclid(DAY) + days) * DAY + SIX_IN_SHANGHAI;
    Timestamp::from_second(second).map_err(|error| error.to_string().into())
}
