//! The document for those who call the API without this crate.

use api::catalogue;
use serde_json::Value;
use std::collections::HashSet;

#[test]
fn the_committed_document_is_the_contract() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/openapi.json");
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    let document = serde_json::to_string_pretty(&api::openapi::document()).unwrap() + "\n";
    assert!(committed == document, "docs/openapi.json is not current: run `cargo xtask openapi`");
}

fn operations(document: &Value) -> Vec<(&str, &str, &Value)> {
    let paths = document["paths"].as_object().expect("paths");
    paths
        .iter()
        .flat_map(|(path, item)| {
            let methods = item.as_object().expect("methods");
            methods.iter().map(move |(method, operation)| (path.as_str(), method.as_str(), operation))
        })
        .collect()
}

#[test]
fn every_operation_of_the_catalogue_is_described_under_its_own_name() {
    let document = api::openapi::document();
    let described = operations(&document);
    for entry in catalogue::entries() {
        let method = entry.method.as_str().to_lowercase();
        let (_, _, operation) = described
            .iter()
            .find(|(path, m, _)| (*path, *m) == (entry.path, method.as_str()))
            .unwrap_or_else(|| panic!("{} is not described", entry.name));
        assert_eq!(operation["operationId"], entry.name);
        assert_eq!(operation["x-access"], entry.access.word());
        assert!(operation["summary"].as_str().is_some_and(|words| !words.is_empty()), "{}", entry.name);
    }
    let besides = ["the live stream", "the same of a kiosk", "an export", "a picture up", "and down"];
    assert_eq!(described.len(), catalogue::entries().len() + besides.len(), "and {besides:?}");
}

#[test]
fn every_parameter_of_a_path_is_described_as_one() {
    let document = api::openapi::document();
    for (path, _, operation) in operations(&document) {
        let parameters = operation["parameters"].as_array().expect("parameters");
        let described: HashSet<&str> = parameters
            .iter()
            .filter(|parameter| parameter["in"] == "path")
            .map(|parameter| parameter["name"].as_str().expect("a name"))
            .collect();
        let wanted: HashSet<&str> =
            path.split('/').filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}')).collect();
        assert_eq!(described, wanted, "{path}");
    }
}

/// Every `$ref` below `value`.
fn references<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.get("$ref").and_then(Value::as_str));
            fields.values().for_each(|value| references(value, found));
        }
        Value::Array(items) => items.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}

#[test]
fn nothing_is_referred_to_that_is_not_there() {
    let document = api::openapi::document();
    let mut found = Vec::new();
    references(&document, &mut found);
    assert!(!found.is_empty());
    for reference in found {
        let pointer = reference.strip_prefix('#').expect("within the document");
        assert!(document.pointer(pointer).is_some(), "{reference}");
    }
}
