//! Every page on every device, in every look and language, to be looked at.

use crate::args::Args;
use crate::failure::Result;
use crate::{files, place, say, test};

/// The story that takes the pictures: it knows the pages, and who has to be signed in to see them.
const STORY: &str = "screens::every_scene_is_pictured_on_each_device_in_each_look_and_language";

/// All pages, or those with one of these words in their names; words that name a device, a look or a language leave out the
/// others.
pub(crate) fn run(args: Args) -> Result {
    let words = args.words()?;
    let folder = place::root().join("target/screens");
    let stories = test::stories()?;
    if words.is_empty() {
        files::remove_tree(&folder)?;
    }
    say::step("taking pictures", "phone, desktop and wall; light, dark and care; 中文 and English");
    stories
        .env("JUYI_SCREENS_DIR", &folder)
        .env("JUYI_SCREENS", words.join(" "))
        .args(["--", "--exact", STORY, "--nocapture"])
        .run()?;
    say::note(&format!("look at {}", folder.join("index.html").display()));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_story_that_takes_the_pictures_is_told() {
        let (module, story) = STORY.split_once("::").unwrap();
        let stories = files::read_text(&place::root().join(format!("tests/e2e/{module}.rs"))).unwrap();
        assert!(stories.contains(&format!("#[test]\nfn {story}()")));
    }
}
