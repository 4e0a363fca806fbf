"""From accounts of single reports to incidents across reports."""
