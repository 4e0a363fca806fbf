"""A graph before a person: the dossier of an event, what is worth judging, what a person types as a judgement."""
