//! HTTP: the API, problem documents, portal pages and sign-in.
