use charming::{
    datatype::DataPointItem,
    element::{ItemStyle, Label, LabelPosition},
    series::Pie,
};

use super::{Figures, Ink, label, option, part};
use serde_json::{Value, json};

/// How far a ring reaches into the half of the drawing, and the line from it to its words, in CSS pixels.
const REACH: f64 = 0.62;
const LINE: f64 = 20.0;

/// A ring with letter and count at each part; the names stand in the legend beside it. Options without votes have no
/// part. No percentages: a part of all marks is not a part of those who voted.
pub fn pie(figures: &Figures, ink: &Ink) -> Value {
    let parts = || figures.slices.iter().filter(|slice| slice.value > 0.0);
    let widest = parts().map(|slice| label::columns(&label::part(slice, true))).max().unwrap_or(0);
    let beside = f64::from(ink.columns) / 2.0 * (1.0 - REACH) - 2.0 * LINE / ink.size;
    let counted = f64::from(widest) <= beside;
    let data: Vec<Value> = parts()
        .map(|slice| {
            let style = ItemStyle::new().color(ink.hue(slice.place)).border_width(2.0);
            let style = style.border_color(if slice.mine { ink.text.as_str() } else { ink.ground.as_str() });
            let words = label::part(slice, counted);
            let shown = !words.is_empty();
            let mut item = part(DataPointItem::new(slice.value).name(slice.label.as_str()).item_style(style));
            // Of its own: charming's points have no label.
            item["label"] = json!({ "show": shown, "formatter": words });
            item["labelLine"] = json!({ "show": shown });
            item
        })
        .collect();
    let series = Pie::new().radius(vec!["38%", "62%"]).avoid_label_overlap(true).label(
        Label::new().show(true).position(LabelPosition::Outside).font_size(ink.size).color(ink.text.as_str()),
    );
    let mut option = option(series, &figures.caption, ink);
    option["series"][0]["data"] = data.into();
    // Short leaders and whole labels, for narrow screens; charming has no names for these.
    option["series"][0]["labelLine"] = json!({ "length": 8, "length2": 6 });
    option["series"][0]["label"]["overflow"] = "none".into();
    option
}
