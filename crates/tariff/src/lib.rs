//! Measures in force on a day turned into a duty assessment with its working.
