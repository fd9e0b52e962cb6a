//! As much of JSON Schema as the document uses. A word it does not know is a failure, so that nothing goes unchecked.

use serde_json::Value;

/// Words that say nothing about whether a value fits.
const REMARKS: [&str; 6] = ["description", "title", "format", "default", "examples", "$schema"];

/// Fails unless `value` is as `schema` promises.
pub(super) fn check(document: &Value, schema: &Value, value: &Value, what: &str) {
    if let Err(why) = fits(document, schema, value) {
        panic!("{what}: {why}\nin {value:#}");
    }
}

fn fits(document: &Value, schema: &Value, value: &Value) -> Result<(), String> {
    let Value::Object(words) = schema else {
        return if *schema == Value::Bool(true) { Ok(()) } else { Err(format!("no schema: {schema}")) };
    };
    for (word, said) in words.iter().filter(|(word, _)| !REMARKS.contains(&word.as_str())) {
        let fine = match word.as_str() {
            "$ref" => {
                let pointer =
                    said.as_str().and_then(|said| said.strip_prefix('#')).ok_or("a strange reference")?;
                fits(document, document.pointer(pointer).ok_or("a dead reference")?, value)?;
                true
            }
            "type" => is_of(said, value),
            "const" => value == said,
            "enum" => items(said).any(|said| said == value),
            "oneOf" => items(said).filter(|said| fits(document, said, value).is_ok()).count() == 1,
            "anyOf" => items(said).any(|said| fits(document, said, value).is_ok()),
            "required" => items(said).all(|name| value.get(name.as_str().unwrap_or_default()).is_some()),
            "properties" => properties(document, said, value)?,
            "additionalProperties" => *said != Value::Bool(false) || known(words.get("properties"), value),
            "items" => items(value).try_for_each(|item| fits(document, said, item)).map(|()| true)?,
            "minimum" => value.as_f64().is_none_or(|value| Some(value) >= said.as_f64()),
            "maximum" => value.as_f64().is_none_or(|value| Some(value) <= said.as_f64()),
            "minLength" => length(value).is_none_or(|length| Some(length) >= said.as_u64()),
            "maxLength" => length(value).is_none_or(|length| Some(length) <= said.as_u64()),
            "minItems" => value.as_array().is_none_or(|value| Some(value.len() as u64) >= said.as_u64()),
            "maxItems" => value.as_array().is_none_or(|value| Some(value.len() as u64) <= said.as_u64()),
            word => return Err(format!("the word {word} is not known")),
        };
        if !fine {
            return Err(format!("{value} is not {word} {said}"));
        }
    }
    Ok(())
}

fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn length(value: &Value) -> Option<u64> {
    value.as_str().map(|text| text.chars().count() as u64)
}

fn properties(document: &Value, said: &Value, value: &Value) -> Result<bool, String> {
    let (Value::Object(said), Value::Object(fields)) = (said, value) else { return Ok(true) };
    for (name, schema) in said {
        if let Some(field) = fields.get(name) {
            fits(document, schema, field).map_err(|why| format!("{name}: {why}"))?;
        }
    }
    Ok(true)
}

fn known(properties: Option<&Value>, value: &Value) -> bool {
    let names = properties.and_then(Value::as_object);
    value.as_object().is_none_or(|fields| fields.keys().all(|key| names.is_some_and(|n| n.contains_key(key))))
}

fn is_of(said: &Value, value: &Value) -> bool {
    let one = |name: &Value| match name.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("number") => value.is_number(),
        Some("boolean") => value.is_boolean(),
        Some("null") => value.is_null(),
        _ => false,
    };
    if said.is_array() { items(said).any(one) } else { one(said) }
}
