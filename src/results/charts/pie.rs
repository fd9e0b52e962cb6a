use charming::{
    datatype::DataPointItem,
    element::{ItemStyle, Label, LabelPosition},
    series::Pie,
};

use super::{Figures, Ink, label, option};

/// A ring with letter and count at each part; the names stand in the legend beside it. Options without votes have no
/// part. No percentages: a part of all marks is not a part of those who voted.
pub fn pie(figures: &Figures, ink: &Ink) -> serde_json::Value {
    let data: Vec<_> = figures
        .slices
        .iter()
        .filter(|slice| slice.value > 0.0)
        .map(|slice| {
            let style = ItemStyle::new()
                .color(ink.hue(slice.place))
                .border_color(ink.ground.as_str())
                .border_width(2.0);
            DataPointItem::new(slice.value).name(label::short(slice)).item_style(style)
        })
        .collect();
    let series = Pie::new().data(data).radius(vec!["38%", "62%"]).avoid_label_overlap(true).label(
        Label::new()
            .show(true)
            .position(LabelPosition::Outside)
            .formatter("{b} {c}")
            .font_size(ink.size)
            .color(ink.text.as_str()),
    );
    let mut option = option(series, &figures.caption, ink);
    // Short leaders and whole labels, for narrow screens; charming has no names for these.
    option["series"][0]["labelLine"] = serde_json::json!({ "length": 8, "length2": 6 });
    option["series"][0]["label"]["overflow"] = "none".into();
    option
}
