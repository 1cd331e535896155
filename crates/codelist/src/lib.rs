//! Dated code lists, looked up as of a day, and the economy profile.
