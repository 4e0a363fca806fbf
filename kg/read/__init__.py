"""From files to reports: one file an input format, the table of formats, and the cleaning of hostile text."""

from kg.read.clean import CleanText, clean
from kg.read.folder import READERS, iter_reports, read_reports
from kg.read.source import Metadata, Reader, Source

__all__ = ["READERS", "CleanText", "Metadata", "Reader", "Source", "clean", "iter_reports", "read_reports"]
