//! What the demo votes on.

use super::Failure;
use domain::{
    Document, Draft, Electorate, Method, OptionId, RankedCount, Scored, Secrecy, Selection, Slot, Visibility,
};
use jiff::{SignedDuration, Timestamp};

/// A poll, and what its members mark, in the order in which they joined.
pub(super) struct Plan {
    pub(super) draft: Draft,
    pub(super) ballots: Vec<Selection>,
    /// Whether it is closed early.
    pub(super) closes: bool,
}

/// The oldest first: the newest stands on top of the list.
pub(super) fn plans(now: Timestamp) -> Result<[Plan; 7], Failure> {
    Ok([
        meeting(now)?,
        canteen(now)?,
        mascot(now)?,
        review(now)?,
        badminton(now)?,
        speakers(now)?,
        outing(now)?,
    ])
}

fn ids(options: &[u16]) -> Vec<OptionId> {
    options.iter().copied().map(OptionId).collect()
}

fn approving(marks: &[&[u16]]) -> Vec<Selection> {
    marks.iter().map(|options| Selection::Approve(ids(options))).collect()
}

fn canteen(now: Timestamp) -> Result<Plan, Failure> {
    let given = [[4, 3, 5], [5, 3, 4], [3, 2, 4], [4, 4, 4], [4, 2, 5], [5, 3, 5], [3, 3, 4]];
    let scores = |points: [u8; 3]| {
        let scored = (1..).map(OptionId).zip(points).map(|(option, points)| Scored { option, points });
        Selection::Score(scored.collect())
    };
    let options = ["味道", "花样", "干净"];
    let description = "行政每月看一次，平均低于 3 分的和承包商谈。";
    Ok(Plan {
        draft: draft("食堂这个月怎么样", description, &options, Method::Score, in_days(now, 6)?)?,
        ballots: given.map(scores).to_vec(),
        closes: false,
    })
}

fn mascot(now: Timestamp) -> Result<Plan, Failure> {
    let options = ["青青", "小禾", "穗穗", "豆芽"];
    let description = "按喜欢的先后排，至少排两个。";
    let method = Method::Ranked { min: 2, count: RankedCount::Borda };
    let rankings: [&[u16]; 9] =
        [&[2, 1], &[3, 2, 4], &[2, 3], &[4, 2, 1], &[1, 2], &[2, 4, 3], &[3, 1], &[2, 1, 3, 4], &[4, 3]];
    Ok(Plan {
        draft: draft("给吉祥物取个名字", description, &options, method, in_days(now, 4)?)?,
        ballots: rankings.map(|ranking| Selection::Rank(ids(ranking))).to_vec(),
        closes: false,
    })
}

fn badminton(now: Timestamp) -> Result<Plan, Failure> {
    let said = [
        (1, ""),
        (2, "带一个朋友"),
        (1, "会晚到半小时"),
        (1, ""),
        (3, "我们一家，孩子自带球拍"),
        (1, "可以帮忙占场"),
        (2, ""),
    ];
    let lines =
        said.map(|(quantity, note)| Ok::<_, Failure>(Selection::SignUp { quantity, note: note.parse()? }));
    let described = "周五下班后，三片场地，人满为止。";
    let method = Method::SignUp { limit: Some(16), most: 3 };
    let mut ballots: Vec<Selection> = lines.into_iter().collect::<Result<_, _>>()?;
    ballots.push(Selection::Abstain);
    let draft = draft("周五打羽毛球，谁来", described, &["报名"], method, in_days(now, 3)?)?;
    Ok(Plan { draft, ballots, closes: false })
}

fn review(now: Timestamp) -> Result<Plan, Failure> {
    let says: [(&[u16], &[u16]); 8] = [
        (&[1, 3], &[2]),
        (&[3], &[]),
        (&[2, 3], &[4]),
        (&[4], &[3]),
        (&[1, 4], &[]),
        (&[3], &[1]),
        (&[2, 4], &[3]),
        (&[3, 4], &[]),
    ];
    let described = "每人把能来的时间都选上，一个小时。";
    let draft = draft("季度复盘会哪天开", described, &[], Method::Slots, in_days(now, 3)?)?;
    // From six in the evening in Shanghai back to ten in the morning, or two in the afternoon.
    let slot = |days, earlier| {
        let starts = in_days(now, days)? - SignedDuration::from_hours(earlier);
        Ok::<_, Failure>(Slot { starts, ends: starts + SignedDuration::from_hours(1) })
    };
    Ok(Plan {
        draft: Draft { slots: vec![slot(4, 8)?, slot(4, 4)?, slot(5, 8)?, slot(5, 4)?], ..draft },
        ballots: says
            .map(|(yes, if_need_be)| Selection::Slots { yes: ids(yes), if_need_be: ids(if_need_be) })
            .to_vec(),
        closes: false,
    })
}

fn meeting(now: Timestamp) -> Result<Plan, Failure> {
    let options = ["周一 10:00", "周二 14:00", "周四 10:00"];
    let description = "每周一次，45 分钟。结果公布后从下周开始执行。";
    Ok(Plan {
        draft: draft("周例会改到什么时间", description, &options, Method::Single, in_days(now, 7)?)?,
        ballots: approving(&[
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
        ]),
        closes: true,
    })
}

fn speakers(now: Timestamp) -> Result<Plan, Failure> {
    let options = ["王若曦", "周子墨", "孙景行", "高承宇", "唐听澜"];
    let description = "从五位报名的同事中选三位，在年会上做技术分享。";
    let method = Method::Multiple { min: 3, max: 3 };
    Ok(Plan {
        draft: draft("年会技术分享：五选三", description, &options, method, in_days(now, 5)?)?,
        ballots: approving(&[
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
        ]),
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
        ballots: approving(&[
            &[1],
            &[1],
            &[3],
            &[2],
            &[1],
            &[3],
            &[1],
            &[4],
            &[3],
            &[1],
            &[2],
            &[1],
            &[3],
            &[1],
        ]),
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
        slots: vec![],
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
