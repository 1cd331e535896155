//! Outside formats to and from the model: WCO XML, entry summaries, JSON, notifications.
