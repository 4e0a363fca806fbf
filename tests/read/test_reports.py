"""Reading: formats, metadata and its precedence, and what happens to files that cannot be read."""

from __future__ import annotations

import io
import json
import logging
import random
from collections.abc import Iterator
from datetime import date
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from kg.errors import ReadError
from kg.read import READERS, Source, iter_reports, read_reports
from kg.read import folder as folder_module
from kg.records import Report, Skipped

DAY = date(2023, 11, 22)


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def only(path: Path, *, published: date | None = None) -> Report:
    reports, skipped = read_reports([path], published=published)
    assert not skipped
    (report,) = reports
    return report


def reason(path: Path) -> str:
    reports, skipped = read_reports([path])
    assert not reports
    (item,) = skipped
    assert item.path.startswith(str(path))
    return item.reason


# Text files


def test_a_text_file_is_a_report_named_by_its_stem(tmp_path: Path) -> None:
    path = write(tmp_path / "erbil.txt", "A drone hit a base.\n")
    assert only(path) == Report(id="erbil", text="A drone hit a base.\n", path=str(path))


def test_front_matter_gives_metadata_and_leaves_the_body_as_written(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.md",
        "---\ntitle: 'Drones: three bases'\npublished: 2023-10-19\npublisher: The Paper\nurl: https://example.org/a?b=c\n"
        "language: en\nid: drones\nmood: grim\n# a comment\nsources:\n  - One, 2023\n  - Two: 2024\n---\n\r\nBody.\r\n",
    )
    assert only(path) == Report(
        id="drones",
        text="\r\nBody.\r\n",
        title="Drones: three bases",
        published=date(2023, 10, 19),
        publisher="The Paper",
        url="https://example.org/a?b=c",
        language="en",
        path=str(path),
    )


@pytest.mark.parametrize(
    "body", ["One.\r\nTwo.\rThree.\n\n", " \u200bindented\n---\nnot the end\n", "no line end", "é“”\u00a0x"]
)
def test_the_text_keeps_every_character(tmp_path: Path, body: str) -> None:
    assert only(write(tmp_path / "plain.txt", body)).text == body
    assert only(write(tmp_path / "front.txt", f"---\r\ntitle: T\r\n---\r\n{body}")).text == body


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_the_encoding_and_is_dropped(tmp_path: Path, encoding: str) -> None:
    body = "---\ntitle: Café\n---\nBody\r\n"
    report = only(write(tmp_path / "a.txt", body.encode(encoding)))
    assert (report.title, report.text) == ("Café", "Body\r\n")


def test_a_date_may_carry_a_time(tmp_path: Path) -> None:
    assert only(write(tmp_path / "a.md", "---\ndate: 2023-11-22T08:30:00Z\n---\nBody")).published == DAY


def test_a_report_without_a_date_is_read_without_one(tmp_path: Path) -> None:
    assert only(write(tmp_path / "a.txt", "On Tuesday a base was hit.")).published is None


# Precedence


def test_front_matter_comes_before_metadata_csv_and_that_before_the_caller(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "---\npublished: 2023-01-01\n---\nA")
    write(tmp_path / "b.txt", "B")
    write(tmp_path / "c.txt", "C")
    write(tmp_path / "metadata.csv", "file,published,publisher\na.txt,2023-02-02,Alpha\nb.txt,2023-02-02,Beta\n")
    reports, skipped = read_reports([tmp_path], published=date(2023, 3, 3))
    assert not skipped
    assert [(item.id, item.published, item.publisher) for item in reports] == [
        ("a", date(2023, 1, 1), "Alpha"),
        ("b", date(2023, 2, 2), "Beta"),
        ("c", date(2023, 3, 3), None),
    ]


def test_metadata_csv_may_have_a_mark_quotes_and_other_columns(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "A")
    write(tmp_path / "metadata.csv", '\ufefffile,published,title,pages\r\na.txt,2023-11-22,"Hit, again",3\r\n')
    assert (only(path).title, only(path).published) == ("Hit, again", DAY)


def test_metadata_csv_is_read_folder_by_folder(tmp_path: Path) -> None:
    write(tmp_path / "x" / "a.txt", "A")
    write(tmp_path / "y" / "b.txt", "B")
    write(tmp_path / "x" / "metadata.csv", "file,published\na.txt,2023-11-22\n")
    assert [item.published for item in read_reports([tmp_path])[0]] == [DAY, None]


@pytest.mark.parametrize(
    ("rows", "line", "said"),
    [
        ("file,published\na.txt,22 November\n", ":2", "not a date: '22 November'"),
        ("file,published\na.txt,2023-02-30\n", ":2", "no such day: '2023-02-30'"),
        ("file,published\nb.txt,2023-11-22\n", ":2", "'b.txt', which is not beside it"),
        ("file,published\na.txt,2023-11-22\na.txt,2023-11-23\n", ":3", "'a.txt' has a row already"),
        ("name,published\na.txt,2023-11-22\n", "", "has no column 'file'"),
        ("", "", "has no column 'file'"),
        (b"file,published\na.txt,\xff\n", "", "is not UTF-8: byte 0xff"),
    ],
)
def test_a_row_that_cannot_be_used_is_named_and_the_report_is_read(
    tmp_path: Path, rows: str | bytes, line: str, said: str
) -> None:
    write(tmp_path / "a.txt", "A")
    write(tmp_path / "metadata.csv", rows)
    reports, skipped = read_reports([tmp_path])
    assert [item.id for item in reports] == ["a"]
    assert [item.path for item in skipped] == [f"{tmp_path / 'metadata.csv'}{line}"]
    assert said in skipped[0].reason


# JSON Lines


def test_json_lines_give_a_report_a_line(tmp_path: Path) -> None:
    row = {
        "id": "one",
        "text": "A\r\nb",
        "title": "T",
        "published": "2023-11-22",
        "source": "The Paper",
        "url": "u",
        "language": "en",
    }
    path = write(
        tmp_path / "news.jsonl",
        json.dumps(row) + "\n\n" + json.dumps({"text": "B", "published": None, "tags": [1]}) + "\r\n",
    )
    reports, skipped = read_reports([path])
    assert not skipped
    assert reports == (
        Report(id="news-3", text="B", path=f"{path}:3"),
        Report(
            id="one",
            text="A\r\nb",
            title="T",
            published=DAY,
            publisher="The Paper",
            url="u",
            language="en",
            path=f"{path}:1",
        ),
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{broken", "is no JSON"),
        ('["a"]', "is no JSON object"),
        ("[0," * 100_000, "is no JSON"),
        ('{"id": "x"}', "has no string 'text'"),
        ('{"text": 5}', "has no string 'text'"),
        ('{"text": "  \\u200b"}', "is empty"),
        ('{"text": "A", "published": "soon"}', "not a date: 'soon'"),
        ('{"text": "A", "title": ["T"]}', "'title' is no string"),
        (b'{"text": "caf\xe9"}', "is not UTF-8: byte 0xe9"),
        ('{"text": "' + "x" * 5_000_001 + '"}', "is larger than 5,000,000 bytes"),
    ],
)
def test_a_bad_line_is_skipped_with_its_number(tmp_path: Path, line: str | bytes, said: str) -> None:
    bad = line if isinstance(line, bytes) else line.encode()
    path = write(tmp_path / "a.jsonl", b'{"id": "1", "text": "A"}\n' + bad + b'\n{"id": "3", "text": "C"}\n')
    reports, skipped = read_reports([path])
    assert [item.id for item in reports] == ["1", "3"]
    assert [item.path for item in skipped] == [f"{path}:2"]
    assert said in skipped[0].reason


def test_a_lone_surrogate_in_json_is_kept_for_cleaning(tmp_path: Path) -> None:
    assert only(write(tmp_path / "a.jsonl", '{"id": "1", "text": "A \\ud800 b"}')).text == "A \ud800 b"


# What cannot be read


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n", "is empty"),
        ("\u200b\ufeff\u00a0\n".encode(), "is empty"),
        (b"---\ntitle: T\n---\n \n", "is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "is binary"),
        (b"A\x00b", "is binary"),
        ("no mark".encode("utf-16-le"), "is binary"),
        (b"Caf\xe9 in Erbil\n", "is not UTF-8: byte 0xe9 at offset 3, line 1 (convert it to UTF-8"),
        (b"one\ntwo \xc3(", "byte 0xc3 at offset 8, line 2"),
        (b"\xff\xfea", "is not UTF-16-LE"),
        (b"---\ntitle: T\nBody without an end", "line 1: front matter is not closed"),
        (b"---\ntitle: T\nno pair here\n---\nBody", "line 3: front matter is broken: 'no pair here'"),
        (b"---\nid: a\nid: b\n---\nBody", "line 3: front matter is broken: 'id' is given twice"),
        (b"---\npublished: last week\n---\nBody", "not a date: 'last week' (write the date as YYYY-MM-DD)"),
        (b"---\npublished: 2023-13-01\n---\nBody", "no such day: '2023-13-01'"),
        (b"word " * 1_000_001, "is larger than 5,000,000 bytes"),
        (b"x" * 20_000_000, "is larger than 5,000,000 bytes"),
        (b"start " + b"(" * 40_000 + b" end", "is no report: '(' is repeated"),
    ],
)
def test_a_file_that_is_no_report_is_skipped_with_the_reason(tmp_path: Path, content: bytes, said: str) -> None:
    assert said in reason(write(tmp_path / "bad.txt", content))


def test_control_characters_between_words_do_not_make_a_text_binary(tmp_path: Path) -> None:
    body = "A drone hit a base near Erbil on Tuesday.".replace(" ", "\x00 ")
    assert only(write(tmp_path / "a.txt", body)).text == body


def test_bad_files_do_not_keep_the_others_from_being_read(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "A")
    write(tmp_path / "b.txt", b"\xff")
    write(tmp_path / "c.txt", "C")
    reports, skipped = read_reports([tmp_path])
    assert [item.id for item in reports] == ["a", "c"]
    assert [item.path for item in skipped] == [str(tmp_path / "b.txt")]


def test_a_file_that_the_system_refuses_is_skipped_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    write(tmp_path / "a.txt", "A")
    reports, skipped = read_reports([tmp_path])
    assert [item.id for item in reports] == ["a"]
    assert skipped == (Skipped(path=str(tmp_path / "gone.txt"), reason="cannot be read: No such file or directory"),)


def test_an_unknown_ending_is_skipped_when_named_and_left_alone_in_a_folder(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    pdf = write(tmp_path / "a.pdf", b"%PDF")
    write(tmp_path / "b.txt", "B")
    assert reason(pdf) == "no reader for '.pdf' (known: .jsonl, .md, .txt)"
    with caplog.at_level(logging.INFO, logger="kg.read"):
        assert read_reports([tmp_path])[1] == ()
    assert "1 files that are no reports were left alone" in caplog.text


# Which files


def test_folders_are_read_with_subfolders_without_hidden_files_and_readmes(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.md",
        "sub/deep/c.TXT",
        ".d.txt",
        "_e.txt",
        "README.md",
        "sub/readme.md",
        ".git/f.txt",
        "_old/g.txt",
    ):
        write(tmp_path / name, name)
    assert [item.text for item in read_reports([tmp_path])[0]] == ["a.md", "b.txt", "sub/deep/c.TXT"]


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "A")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert len(read_reports([tmp_path])[0]) == 1


def test_patterns_name_several_files(tmp_path: Path) -> None:
    for name in ("a1.txt", "a2.txt", "b.txt", "sub/a3.txt", "a4.pdf"):
        write(tmp_path / name, name)
    assert [item.id for item in read_reports([tmp_path / "a*"])[0]] == ["a1", "a2"]
    assert [item.id for item in read_reports([str(tmp_path / "**" / "a*.txt")])[0]] == ["a1", "a2", "a3"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "A")
    assert [len(found) for found in read_reports([path, tmp_path, path])] == [1, 0]


@pytest.mark.parametrize("name", ["missing.txt", "missing", "*.txt"])
def test_a_path_that_does_not_exist_is_an_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReadError, match="no such file or folder|no file matches"):
        read_reports([tmp_path / name])


def test_a_folder_without_reports_says_what_was_looked_for(tmp_path: Path) -> None:
    write(tmp_path / "README.md", "About")
    with pytest.raises(
        ReadError, match=r"no report found \(looked for files ending in \.jsonl, \.md, \.txt\)"
    ) as error:
        read_reports([tmp_path])
    assert str(tmp_path) in str(error.value)


def test_of_two_reports_with_one_id_the_first_path_goes_through(tmp_path: Path) -> None:
    first = write(tmp_path / "a" / "x.txt", "first")
    second = write(tmp_path / "b" / "x.txt", "second")
    reports, skipped = read_reports([second, first])
    assert [item.text for item in reports] == ["first"]
    assert [item.path for item in skipped] == [str(second)]
    assert str(first) in skipped[0].reason
    assert str(second) in skipped[0].reason


def test_two_lines_of_one_file_with_one_id_are_one_report(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", '{"id": "1", "text": "A"}\n{"id": "1", "text": "B"}\n')
    reports, skipped = read_reports([path])
    assert [item.text for item in reports] == ["A"]
    assert skipped == (
        Skipped(path=f"{path}:2", reason=f"the id '1' is that of {path}:1 already ({path}:2 has it too)"),
    )


def test_the_order_of_paths_does_not_matter(tmp_path: Path) -> None:
    paths = [write(tmp_path / f"{number}.txt", f"---\nid: r{9 - number}\n---\nText {number}") for number in range(9)]
    expected = read_reports(paths)
    assert [item.id for item in expected[0]] == [f"r{number}" for number in range(1, 10)]
    random.Random(7).shuffle(paths)
    assert read_reports(paths) == expected


def test_iter_reports_yields_in_path_order(tmp_path: Path) -> None:
    write(tmp_path / "b.txt", "---\nid: a\n---\nB")
    write(tmp_path / "a.txt", "---\nid: b\n---\nA")
    assert [item.id for item in iter_reports([tmp_path]) if isinstance(item, Report)] == ["b", "a"]


# Standard input and other packages' formats


class _Stdin:
    def __init__(self, content: str) -> None:
        self.buffer = io.BytesIO(content.encode())


def test_standard_input_is_one_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", _Stdin("---\npublished: 2023-11-22\n---\nA base was hit."))
    reports, skipped = read_reports(["-"])
    assert not skipped
    assert reports == (Report(id="stdin", text="A base was hit.", published=DAY, path="stdin"),)


def test_standard_input_may_be_json_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", _Stdin('{"text": "A"}\n{"text": "B"}\n'))
    assert [(item.id, item.text) for item in read_reports(["-"])[0]] == [("stdin-1", "A"), ("stdin-2", "B")]


def read_shout(source: Source) -> Iterator[Report | Skipped]:
    with source.open() as stream:
        yield source.defaults.report(stream.read().decode().upper(), source.path)


def entry(value: str, name: str = "shout") -> tuple[EntryPoint, ...]:
    return (EntryPoint(name=name, value=value, group="kg.readers"),)


def test_another_package_adds_a_format(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_module, "entry_points", lambda group: entry(f"{__name__}:read_shout"))
    path = write(tmp_path / "a.shout", "hit")
    assert only(path, published=DAY) == Report(id="a", text="HIT", published=DAY, path=str(path))


def test_another_package_cannot_replace_a_format(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_module, "entry_points", lambda group: entry(f"{__name__}:read_shout", "txt"))
    assert only(write(tmp_path / "a.txt", "hit")).text == "hit"
    assert set(READERS) == {".txt", ".md", ".jsonl"}


def test_a_format_that_cannot_be_loaded_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_module, "entry_points", lambda group: entry("kg_nowhere:read"))
    with pytest.raises(ReadError, match="cannot load the reader 'kg_nowhere:read'"):
        read_reports([write(tmp_path / "a.other", "A")])
