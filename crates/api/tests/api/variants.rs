//! How many variants an enum has, so that a list of samples can say it is complete.

use schemars::JsonSchema;
use serde_json::Value;

/// Counts the variants of `T` in its schema.
pub(crate) fn of<T: JsonSchema>() -> usize {
    let schema = schemars::schema_for!(T).to_value();
    count(&schema)
}

fn count(schema: &Value) -> usize {
    if let Some(choices) = schema["oneOf"].as_array() {
        choices.iter().map(count).sum()
    } else {
        schema["enum"].as_array().map_or(1, Vec::len)
    }
}
