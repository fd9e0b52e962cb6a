use super::schema;
use serde_json::{Map, Value};

/// The document, as it is published.
pub(crate) struct Document(Value);

/// An operation as the document describes it.
pub(crate) struct Operation<'d> {
    method: String,
    path: String,
    described: &'d Value,
}

impl Document {
    pub(crate) fn read() -> Self {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/openapi.json");
        let text = std::fs::read_to_string(path).expect("docs/openapi.json is committed");
        Self(serde_json::from_str(&text).expect("the document is JSON"))
    }

    fn operation(&self, id: &str) -> Operation<'_> {
        for (path, item) in self.0["paths"].as_object().expect("paths") {
            for (method, described) in item.as_object().expect("methods") {
                if described["operationId"] == id {
                    return Operation { method: method.to_uppercase(), path: path.clone(), described };
                }
            }
        }
        panic!("the document has no operation {id}")
    }
}

/// Somebody who calls, by plain HTTP.
pub(crate) struct Session<'d> {
    document: &'d Document,
    origin: String,
    pub(crate) bearer: Option<String>,
    agent: ureq::Agent,
}

impl<'d> Session<'d> {
    pub(crate) fn begin(document: &'d Document, origin: &str) -> Self {
        let agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
        Self { document, origin: origin.to_owned(), bearer: None, agent }
    }

    /// Calls an operation with `inputs`, which go where the document says, and returns what it answers.
    pub(crate) fn call(&self, id: &str, inputs: Value) -> Value {
        let (status, answer) = self.send(id, inputs);
        assert_eq!(status, 200, "{id}: {answer}");
        let described = self.document.operation(id).described;
        let promised = &described["responses"]["200"]["content"]["application/json"]["schema"];
        schema::check(&self.document.0, promised, &answer, id);
        answer
    }

    /// Calls an operation that must be refused, and returns the problem.
    pub(crate) fn refused(&self, id: &str, inputs: Value) -> Value {
        let (status, answer) = self.send(id, inputs);
        assert!(status >= 400, "{id}: {answer}");
        let promised = &self.document.0["components"]["responses"]["Problem"]["content"];
        schema::check(&self.document.0, &promised["application/problem+json"]["schema"], &answer, id);
        answer
    }

    fn send(&self, id: &str, inputs: Value) -> (u16, Value) {
        let Operation { method, mut path, described } = self.document.operation(id);
        let Value::Object(mut inputs) = inputs else { panic!("inputs have names") };
        let mut query = Vec::new();
        for parameter in described["parameters"].as_array().expect("parameters") {
            let name = parameter["name"].as_str().expect("a name");
            let Some(value) = inputs.remove(name) else {
                assert_ne!(parameter["required"], true, "{id} needs {name}");
                continue;
            };
            let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            match parameter["in"].as_str() {
                Some("path") => path = path.replace(&format!("{{{name}}}"), &value),
                Some("query") => query.push(format!("{name}={value}")),
                other => panic!("{name} stands in {other:?}"),
            }
        }
        let separator = if query.is_empty() { "" } else { "?" };
        let uri = format!("{}{path}{separator}{}", self.origin, query.join("&"));
        self.exchange(id, http::Request::builder().method(method.as_str()).uri(uri), described, inputs)
    }

    fn exchange(
        &self,
        id: &str,
        mut request: http::request::Builder,
        described: &Value,
        inputs: Map<String, Value>,
    ) -> (u16, Value) {
        if let Some(bearer) = &self.bearer {
            request = request.header("authorization", format!("Bearer {bearer}"));
        }
        let content = &described["requestBody"]["content"];
        let mut response = if let Some((kind, body)) =
            content.as_object().and_then(|kinds| kinds.iter().next())
        {
            let inputs = Value::Object(inputs);
            schema::check(&self.document.0, &body["schema"], &inputs, id);
            let request = request.header("content-type", kind).body(inputs.to_string()).expect("a request");
            self.agent.run(request).expect("an answer")
        } else {
            assert!(inputs.is_empty(), "{id} has no place for {inputs:?}");
            match request.method_ref().map(http::Method::as_str) {
                Some("POST" | "PUT") => self.agent.run(request.body(Vec::new()).expect("a request")),
                _ => self.agent.run(request.body(()).expect("a request")),
            }
            .expect("an answer")
        };
        let body = response.body_mut().read_to_string().expect("text");
        let answer = if body.is_empty() { Value::Null } else { serde_json::from_str(&body).expect("JSON") };
        (response.status().as_u16(), answer)
    }
}
