"""The command and the interface give the same verdict on the same text."""

import json

import pytest

from ilonet.accounts import tokens
from ilonet.commands import main

TEXT = "The smuggler Moussa Traoré, born on 3 May 1990,\nasks for money to DE89 3704 0044 0532 0130 00.\n"


@pytest.mark.requirement("R-3.4-00")
@pytest.mark.parametrize("text", [TEXT, "Fewer boats left in May.\n", "Hier Selam Haile fut vue.\n"])
def test_file_and_interface_agree(cast, client, tmp_path, capsys, text):
    headers = {"Authorization": f"Bearer {tokens.issue(cast.amara, label='desk', scope='read')}"}
    asked = {"text": text, "language": "fr"}
    told = client.post("/api/v1/screen", asked, content_type="application/json", headers=headers).json()
    (tmp_path / "note.txt").write_text(text, encoding="utf-8")
    code = main(["screen", "--json", "--language", "fr", str(tmp_path / "note.txt")])
    said = json.loads(capsys.readouterr().out)
    assert {key: said[key] for key in ("verdict", "findings")} == told
    assert code == (told["verdict"] != "clear")


def test_the_command_says_where_and_what_and_never_repeats_it(tmp_path, capsys):
    (tmp_path / "note.txt").write_text(TEXT, encoding="utf-8")
    assert main(["screen", str(tmp_path / "note.txt")]) == 1
    said = capsys.readouterr().out
    assert "note.txt: refused" in said
    assert "1:14  K3  person_name, certain" in said
    assert "2:19  K1  iban, certain" in said
    assert "Traor" not in said
    assert "3704" not in said


@pytest.mark.parametrize(
    "written, why", [(b"\xff\xfe\x00", "UTF-8"), (None, "cannot be read"), (b"a" * 300_000, "longer")]
)
def test_what_is_no_text_is_refused(tmp_path, capsys, written, why):
    path = tmp_path / "note.txt"
    if written is not None:
        path.write_bytes(written)
    assert main(["screen", str(path)]) == 2
    assert why in capsys.readouterr().err
