"""How the language pipeline `en_conflict_news` is trained; needed by nobody who only uses the project."""
