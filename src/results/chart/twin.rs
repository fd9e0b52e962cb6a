use super::super::charts::{Figures, Picture, Point, Slice};
use crate::{t, ui::letter};
use leptos::prelude::*;

/// What a chart shows as a table, for screen readers.
#[component]
pub(super) fn Twin(picture: Signal<Picture>) -> impl IntoView {
    let head = move || {
        let words = picture.with(|picture| match picture {
            Picture::Bars(figures) | Picture::Pie(figures) => of_options(figures),
            Picture::Steps(_) => [t!(results.table_time), t!(results.table_voted), t!(results.share_all)],
        });
        words.map(|word| view! { <th scope="col">{word}</th> })
    };
    let rows = move || {
        picture.with(|picture| match picture {
            Picture::Bars(figures) | Picture::Pie(figures) => figures.slices.iter().map(slice_row).collect(),
            Picture::Steps(course) => changes(&course.points).into_iter().map(point_row).collect::<Vec<_>>(),
        })
    };
    view! {
        <div class="visually-hidden">
            <table>
                <caption>{move || picture.with(|picture| picture.caption().to_owned())}</caption>
                <thead>
                    <tr>{head}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn of_options(figures: &Figures) -> [&'static str; 3] {
    [t!(results.table_option), t!(results.table_votes), figures.share]
}

fn slice_row(slice: &Slice) -> AnyView {
    let name = match slice.place {
        Some(place) => format!("{} {}", letter(place), slice.label),
        None => slice.label.clone(),
    };
    row(name, slice.count.clone(), slice.percent.clone())
}

fn point_row(point: &Point) -> AnyView {
    row(point.time.clone(), point.count.clone(), point.percent.clone())
}

fn row(name: String, count: String, percent: String) -> AnyView {
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td>{count}</td>
            <td>{percent}</td>
        </tr>
    }
    .into_any()
}

/// The points at which something was new, and the last.
fn changes(points: &[Point]) -> Vec<&Point> {
    let before = std::iter::once(0).chain(points.iter().map(|point| point.value));
    let last = points.len().saturating_sub(1);
    let new = points.iter().zip(before).enumerate();
    new.filter(|(place, (point, before))| point.value != *before || *place == last)
        .map(|(_, (point, _))| point)
        .collect()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::{Point, changes};

    #[test]
    fn the_table_has_a_row_for_each_time_at_which_the_turnout_rose_and_for_the_end() {
        let text = String::new;
        let point = |value| Point { tick: text(), time: text(), value, count: text(), percent: text() };
        let values = |points: &[u32]| {
            let points: Vec<Point> = points.iter().map(|value| point(*value)).collect();
            changes(&points).iter().map(|point| point.value).collect::<Vec<_>>()
        };
        assert_eq!(values(&[0, 2, 2, 5, 5, 5]), [2, 5, 5]);
        assert_eq!(values(&[0, 0]), [0]);
        assert_eq!(values(&[]), [0; 0]);
    }
}
