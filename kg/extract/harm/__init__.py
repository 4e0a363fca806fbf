"""Harm: who was killed, injured, taken, and how many, and to which event that belongs."""
