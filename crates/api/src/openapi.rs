//! The same contract as an OpenAPI 3.1 document, for those who call the API without this crate.

use crate::{
    Endpoint, Problem,
    access::Access,
    catalogue::{self, Described, Visitor},
    endpoint::{has_body, param},
    exports::{ExportAccess, ExportPoll, media_type},
    live, pictures,
};
use domain::{ExportFormat, ExportLanguage, GroupId, PictureId, PollId, picture::PictureSize};
use schemars::{JsonSchema, SchemaGenerator, generate::SchemaSettings};
use serde_json::{Map, Value, json};

/// The document.
#[must_use]
pub fn document() -> Value {
    let settings = SchemaSettings::draft2020_12().with(|s| s.definitions_path = "/components/schemas".into());
    let mut writer = Writer { generator: settings.into_generator(), paths: Map::new(), bodies: Map::new() };
    let problem = writer.generator.subschema_for::<Problem>();
    let event = writer.generator.subschema_for::<live::Event>();
    catalogue::each(&mut writer);
    writer.stream::<live::GroupLive>("GroupLive", "The events of a group, for a member.", &event);
    writer.stream::<live::KioskLive>("KioskLive", "The events of a kiosk's group.", &event);
    writer.file();
    writer.upload();
    writer.picture();
    let Writer { mut generator, paths, bodies } = writer;
    let mut schemas = generator.take_definitions(true);
    schemas.retain(|name, _| !bodies.contains_key(name));
    schemas.extend(bodies.into_iter().filter(|(_, body)| !body.is_null()));
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Juyi 聚议",
            "version": "1",
            "description": "Every operation of the HTTP API; docs/api.md also has what is none, such as calendar files. The version is additive only. `x-access` says who may call: see docs/api.md.",
            "license": { "name": "MIT OR Apache-2.0" }
        },
        "paths": paths,
        "components": {
            "schemas": schemas,
            "responses": { "Problem": {
                "description": "What went wrong (RFC 9457).",
                "content": { "application/problem+json": { "schema": problem } }
            } },
            "securitySchemes": {
                "bearer": { "type": "http", "scheme": "bearer" },
                "session": { "type": "apiKey", "in": "cookie", "name": "juyi_session" },
                "kiosk": { "type": "apiKey", "in": "cookie", "name": "juyi_kiosk" }
            }
        }
    })
}

struct Writer {
    generator: SchemaGenerator,
    paths: Map<String, Value>,
    /// The schema of each operation's struct without the fields of its path; null where nothing is left.
    bodies: Map<String, Value>,
}

impl Visitor for Writer {
    fn visit<E: Endpoint + Described>(&mut self) {
        let name = E::schema_name().into_owned();
        self.generator.subschema_for::<E>();
        let schema = self.generator.definitions().get(&name).cloned().unwrap_or_default();
        let mut properties = schema["properties"].as_object().cloned().unwrap_or_default();
        let required: Vec<Value> = schema["required"].as_array().cloned().unwrap_or_default();
        let mut parameters = Vec::new();
        for field in E::PATH.split('/').filter_map(param) {
            let schema = properties.remove(field).unwrap_or_default();
            parameters.push(parameter(field, "path", true, schema));
        }
        let response = self.generator.subschema_for::<E::Response>();
        let mut operation = json!({
            "operationId": name,
            "summary": schema["description"],
            "x-access": E::Access::LEVEL.word(),
            "security": security(E::Access::LEVEL),
            "responses": {
                "200": done(&response),
                "default": { "$ref": "#/components/responses/Problem" }
            }
        });
        let mut body = Value::Null;
        if has_body(&E::METHOD) && !properties.is_empty() {
            let required: Vec<&Value> =
                required.iter().filter(|r| r.as_str().is_some_and(|r| properties.contains_key(r))).collect();
            body = json!({
                "type": "object",
                "properties": properties,
                "required": required,
                "additionalProperties": false
            });
            let reference = json!({ "$ref": format!("#/components/schemas/{name}") });
            operation["requestBody"] =
                json!({ "required": true, "content": { "application/json": { "schema": reference } } });
        } else {
            parameters.extend(properties.into_iter().map(|(field, schema)| {
                let needed = required.iter().any(|r| *r == field.as_str());
                parameter(&field, "query", needed, schema)
            }));
        }
        operation["parameters"] = parameters.into();
        self.bodies.insert(name, body);
        self.put(E::PATH, &E::METHOD.as_str().to_lowercase(), operation);
    }
}

impl Writer {
    fn put(&mut self, path: &str, method: &str, operation: Value) {
        let item = self.paths.entry(path).or_insert_with(|| json!({}));
        item[method] = operation;
    }

    fn stream<S: live::Stream>(&mut self, name: &str, summary: &str, event: &schemars::Schema) {
        let parameters: Vec<Value> = S::PATH
            .split('/')
            .filter_map(param)
            .map(|field| parameter(field, "path", true, json!({ "type": "string", "format": "uuid" })))
            .collect();
        let operation = json!({
            "operationId": name,
            "summary": summary,
            "x-access": S::Access::LEVEL.word(),
            "security": security(S::Access::LEVEL),
            "parameters": parameters,
            "responses": {
                "200": {
                    "description": "Server-sent events; the data of each is one event.",
                    "content": { "text/event-stream": { "schema": event } }
                },
                "default": { "$ref": "#/components/responses/Problem" }
            }
        });
        self.put(S::PATH, "get", operation);
    }

    /// The export of a poll, whose answer is a file.
    fn file(&mut self) {
        let summary = ExportPoll::json_schema(&mut SchemaGenerator::default());
        let mut schema =
            |of: fn(&mut SchemaGenerator) -> schemars::Schema| of(&mut self.generator).to_value();
        let parameters = [
            parameter("poll_id", "path", true, schema(SchemaGenerator::subschema_for::<PollId>)),
            parameter("format", "path", true, schema(SchemaGenerator::subschema_for::<ExportFormat>)),
            parameter("lang", "query", false, schema(SchemaGenerator::subschema_for::<ExportLanguage>)),
        ];
        let file = json!({ "schema": { "type": "string", "format": "binary" } });
        let content: Map<String, Value> =
            ExportFormat::ALL.iter().map(|&format| (media_type(format).to_owned(), file.clone())).collect();
        let operation = json!({
            "operationId": "ExportPoll",
            "summary": summary.get("description"),
            "x-access": ExportAccess::LEVEL.word(),
            "security": security(ExportAccess::LEVEL),
            "parameters": parameters,
            "responses": {
                "200": { "description": "The file.", "content": content },
                "default": { "$ref": "#/components/responses/Problem" }
            }
        });
        self.put(ExportPoll::PATH, "get", operation);
    }

    /// The upload of a picture, whose request is a file.
    fn upload(&mut self) {
        use pictures::{UploadAccess, UploadPicture, UploadedPicture};
        let summary = UploadPicture::json_schema(&mut SchemaGenerator::default());
        let answer = self.generator.subschema_for::<UploadedPicture>();
        let group = self.generator.subschema_for::<GroupId>().to_value();
        let file = json!({ "schema": { "type": "string", "format": "binary" } });
        let operation = json!({
            "operationId": "UploadPicture",
            "summary": summary.get("description"),
            "x-access": UploadAccess::LEVEL.word(),
            "security": security(UploadAccess::LEVEL),
            "parameters": [parameter("group_id", "path", true, group)],
            "requestBody": { "required": true, "content": { "application/octet-stream": file } },
            "responses": {
                "200": done(&answer),
                "default": { "$ref": "#/components/responses/Problem" }
            }
        });
        self.put(UploadPicture::PATH, "post", operation);
    }

    /// A picture, whose answer is one.
    fn picture(&mut self) {
        use pictures::{GetPicture, MEDIA_TYPE, PictureAccess};
        let summary = GetPicture::json_schema(&mut SchemaGenerator::default());
        let id = self.generator.subschema_for::<PictureId>().to_value();
        let size = self.generator.subschema_for::<PictureSize>().to_value();
        let file = json!({ "schema": { "type": "string", "format": "binary" } });
        let operation = json!({
            "operationId": "GetPicture",
            "summary": summary.get("description"),
            "x-access": PictureAccess::LEVEL.word(),
            "security": security(PictureAccess::LEVEL),
            "parameters": [
                parameter("picture_id", "path", true, id),
                parameter("size", "query", false, size),
            ],
            "responses": {
                "200": { "description": "The picture.", "content": { MEDIA_TYPE: file } },
                "default": { "$ref": "#/components/responses/Problem" }
            }
        });
        self.put(GetPicture::PATH, "get", operation);
    }
}

/// What a call is answered when it worked; an operation that gives nothing is answered with an empty body.
fn done(response: &schemars::Schema) -> Value {
    if response.get("type").is_some_and(|kind| kind == "null") {
        return json!({ "description": "Done." });
    }
    json!({ "description": "Done.", "content": { "application/json": { "schema": response } } })
}

fn parameter(name: &str, place: &str, required: bool, mut schema: Value) -> Value {
    let description = schema.as_object_mut().and_then(|s| s.remove("description")).unwrap_or_default();
    json!({ "name": name, "in": place, "required": required, "description": description, "schema": schema })
}

fn security(level: crate::access::Level) -> Value {
    use crate::access::Level;
    match level {
        Level::Anyone => json!([]),
        Level::Kiosk => json!([{ "kiosk": [] }, { "bearer": [] }]),
        Level::SignedIn | Level::Member | Level::Admin => json!([{ "session": [] }, { "bearer": [] }]),
    }
}
