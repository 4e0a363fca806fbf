"""From a parsed report to what it says: one file a slot."""
