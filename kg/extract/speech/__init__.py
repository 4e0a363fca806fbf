"""Who says what: acts of saying with speaker, cue and content, and the words that hedge what is told."""
