//! Pictures of every page on every device, in every look and language, for whoever wants to look at them: what
//! `cargo xtask screens` asks for. Told among the other stories, it pictures a few scenes, so that the command works when
//! somebody needs it.

mod sheet;

use crate::{
    browser::{Form, Look, Screen},
    estate::Estate,
    pages::{Language, SCENES, Scene},
};
use std::{
    env, fs,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
};

const FORMS: [Form; 3] = [Form::Phone, Form::Desktop, Form::Wall];
const LANGUAGES: [Language; 2] = [Language::Chinese, Language::English];

/// A page that is higher than this goes on in the same way.
const HIGHEST: u32 = 4_000;

/// A page longer than a phone, and one for the wall alone.
const A_FEW: &str = "poll_single kiosk_empty";

/// A picture of a scene.
#[derive(Clone, Copy)]
struct Shot {
    form: Form,
    look: Look,
    language: Language,
}

impl Shot {
    /// All there are, in the order of a sheet.
    fn all() -> impl Iterator<Item = Self> {
        let how = LANGUAGES.into_iter().flat_map(|language| Look::ALL.map(|look| (language, look)));
        how.flat_map(|(language, look)| FORMS.map(|form| Self { form, look, language }))
    }

    /// Whether the scene is looked at like that.
    fn is_of(self, scene: &Scene) -> bool {
        forms(scene).contains(&self.form)
    }

    /// The words by which one asks for it: its device, its look and its language.
    fn words(self) -> [&'static str; 3] {
        [name(self.form), self.look.name(), short(self.language)]
    }

    /// Whether it is among what `words` ask for: of each kind of which they name none, all are.
    fn is_wanted(self, words: &[&str]) -> bool {
        self.words().iter().enumerate().all(|(kind, word)| {
            let named = Self::all().any(|shot| words.contains(&shot.words()[kind]));
            !named || words.contains(word)
        })
    }

    /// Where it is, beside the sheet.
    fn file(self, scene: &Scene) -> String {
        format!("{}/{}.png", scene.name, self.words().join("-"))
    }

    fn take(self, estate: &Estate, screen: &Screen, scene: &Scene) -> Vec<u8> {
        let (width, height) = self.form.size();
        screen.resize(width, height);
        scene.show(estate, screen, self.language, self.look);
        // Nobody scrolls on the wall.
        let most = if self.form == Form::Wall { height } else { HIGHEST };
        screen.tall_picture(width, most)
    }
}

fn forms(scene: &Scene) -> &'static [Form] {
    if scene.is_kiosk() { &[Form::Wall] } else { &FORMS }
}

fn short(language: Language) -> &'static str {
    if language == Language::Chinese { "zh" } else { "en" }
}

fn name(form: Form) -> &'static str {
    match form {
        Form::Phone => "phone",
        Form::Desktop => "desktop",
        Form::Wall => "wall",
    }
}

/// Which scenes are asked for, and where they are to be put.
struct Order {
    folder: PathBuf,
    words: String,
}

impl Order {
    fn given() -> Self {
        match env::var_os("JUYI_SCREENS_DIR") {
            Some(folder) => {
                Self { folder: folder.into(), words: env::var("JUYI_SCREENS").unwrap_or_default() }
            }
            None => Self {
                folder: PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("screens"),
                words: A_FEW.to_owned(),
            },
        }
    }

    fn shots(&self) -> Vec<Shot> {
        let words: Vec<&str> = self.words.split_whitespace().collect();
        Shot::all().filter(|shot| shot.is_wanted(&words)).collect()
    }

    fn scenes(&self) -> Vec<&'static Scene> {
        let of_shots: Vec<&str> = Shot::all().flat_map(Shot::words).collect();
        let words = self.words.split_whitespace();
        let words: Vec<&str> = words.filter(|word| !of_shots.contains(word)).collect();
        let wanted = |scene: &&Scene| words.is_empty() || words.iter().any(|word| scene.name.contains(word));
        let scenes: Vec<&Scene> = SCENES.iter().filter(wanted).collect();
        let known: Vec<&str> = SCENES.iter().map(|scene| scene.name).collect();
        assert!(!scenes.is_empty(), "no scene is called {}; there are: {}", self.words, known.join(" "));
        scenes
    }
}

#[test]
fn every_scene_is_pictured_on_each_device_in_each_look_and_language() {
    let order = Order::given();
    let scenes = order.scenes();
    let screens = FORMS.map(Screen::new);
    // What is done in a scene leaves its traces in the village, but none in its other pictures.
    let estates: Vec<(Shot, Estate)> =
        order.shots().into_iter().map(|shot| (shot, Estate::build())).collect();
    let mut failed = Vec::new();
    let of_any = |scene: &&Scene| estates.iter().any(|(shot, _)| shot.is_of(scene));
    for scene in scenes.into_iter().filter(of_any) {
        say(scene.name);
        // What is wrong with one page hides no other.
        let picture = || {
            let estates = estates.iter().filter(|(shot, _)| shot.is_of(scene));
            let shots: Vec<Shot> = estates.clone().map(|(shot, _)| *shot).collect();
            for (shot, estate) in estates {
                let screen =
                    screens.iter().find(|screen| screen.form() == shot.form).expect("one of each form");
                write(&order.folder.join(shot.file(scene)), shot.take(estate, screen, scene));
            }
            sheet::make(&order.folder, scene, &shots);
            holds(&order.folder, scene, &shots);
        };
        if catch_unwind(AssertUnwindSafe(picture)).is_err() {
            failed.push(scene.name);
        }
    }
    sheet::index(&order.folder);
    assert!(failed.is_empty(), "without pictures: {}", failed.join(" "));
}

#[expect(clippy::print_stdout, reason = "all the pictures take minutes, and somebody waits for them")]
fn say(name: &str) {
    println!("{name}");
}

/// What a sheet promises: each picture is as wide as its device and no lower, and no two of a device are the same.
fn holds(folder: &Path, scene: &Scene, shots: &[Shot]) {
    let read = |shot: &Shot| fs::read(folder.join(shot.file(scene))).expect("it was written");
    for form in forms(scene) {
        let mut pictures: Vec<Vec<u8>> = shots.iter().filter(|shot| shot.form == *form).map(read).collect();
        for (width, height) in pictures.iter().map(|picture| size(picture)) {
            assert_eq!(width, form.size().0, "{} on {form:?}", scene.name);
            assert!((form.size().1..=HIGHEST).contains(&height), "{} on {form:?}: {height}", scene.name);
        }
        let count = pictures.len();
        pictures.sort();
        pictures.dedup();
        assert_eq!(pictures.len(), count, "{} on {form:?} is always another", scene.name);
    }
}

#[test]
fn words_that_name_a_device_a_look_or_a_language_leave_out_the_others() {
    let order = |words: &str| Order { folder: PathBuf::new(), words: words.to_owned() };
    let count = |words: &str| (order(words).scenes().len(), order(words).shots().len());
    let all = SCENES.len();
    assert_eq!(count(""), (all, 18));
    assert_eq!(count("phone wall dark zh"), (all, 2));
    assert_eq!(count("kiosk_empty en"), (1, 9));
}

/// Of a PNG: its first words say it.
fn size(picture: &[u8]) -> (u32, u32) {
    let number = |at: usize| u32::from_be_bytes(picture[at..at + 4].try_into().expect("four bytes"));
    (number(16), number(20))
}

fn write(path: &Path, bytes: impl AsRef<[u8]>) {
    fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("folders can be made");
    fs::write(path, bytes).expect("files can be written");
}
