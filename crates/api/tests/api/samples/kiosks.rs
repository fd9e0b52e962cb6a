use crate::{
    round_trip::Walk,
    things::{GROUP, KIOSK, TOKEN, group, kiosk, person, poll, tally},
};
use api::kiosks::{
    Board, BoardLine, BoardPoll, CreateKiosk, GetBoard, IssuedKiosk, ListKiosks, RevokeKiosk, StartKiosk,
};

pub(super) fn walk(walk: &mut Walk) {
    let issued =
        IssuedKiosk { kiosk: kiosk(), path: api::links::kiosk(TOKEN, Some(TOKEN)), token: TOKEN.into() };
    for invite in [true, false] {
        walk.operation(&CreateKiosk { group_id: GROUP(), label: kiosk().label, invite }, &issued);
    }
    walk.operation(&ListKiosks { group_id: GROUP() }, &vec![kiosk()]);
    walk.operation(&RevokeKiosk { group_id: GROUP(), kiosk_id: KIOSK() }, &());
    let line = BoardLine { place: 7, name: person().name, quantity: 2 };
    let shown = BoardPoll { poll: poll(), tally: tally(), lines: vec![line] };
    let board = Board { kiosk: kiosk(), group: group(), members: 42, polls: vec![shown] };
    walk.operation(&StartKiosk { token: TOKEN.into() }, &board);
    walk.operation(&GetBoard {}, &board);
    walk.operation(&GetBoard {}, &Board { polls: Vec::new(), ..board });
}
