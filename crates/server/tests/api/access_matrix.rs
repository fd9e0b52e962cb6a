//! Who may do what: every operation and stream, for every kind of caller, by hand.

use crate::{
    exports::exporting,
    join::accept,
    operations::{Things, request},
    pictures::uploading as upload,
    sign_in::redeem,
};
use api::{
    Problem,
    kiosks::RevokeKiosk,
    live::{GroupLive, KioskLive},
    me::{GetMe, RevokeSession},
    pictures::{GetPicture, UploadPicture},
    polls::OpenPoll,
    sign_in::IssueOwnSignInLink,
};
use domain::{ExportFormat, OptionDetails, picture::PictureSize};
use http::{Request, Response, StatusCode};
use testkit::{Caller, Village};

/// `ok`, or the status of the refusal: 401 unauthenticated, 403 forbidden, 404 not found, 409 refused by a rule. The
/// founder owns the group and composed its polls; the bearer token is an ordinary member's. There is no mail server.
const TABLE: &str = "
operation              nobody other removed expired observer member admin owner kiosk bearer
RedeemSignInLink       ok     ok    ok      ok      ok       ok     ok    ok    ok    ok
IssueOwnSignInLink     401    ok    ok      401     ok       ok     ok    ok    401   ok
IssueMemberSignInLink  401    404   404     401     403      403    ok    ok    401   403
GetMe                  401    ok    ok      401     ok       ok     ok    ok    401   ok
ListSessions           401    ok    ok      401     ok       ok     ok    ok    401   ok
RevokeSession          401    ok    ok      401     ok       ok     ok    ok    401   ok
GetEmail               401    ok    ok      401     ok       ok     ok    ok    401   ok
SetEmail               401    409   409     401     409      409    409   409   401   409
RemoveEmail            401    ok    ok      401     ok       ok     ok    ok    401   ok
CreateGroup            401    ok    ok      401     ok       ok     ok    ok    401   ok
GetGroup               401    404   404     401     ok       ok     ok    ok    401   ok
ListMembers            401    404   404     401     ok       ok     ok    ok    401   ok
RemoveMember           401    404   404     401     403      403    ok    ok    401   403
SetRole                401    404   404     401     403      403    ok    ok    401   403
CreateInvitation       401    404   404     401     403      403    ok    ok    401   403
ListInvitations        401    404   404     401     403      403    ok    ok    401   403
RevokeInvitation       401    404   404     401     403      403    ok    ok    401   403
PreviewInvitation      ok     ok    ok      ok      ok       ok     ok    ok    ok    ok
AcceptInvitation       ok     ok    ok      ok      ok       ok     ok    ok    ok    ok
ComposePoll            401    404   404     401     403      ok     ok    ok    401   ok
OpenPoll               401    404   404     401     404      404    404   ok    401   404
SchedulePoll           401    404   404     401     404      404    404   ok    401   404
EditPoll               401    404   404     401     409      409    409   ok    401   409
ReadEditions           401    404   404     401     ok       ok     ok    ok    401   ok
ExtendPoll             401    404   404     401     409      409    ok    ok    401   409
ClosePoll              401    404   404     401     409      409    ok    ok    401   409
WithdrawPoll           401    404   404     401     409      409    ok    ok    401   409
ReadPollLog            401    404   404     401     ok       ok     ok    ok    401   ok
ListPolls              401    404   404     401     ok       ok     ok    ok    401   ok
GetPoll                401    404   404     401     ok       ok     ok    ok    401   ok
CastBallot             401    404   404     401     409      ok     ok    ok    401   ok
GetTally               401    404   404     401     ok       ok     ok    ok    401   ok
GetTurnout             401    404   404     401     ok       ok     ok    ok    401   ok
ListBallots            401    404   404     401     ok       ok     ok    ok    401   ok
ListNonVoters          401    404   404     401     ok       ok     ok    ok    401   ok
GetReminders           401    404   404     401     ok       ok     ok    ok    401   ok
PlanReminders          401    404   404     401     409      409    ok    ok    401   409
RemindNonVoters        401    404   404     401     409      409    ok    ok    401   409
CreateEvent            401    404   404     401     409      409    ok    ok    401   409
ListEvents             401    404   404     401     ok       ok     ok    ok    401   ok
ListPollEvents         401    404   404     401     ok       ok     ok    ok    401   ok
GetEvent               401    404   404     401     ok       ok     ok    ok    401   ok
ChangeEvent            401    404   404     401     409      409    ok    ok    401   409
CancelEvent            401    404   404     401     409      409    ok    ok    401   409
AnswerEvent            401    404   404     401     ok       ok     ok    ok    401   ok
ListAttendees          401    404   404     401     ok       ok     ok    ok    401   ok
GetFeed                401    ok    ok      401     ok       ok     ok    ok    401   ok
IssueFeed              401    ok    ok      401     ok       ok     ok    ok    401   ok
RevokeFeed             401    ok    ok      401     ok       ok     ok    ok    401   ok
CreateKiosk            401    404   404     401     403      403    ok    ok    401   403
ListKiosks             401    404   404     401     403      403    ok    ok    401   403
RevokeKiosk            401    404   404     401     403      403    ok    ok    401   403
StartKiosk             ok     ok    ok      ok      ok       ok     ok    ok    ok    ok
GetBoard               401    401   401     401     401      401    401   401   ok    401
IssueExportLink        401    404   404     401     ok       ok     ok    ok    401   ok
MailExport             401    404   404     401     409      409    409   409   401   409
ExportPoll             401    404   404     401     ok       ok     ok    ok    401   ok
UploadPicture          401    404   404     401     403      ok     ok    ok    401   ok
GetPicture             401    404   404     401     ok       ok     ok    ok    401   ok
GroupLive              401    404   404     401     ok       ok     ok    ok    401   ok
KioskLive              401    401   401     401     401      401    401   401   ok    401
";

/// The rows below the head of the table: an operation, and what each caller gets.
fn rows() -> impl Iterator<Item = (&'static str, Vec<(&'static str, &'static str)>)> {
    let mut lines = TABLE.trim().lines().map(|line| line.split_whitespace());
    let callers: Vec<&str> = lines.next().expect("a head").skip(1).collect();
    lines.map(move |mut cells| {
        let operation = cells.next().expect("a name");
        let cells: Vec<&str> = cells.collect();
        assert_eq!(cells.len(), callers.len(), "{operation}");
        (operation, callers.iter().copied().zip(cells).collect())
    })
}

async fn caller(village: &mut Village, kind: &str) -> Caller {
    let (name, unit) = ("张三", "3 号楼");
    match kind {
        "nobody" => village.stranger(),
        "other" => village.neighbour().await.caller,
        "removed" => village.removed(name, unit).await,
        "expired" => village.expired(name, unit).await,
        "observer" => village.observer(name, unit).await,
        "member" => village.member(name, unit).await,
        "admin" => village.admin(name, unit).await,
        "owner" => village.founder().clone(),
        "kiosk" => village.kiosk().await.0,
        "bearer" => village.program(name, unit).await,
        // Those below stand in no column of their own: each is as somebody who does.
        "revoked" => revoked(village, name, unit).await,
        "dark" => dark(village).await,
        "forged" => Caller::program(village.stranger().road().clone(), &"A".repeat(43)),
        "owner elsewhere" => owner_elsewhere(village).await,
        other => panic!("there is no caller {other}"),
    }
}

/// A member whose session was ended from another device; their browser still holds its cookie.
async fn revoked(village: &Village, name: &str, unit: &str) -> Caller {
    let phone = village.member(name, unit).await;
    let link = phone.call(&IssueOwnSignInLink {}).await.unwrap();
    let laptop = village.stranger();
    laptop.call(&redeem(&link.token)).await.unwrap();
    let session_id = phone.call(&GetMe {}).await.unwrap().session_id;
    laptop.call(&RevokeSession { session_id }).await.unwrap();
    phone
}

/// A display that was revoked.
async fn dark(village: &Village) -> Caller {
    let (wall, kiosk) = village.kiosk().await;
    let revoke = RevokeKiosk { group_id: village.group_id(), kiosk_id: kiosk.id };
    village.founder().call(&revoke).await.unwrap();
    wall
}

/// An ordinary member, who owns another group.
async fn owner_elsewhere(village: &Village) -> Caller {
    let neighbour = village.neighbour().await.caller;
    neighbour.call(&accept(&village.invitation().token, None)).await.unwrap();
    neighbour
}

fn refusal(answer: &Response<Vec<u8>>) -> Option<Problem> {
    (answer.status() != StatusCode::OK).then(|| crate::bad_input::problem(answer))
}

/// The address of a picture in an open poll.
async fn shown(village: &Village) -> String {
    let answer = village.founder().send(upload(village.group_id())).await;
    let picture_id = UploadPicture::read_response(&answer).unwrap().id;
    let mut poll = village.poll().compose();
    poll.draft.details = vec![OptionDetails { picture: Some(picture_id), ..OptionDetails::default() }];
    let poll_id = village.founder().call(&poll).await.unwrap().poll.id;
    village.founder().call(&OpenPoll { poll_id }).await.unwrap();
    GetPicture { picture_id, size: PictureSize::Thumbnail }.address()
}

/// What `kind` of caller gets from `operation`, in the words of the table.
async fn outcome(kind: &str, operation: &str) -> String {
    let mut village = Village::new().await;
    let picture = if operation == "GetPicture" { shown(&village).await } else { String::new() };
    let who = caller(&mut village, kind).await;
    let things = Things::of(&village, &who).await;
    let refused = match operation {
        "GroupLive" => who.listen(&GroupLive { group_id: things.group_id }).await.err(),
        "KioskLive" => who.listen(&KioskLive {}).await.err(),
        "ExportPoll" => {
            let address = exporting(things.poll, ExportFormat::Csv).address();
            refusal(&who.send(Request::get(address).body(Vec::new()).unwrap()).await)
        }
        "UploadPicture" => refusal(&who.send(upload(things.group_id)).await),
        "GetPicture" => refusal(&who.send(Request::get(picture).body(Vec::new()).unwrap()).await),
        _ => refusal(&who.send(request(&things, operation)).await),
    };
    let Some(problem) = refused else { return "ok".to_owned() };
    let code = match problem.status {
        401 => api::Code::Unauthenticated,
        403 => api::Code::Forbidden,
        404 => api::Code::NotFound,
        409 => api::Code::Refused,
        _ => panic!("{operation} by {kind}: {problem:?}"),
    };
    assert_eq!(problem.code, code, "{operation} by {kind}");
    problem.status.to_string()
}

#[tokio::test]
async fn everybody_may_do_what_the_table_says_and_no_more() {
    let mut wrong = Vec::new();
    for (operation, cells) in rows() {
        for (kind, expected) in cells {
            let found = outcome(kind, operation).await;
            if found != expected {
                wrong.push(format!("{operation} by {kind}: {found}, and the table says {expected}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[tokio::test]
async fn a_proof_taken_back_or_made_up_proves_nothing_and_a_rank_is_of_one_group_only() {
    for (operation, cells) in rows() {
        for (kind, like) in [("revoked", "nobody"), ("dark", "nobody"), ("owner elsewhere", "member")] {
            let (_, expected) = cells.iter().find(|(kind, _)| *kind == like).expect("a column");
            assert_eq!(outcome(kind, operation).await, *expected, "{operation} by {kind}");
        }
        // A program is told, even where nobody has to prove anything.
        assert_eq!(outcome("forged", operation).await, "401", "{operation} by forged");
    }
}

#[test]
fn every_operation_and_stream_has_a_row() {
    let mut listed: Vec<&str> = api::catalogue::entries().iter().map(|entry| entry.name).collect();
    listed.extend(["ExportPoll", "UploadPicture", "GetPicture", "GroupLive", "KioskLive"]);
    let rows: Vec<&str> = rows().map(|(operation, _)| operation).collect();
    assert_eq!(rows, listed, "in the order of the catalogue, and what is no operation behind");
}
