use leptos::prelude::*;

/// The icons there are. Drawn on a 24 × 24 grid with a 1.75 stroke, in the colour of the text around them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    Check,
    Close,
    Plus,
    Minus,
    Chevron,
    ChevronDown,
    Clock,
    Lock,
    Ballot,
    People,
    Person,
    Link,
    Qr,
    Copy,
    Share,
    Download,
    Search,
    Settings,
    Bell,
    Warning,
    Info,
    Offline,
    Pending,
    Withdrawn,
    Trophy,
    Chart,
    Calendar,
    Document,
    Screen,
    Grip,
    Device,
    Edit,
    Eye,
    EyeOff,
    Folder,
    Camera,
    Picture,
}

/// A small picture beside a word, never instead of one: screen readers pass over it.
#[component]
pub fn Icon(
    /// Which picture.
    glyph: Glyph,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=path(glyph) />
        </svg>
    }
}

fn path(glyph: Glyph) -> &'static str {
    match glyph {
        Glyph::Check => "M5 12.5l4.5 4.5L19 7.5",
        Glyph::Close => "M6 6l12 12M18 6L6 18",
        Glyph::Plus => "M12 5v14M5 12h14",
        Glyph::Minus => "M5 12h14",
        Glyph::Chevron => "M9 5l7 7-7 7",
        Glyph::ChevronDown => "M5 9l7 7 7-7",
        Glyph::Clock => "M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17zM12 7.5V12l3 2",
        Glyph::Lock => "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 017 0v3",
        Glyph::Ballot => "M4 13h16v7H4zM8 13V4h8v9M10.5 8.5l1.2 1.3 2-2.3",
        Glyph::People => {
            "M9 11.5a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM2.5 19.5c0-3.5 3-5.5 6.5-5.5s6.5 2 6.5 5.5M15.5 4.8a3.5 3.5 0 010 6.4M18 14.4c2.2.8 3.5 2.6 3.5 5.1"
        }
        Glyph::Person => "M12 11.5a4 4 0 100-8 4 4 0 000 8zM4.5 20.5c0-4 3.5-6 7.5-6s7.5 2 7.5 6",
        Glyph::Link => {
            "M10 14a4 4 0 006 .4l3-3a4 4 0 00-5.7-5.7L12 7M14 10a4 4 0 00-6-.4l-3 3a4 4 0 005.7 5.7L12 17"
        }
        Glyph::Qr => "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5M20 14v6h-6M14 20v-1",
        Glyph::Copy => "M9 9h11v11H9zM5.5 15H4V4h11v1.5",
        Glyph::Share => "M12 15V4M8 7.5L12 3.5l4 4M6 11H4.5v9.5h15V11H18",
        Glyph::Download => "M12 4v11M8 11l4 4 4-4M4.5 19.5h15",
        Glyph::Search => "M11 4.5a6.5 6.5 0 100 13 6.5 6.5 0 000-13zM16 16l4.5 4.5",
        Glyph::Settings => {
            "M4 7h9M19 7h1M4 17h1M11 17h9M16 4.5a2.5 2.5 0 100 5 2.5 2.5 0 000-5zM8 14.5a2.5 2.5 0 100 5 2.5 2.5 0 000-5z"
        }
        Glyph::Bell => "M6 17V11a6 6 0 0112 0v6l1.5 1.5h-15zM10 21h4",
        Glyph::Warning => "M12 4L2.8 20h18.4zM12 10v4.5M12 17v.6",
        Glyph::Info => "M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17zM12 11v5.5M12 7.5v.6",
        Glyph::Offline => {
            "M3.5 3.5l17 17M5 12.5a10 10 0 013.5-2.2M8.3 16a5.5 5.5 0 017.4 0M12.5 9.5A10 10 0 0119 12.5M12 19.5v.1M2 9a14 14 0 013.4-2.3M10 5.1A14 14 0 0122 9"
        }
        Glyph::Pending => "M12 3.5A8.5 8.5 0 0120.5 12M7 4.9a8.5 8.5 0 1012.1 11.7",
        Glyph::Withdrawn => "M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17zM6 6l12 12",
        Glyph::Trophy => {
            "M8 4h8v6a4 4 0 01-8 0zM8 6H4.5a3.5 3.5 0 004 4M16 6h3.5a3.5 3.5 0 01-4 4M12 14v4M8 20.5h8M10 18h4"
        }
        Glyph::Chart => "M5 20v-8M12 20V4M19 20v-5",
        Glyph::Calendar => "M4 6h16v14.5H4zM4 10.5h16M8.5 3.5V7M15.5 3.5V7",
        Glyph::Document => "M6 3.5h8l4.5 4.5v12.5H6zM14 3.5V8h4.5M9 12.5h6M9 16.5h6",
        Glyph::Screen => "M3.5 5h17v11h-17zM12 16v4M8 20h8",
        Glyph::Grip => "M5 9h14M5 15h14",
        Glyph::Device => "M7.5 3h9v18h-9zM11 18h2",
        Glyph::Edit => "M4 20l1-4.5L16 4.5 19.5 8 8.5 19zM13.5 7l3.5 3.5",
        Glyph::Eye => {
            "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9a3 3 0 100 6 3 3 0 000-6z"
        }
        Glyph::EyeOff => {
            "M4 4l16 16M9.5 5.9A9 9 0 0112 5.5c6 0 9.5 6.5 9.5 6.5a17 17 0 01-2.6 3.3M6.5 7.5A16 16 0 002.5 12S6 18.5 12 18.5a9 9 0 004.5-1.2"
        }
        Glyph::Folder => "M3.5 6h6l2 2.5h9v11h-17z",
        Glyph::Camera => "M3.5 7h11v10h-11zM14.5 10.5l6-3v9l-6-3",
        Glyph::Picture => "M4 5h16v14H4zM4 16l5-5 4 4 2-2 5 5M15.5 9.5v.1",
    }
}
