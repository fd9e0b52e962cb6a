//! What somebody does who has nothing but `docs/openapi.json` and HTTP: no type of this workspace's API is used here.
//! Every answer is held against the schema that the document promises.

mod document;
mod schema;

use document::{Document, Session};
use serde_json::json;
use testkit::{Plan, Village};

const DEADLINE: &str = "2026-12-02T10:00:00Z";

#[tokio::test]
async fn from_the_document_alone_one_signs_in_founds_a_group_asks_votes_and_reads_the_result() {
    let village = Village::planned(Plan::default().on_disk().served()).await;
    let link = village.sign_in_page(village.founder()).await;
    let token = link.rsplit('/').next().expect("the token ends the link");

    let document = Document::read();
    let mut session = Session::begin(&document, village.house().url());
    let signed_in = session.call("RedeemSignInLink", json!({ "token": token, "keep": "bearer" }));
    session.bearer = signed_in["bearer"].as_str().map(str::to_owned);
    let me = session.call("GetMe", json!({}));
    assert_eq!(me["person"], signed_in["person"]);

    let group = session.call("CreateGroup", json!({ "name": "接口测试", "kind": "internal" }));
    let group_id = group["group"]["id"].clone();
    let draft = json!({
        "title": "午饭吃什么", "description": "", "options": ["面", "饭", "粉"], "documents": [],
        "method": { "multiple": { "min": 1, "max": 2 } },
        "secrecy": "real_name", "visibility": "live", "electorate": "open_to_joiners",
        "deadline": DEADLINE, "zone": "Asia/Shanghai"
    });
    let composed = session.call("ComposePoll", json!({ "group_id": group_id, "draft": draft }));
    let poll_id = composed["poll"]["id"].clone();
    let options: Vec<_> = composed["poll"]["options"].as_array().expect("options").iter().collect();
    session.call("OpenPoll", json!({ "poll_id": poll_id }));

    let key = "6f0c2c1e-6a5e-4a0b-9d0e-0a1b2c3d4e5f";
    let selection = json!({ "approve": [options[0]["id"], options[2]["id"]] });
    let cast = json!({ "poll_id": poll_id, "key": key, "selection": selection });
    let receipt = session.call("CastBallot", cast.clone());
    assert_eq!(session.call("CastBallot", cast), receipt, "a retry is the same act");

    let tally = session.call("GetTally", json!({ "poll_id": poll_id }));
    let votes: Vec<_> =
        tally["counts"].as_array().expect("counts").iter().map(|count| &count["votes"]).collect();
    assert_eq!(votes, [1, 0, 1]);
    assert_eq!(tally["turnout"], json!({ "cast": 1, "entitled": 1 }));
    let listed = session.call("ListBallots", json!({ "poll_id": poll_id, "limit": 10 }));
    assert_eq!(listed["items"][0]["ballot"], receipt["named"]);
    let polls = session.call("ListPolls", json!({ "group_id": group_id }));
    assert_eq!(polls["items"][0]["poll"]["id"], poll_id);

    session.call("ClosePoll", json!({ "poll_id": poll_id, "reason": "都投了" }));
    let late =
        json!({ "poll_id": poll_id, "key": key.replace('6', "7"), "selection": selection, "replaces": 1 });
    let problem = session.refused("CastBallot", late);
    assert_eq!((&problem["status"], &problem["code"]), (&json!(409), &json!("refused")));
    assert!(problem["refusal"]["cast"].is_object(), "{problem}");
}
