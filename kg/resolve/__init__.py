"""From mentions to canonical actors, places, weapons and objects."""
