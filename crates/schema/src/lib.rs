//! An XSD compiled once and run over documents; knows nothing of customs.
