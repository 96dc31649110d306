"""The lists of exceptions are themselves kept honest, and what git does not keep is not read."""

import subprocess

import pytest

from lint import words
from lint.files import findings


@pytest.fixture
def checkout(tmp_path):
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    (tmp_path / "lint").mkdir()
    return tmp_path


def said(checkout):
    return [str(finding) for finding in findings(checkout)]


def test_an_exception_needs_a_reason_and_a_file(checkout):
    (checkout / "kept.py").write_text("")
    (checkout / "lint" / "allowed_sql.txt").write_text("# a comment\n\nkept.py\ngone.py  it was needed once\n")
    assert said(checkout) == [
        "lint/allowed_sql.txt:3: kept.py is allowed without a reason",
        "lint/allowed_sql.txt:4: gone.py does not exist any more; take it off the list",
    ]


def test_what_git_ignores_is_not_read(checkout):
    (checkout / "made.py").write_text("timezone.now()\n")
    assert len(said(checkout)) == 1
    (checkout / ".gitignore").write_text("made.py\n")
    assert said(checkout) == []


@pytest.mark.parametrize(
    "text", ["see /ro" + "ot/x", "/wo" + "rk/shared", "https://pypi" + ".org/simple", "# TO" + "DO later"]
)
def test_words_that_do_not_belong(text):
    assert len(list(words.findings("a.md", text))) == 1


@pytest.mark.parametrize(
    "text", ["see ../shared/data", "the deployment's root", "do your homework/rest", "routes/root/x"]
)
def test_words_that_may_stay(text):
    assert list(words.findings("a.md", text)) == []
