//! Somebody, or something, that calls the API.

use crate::{Jar, Live, road::Road};
use api::{Client, Code, Endpoint, Problem, Transport, live::Stream};
use domain::{GroupId, Person, PersonId};
use http::{HeaderValue, Method, Request, Response, header};

/// By what a caller proves who they are.
#[derive(Clone, Debug)]
pub enum Proof {
    /// The cookies of a browser; none yet, for somebody who has not signed in.
    Cookies(Jar),
    /// A bearer token, as a program holds it.
    Bearer(String),
}

/// Somebody with a browser or a program. It calls the API as they do, over HTTP requests and nothing else; clones are
/// the same browser.
///
/// ```no_run
/// # async fn story(village: testkit::Village) {
/// let zhang = village.member("张三", "3 号楼/2 单元/1201").await;
/// let me = zhang.call(&api::me::GetMe {}).await.expect("signed in");
/// assert_eq!(me.person.id, zhang.id());
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Caller {
    road: Road,
    proof: Proof,
    person: Option<Person>,
}

impl Caller {
    /// A browser that was never here before.
    #[must_use]
    pub fn browser(road: Road) -> Self {
        Self { road, proof: Proof::Cookies(Jar::default()), person: None }
    }

    /// A program that holds `token`.
    #[must_use]
    pub fn program(road: Road, token: &str) -> Self {
        Self { road, proof: Proof::Bearer(token.to_owned()), person: None }
    }

    /// The same caller, known to be `person`.
    #[must_use]
    pub fn known_as(self, person: Person) -> Self {
        Self { person: Some(person), ..self }
    }

    /// The same caller, cookies and all, with the server at another address: after it was started again.
    #[must_use]
    pub fn on(&self, road: Road) -> Self {
        Self { road, ..self.clone() }
    }

    /// The way to the server they call.
    #[must_use]
    pub fn road(&self) -> &Road {
        &self.road
    }

    /// Who they are.
    ///
    /// # Panics
    /// For somebody who has not signed in, and for a kiosk.
    #[must_use]
    pub fn person(&self) -> &Person {
        self.person.as_ref().expect("a caller who has signed in")
    }

    /// Their id.
    ///
    /// # Panics
    /// As [`Caller::person`].
    #[must_use]
    pub fn id(&self) -> PersonId {
        self.person().id
    }

    /// The cookies of their browser.
    ///
    /// # Panics
    /// For a program.
    #[must_use]
    pub fn jar(&self) -> &Jar {
        match &self.proof {
            Proof::Cookies(jar) => jar,
            Proof::Bearer(_) => panic!("a program keeps no cookies"),
        }
    }

    /// Calls an operation.
    ///
    /// # Errors
    /// The [`Problem`] that was answered.
    pub async fn call<E: Endpoint>(&self, endpoint: &E) -> Result<E::Response, Problem> {
        Client { origin: String::new(), transport: self }.call(endpoint).await
    }

    /// Calls an operation that must be refused.
    ///
    /// # Panics
    /// If it is not.
    pub async fn refused<E: Endpoint<Response: std::fmt::Debug>>(&self, endpoint: &E) -> Problem {
        match self.call(endpoint).await {
            Err(problem) => problem,
            Ok(answer) => panic!("{endpoint:?} was not refused: {answer:?}"),
        }
    }

    /// Sends any request, with what their browser adds to each: cookies, host and, with a write, the origin. What the
    /// request says itself stays.
    ///
    /// # Panics
    /// If no answer comes.
    pub async fn send(&self, request: Request<Vec<u8>>) -> Response<Vec<u8>> {
        Transport::send(self, request).await.expect("an answer")
    }

    /// As [`Caller::send`], but without saying which page the request comes from.
    ///
    /// # Panics
    /// If no answer comes.
    pub async fn send_without_origin(&self, request: Request<Vec<u8>>) -> Response<Vec<u8>> {
        let mut request = self.dressed(request);
        request.headers_mut().remove(header::ORIGIN);
        self.road.send(request).await.expect("an answer")
    }

    /// Listens to the events of a group.
    ///
    /// # Errors
    /// The [`Problem`] that was answered instead.
    pub async fn live(&self, group_id: GroupId) -> Result<Live, Problem> {
        self.listen(&api::live::GroupLive { group_id }).await
    }

    /// Listens to a stream.
    ///
    /// # Errors
    /// The [`Problem`] that was answered instead.
    pub async fn listen<S: Stream>(&self, stream: &S) -> Result<Live, Problem> {
        self.road.listen(self.dressed(crate::live::request(stream))).await
    }

    fn dressed(&self, mut request: Request<Vec<u8>>) -> Request<Vec<u8>> {
        let write = !matches!(*request.method(), Method::GET | Method::HEAD);
        let headers = request.headers_mut();
        let mut add = |name, value: String| {
            let value = HeaderValue::try_from(value).expect("a header of plain characters");
            headers.entry(name).or_insert(value);
        };
        add(header::HOST, self.road.host().to_owned());
        match &self.proof {
            Proof::Cookies(jar) => {
                if write {
                    add(header::ORIGIN, self.road.origin().to_owned());
                }
                if let Some(cookies) = jar.header() {
                    add(header::COOKIE, cookies);
                }
            }
            Proof::Bearer(token) => add(header::AUTHORIZATION, format!("Bearer {token}")),
        }
        request
    }
}

impl Transport for &Caller {
    async fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Problem> {
        Transport::send(*self, request).await
    }
}

impl Transport for Caller {
    async fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Problem> {
        let response = self.road.send(self.dressed(request)).await;
        let response = response.map_err(|error| Problem::of(Code::Unreachable).because(error))?;
        if let Proof::Cookies(jar) = &self.proof {
            jar.receive(response.headers());
        }
        Ok(response)
    }
}
