//! The contact sheet of a scene: all its pictures side by side, drawn by the browser that took them.

use super::{Shot, forms, name, size, write};
use crate::{
    browser::{Form, Screen},
    pages::{SCENES, Scene},
};
use std::path::Path;

const STYLE: &str = include_str!("sheet.css");

/// Of the sheet: six phones beside each other in their own size.
const WIDTH: u32 = 2_390;
/// No browser draws a picture of more than 16,384 pixels.
const LONGEST: u32 = 16_000;

/// Writes the sheet as a page, on which each picture opens, and as a picture of that page.
pub fn make(folder: &Path, scene: &Scene, shots: &[Shot]) {
    let page = folder.join(format!("{}.html", scene.name));
    write(&page, html(scene, shots));
    let screen = Screen::desktop();
    screen.resize(WIDTH, 100);
    screen.goto(&address(&page));
    screen.settle();
    let picture = screen.tall_picture(WIDTH, LONGEST);
    let (width, height) = size(&picture);
    assert!(width == WIDTH && height < LONGEST, "the sheet of {} is {width} × {height}", scene.name);
    write(&folder.join(format!("{}.png", scene.name)), picture);
}

/// Writes the page with the links to all sheets that are there, of this run or of another.
pub fn index(folder: &Path) {
    let there = SCENES.iter().filter(|scene| folder.join(format!("{}.png", scene.name)).is_file());
    let links: String = there
        .map(|scene| format!(r#"<li><a href="{0}.html">{0}</a> <a href="{0}.png">PNG</a></li>"#, scene.name))
        .collect();
    write(&folder.join("index.html"), document("Juyi 聚议", &format!("<ul>{links}</ul>")));
}

/// A part for each form, in it a row or half a row for each language.
fn html(scene: &Scene, shots: &[Shot]) -> String {
    let part = |form: &Form| {
        let (width, height) = form.size();
        let of_form = shots.iter().filter(|shot| shot.form == *form);
        let figures: String = of_form.map(|shot| figure(scene, *shot)).collect();
        let name = name(*form);
        format!("<h2>{name} {width} × {height}</h2><section class={name}>{figures}</section>")
    };
    let taken = |form: &&Form| shots.iter().any(|shot| shot.form == **form);
    document(scene.name, &forms(scene).iter().filter(taken).map(part).collect::<String>())
}

fn figure(scene: &Scene, shot: Shot) -> String {
    let (file, look, language) = (shot.file(scene), shot.look.name(), shot.language.tag());
    format!(
        r#"<figure><figcaption>{look}, {language}</figcaption>
        <a href="{file}"><img src="{file}" alt="{file}" decoding="sync"></a></figure>"#
    )
}

fn document(title: &str, body: &str) -> String {
    format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>{title}</title><style>{STYLE}</style>\
         <main><h1>{title}</h1>{body}</main></html>"
    )
}

/// Of a file, whatever its folders are called.
fn address(path: &Path) -> String {
    let path = path.to_str().expect("a path in UTF-8");
    format!("file://{}", path.replace('%', "%25").replace('#', "%23").replace('?', "%3F"))
}
