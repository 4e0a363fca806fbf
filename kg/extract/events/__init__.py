"""Events: the words that name one, and the draft of what its clause says: roles, status, times, counts."""
