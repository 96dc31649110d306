"""Are words in pictures read here? Never required; what was named and does not work is said."""

import pytest

from ilonet.documents import health

LISTS = "#!/bin/sh\necho 'List of available languages in \"/usr/share\" (2):'\necho eng\necho fra\n"


def test_none_is_no_fault(settings):
    settings.ILONET_OCR = ""
    assert health.pictures().state == "fine"


@pytest.mark.parametrize(
    "program, languages, state",
    [
        (LISTS, "eng+fra", "fine"),
        (LISTS, "eng+ara", "broken"),
        ("#!/bin/sh\nexit 1\n", "eng", "broken"),
        ("", "eng", "broken"),
    ],
)
def test_one_that_was_named_is_asked(settings, tmp_path, program, languages, state):
    path = tmp_path / "tesseract"
    if program:
        path.write_text(program)
        path.chmod(0o755)
    settings.ILONET_OCR, settings.ILONET_OCR_LANGUAGES = str(path), languages
    answer = health.pictures()
    assert answer.state == state
    assert answer.do or state == "fine"
