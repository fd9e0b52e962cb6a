//! What a refusal says, in the few words that tests compare.

use api::{Code, Fault, Problem, Refusal};

/// The rule that said no.
pub(crate) fn rule(problem: &Problem) -> &Refusal {
    assert_eq!((problem.code, problem.status), (Code::Refused, 409), "{problem:?}");
    problem.refusal.as_ref().expect("a refusal names its rule")
}

/// The fields at fault.
pub(crate) fn fields(problem: &Problem) -> Vec<(&str, Fault)> {
    assert_eq!((problem.code, problem.status), (Code::Invalid, 422), "{problem:?}");
    problem.fields.iter().map(|field| (field.path.as_str(), field.fault)).collect()
}
