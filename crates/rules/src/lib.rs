//! Rule packs compiled once and run over a tree of named values; knows nothing of declarations and formats.
