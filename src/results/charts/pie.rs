use charming::{
    Chart,
    datatype::DataPointItem,
    element::{ItemStyle, Label, LabelPosition},
    series::Pie,
};

use super::{Figures, Ink, finish, label};

/// A ring with option, count and share at each part; options without votes are left to the table.
pub fn pie(figures: &Figures, ink: &Ink) -> serde_json::Value {
    let data: Vec<_> = figures
        .slices
        .iter()
        .filter(|slice| slice.votes > 0)
        .map(|slice| {
            let style = ItemStyle::new()
                .color(ink.hue(slice.place))
                .border_color(ink.ground.as_str())
                .border_width(2.0);
            DataPointItem::new(f64::from(slice.votes)).name(label::name(slice)).item_style(style)
        })
        .collect();
    let series = Pie::new().data(data).radius(vec!["38%", "62%"]).avoid_label_overlap(true).label(
        Label::new()
            .show(true)
            .position(LabelPosition::Outside)
            .formatter(format!("{{b}}\n{} · {{d}}%", figures.unit).as_str())
            .font_size(ink.size)
            .color(ink.text.as_str()),
    );
    finish(Chart::new().series(series), figures, ink)
}
