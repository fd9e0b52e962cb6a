//! The accessibility tree, reduced to what people are told: role, name, state, level, value.

use super::Screen;
use serde_json::{Value, json};
use std::{collections::HashMap, fmt};

/// What somebody who cannot see is told of a thing.
#[derive(Clone, Debug, Default)]
pub struct Node {
    pub role: String,
    pub name: String,
    pub description: String,
    pub value: String,
    /// `checked`, `disabled`, `level=1`… in the order of the alphabet.
    pub states: Vec<String>,
    pub children: Vec<Node>,
    pub(super) backend: i64,
}

/// The tree of a page.
#[derive(Clone, Debug, Default)]
pub struct Tree(pub Vec<Node>);

/// Their parts are the browser's own, in its own language.
const OPAQUE: &[&str] = &["DateTime", "Date", "InputTime"];
/// Of no meaning to people: what stands in them is told in their place.
const TRANSPARENT: &[&str] =
    &["none", "generic", "Ignored", "InlineTextBox", "LineBreak", "LabelText", "Legend"];
/// What is said of a thing when it is so.
const FLAGS: &[&str] =
    &["disabled", "busy", "required", "focused", "modal", "multiselectable", "readonly", "selected"];
/// What is said of a thing with a value.
const VALUES: &[&str] = &["checked", "expanded", "invalid", "level", "pressed", "live", "url"];

impl Screen {
    /// What the page tells those who hear it.
    pub fn tree(&self) -> Tree {
        let Ok(answer) = self.ask("Accessibility.getFullAXTree", json!({})) else { return Tree::default() };
        let nodes = answer["nodes"].as_array().cloned().unwrap_or_default();
        let by_id: HashMap<&str, &Value> =
            nodes.iter().filter_map(|node| Some((node["nodeId"].as_str()?, node))).collect();
        nodes.first().map_or_else(Tree::default, |root| Tree(told(root, &by_id)))
    }
}

fn told(node: &Value, by_id: &HashMap<&str, &Value>) -> Vec<Node> {
    let ids = node["childIds"].as_array().into_iter().flatten();
    let children =
        ids.filter_map(|id| by_id.get(id.as_str()?)).flat_map(|child| told(child, by_id)).collect();
    let text = |field: &str| match &node[field]["value"] {
        Value::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    let role = text("role");
    if node["ignored"] == true || TRANSPARENT.contains(&role.as_str()) {
        return children;
    }
    let children = if OPAQUE.contains(&role.as_str()) { Vec::new() } else { children };
    let told = Node {
        name: text("name"),
        description: text("description"),
        value: text("value"),
        states: states(&node["properties"]),
        children,
        backend: node["backendDOMNodeId"].as_i64().unwrap_or_default(),
        role,
    };
    vec![told]
}

fn states(properties: &Value) -> Vec<String> {
    let mut states: Vec<String> = Vec::new();
    for property in properties.as_array().into_iter().flatten() {
        let (name, value) = (property["name"].as_str().unwrap_or_default(), &property["value"]["value"]);
        if FLAGS.contains(&name) && value == true {
            states.push(name.to_owned());
        } else if VALUES.contains(&name) {
            let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let said = match (name, value.as_str()) {
                ("invalid" | "pressed", "false") | ("live", "off") | ("url", _) => continue,
                ("checked" | "pressed" | "invalid", "true") => name.to_owned(),
                _ => format!("{name}={value}"),
            };
            states.push(said);
        }
    }
    states.sort();
    states
}

impl Node {
    pub fn is(&self, state: &str) -> bool {
        self.states.iter().any(|is| is == state)
    }

    /// All the words in it, a line for each.
    pub fn words(&self) -> String {
        let mut words = Vec::new();
        self.collect(&mut words);
        words.join("\n")
    }

    fn collect(&self, words: &mut Vec<String>) {
        if self.role == "StaticText" || (self.children.is_empty() && !self.name.is_empty()) {
            words.push(self.name.clone());
        }
        self.children.iter().for_each(|child| child.collect(words));
    }

    pub(super) fn find<'t>(&'t self, matches: &impl Fn(&Node) -> bool, found: &mut Vec<&'t Node>) {
        if matches(self) {
            found.push(self);
        }
        self.children.iter().for_each(|child| child.find(matches, found));
    }

    fn write(&self, depth: usize, parent: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A text that is its parent's whole name was said already.
        if self.role == "StaticText" && (parent == self.name || self.name.is_empty()) {
            return Ok(());
        }
        write!(f, "{:indent$}{}", "", self.role, indent = depth * 2)?;
        for said in [&self.name, &self.value].into_iter().filter(|said| !said.is_empty()) {
            write!(f, " {said:?}")?;
        }
        if !self.description.is_empty() {
            write!(f, " — {:?}", self.description)?;
        }
        if !self.states.is_empty() {
            write!(f, " [{}]", self.states.join(", "))?;
        }
        writeln!(f)?;
        self.children.iter().try_for_each(|child| child.write(depth + 1, &self.name, f))
    }
}

impl fmt::Display for Tree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|node| node.write(0, "", f))
    }
}

impl Tree {
    pub(super) fn find(&self, matches: impl Fn(&Node) -> bool) -> Vec<&Node> {
        let mut found = Vec::new();
        self.0.iter().for_each(|node| node.find(&matches, &mut found));
        found
    }

    /// Whatever has the focus.
    pub fn focused(&self) -> Option<&Node> {
        self.find(|node| node.is("focused") && node.role != "RootWebArea").first().copied()
    }
}
