"""Statements: who condemned, backed, demanded, threatened, denied, claimed, mourned or announced what."""
