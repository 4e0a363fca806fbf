"""Blame: who is said to have done what other words tell, by whom, and when such words accuse nobody."""
