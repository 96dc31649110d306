"""Names in scripts without capitals: found beside a title or a part in a case, or two of the lists side by side."""

import pytest

from ilonet.screening.gate import screen


def found(text):
    return [(text[one.start : one.end], one.certainty) for one in screen(text).findings if one.kind == "person_name"]


@pytest.mark.requirement("R-9.1-a")
@pytest.mark.parametrize(
    "text, name, certainty",
    [
        ("قال المهرب محمد الحداد إن السعر ارتفع.", "محمد الحداد", "certain"),
        ("التقى السيد أحمد الخطيب في الميناء.", "أحمد الخطيب", "possible"),
        ("المدعو زعفراني حضر.", "زعفراني", "certain"),
        ("ملزم محمد اسلم خان کو گرفتار کیا گیا۔", "محمد اسلم خان", "certain"),
        ("አቶ ተስፋዬ ገብረመድህን ወደ ሱዳን ሄደ።", "ተስፋዬ ገብረመድህን", "possible"),
        ("आरोपी सुरेश शर्मा पकड़ा गया।", "सुरेश शर्मा", "certain"),
        ("দালাল রফিক হোসেন টাকা নেয়।", "রফিক হোসেন", "certain"),
        ("ბატონი ლევან კაპანაძე მოვიდა.", "ლევან კაპანაძე", "possible"),
        ("החשוד דוד כהן נעצר.", "דוד כהן", "certain"),
        ("嫌疑人王小明在边境被捕。", "王小明", "certain"),
        ("李伟先生收钱。", "李伟", "possible"),
        ("They met Mr Karim Haddadi in Dakar.", "Karim Haddadi", "possible"),
    ],
)
def test_a_name_is_found(text, name, certainty):
    assert found(text) == [(name, certainty)]


@pytest.mark.parametrize(
    "text",
    [
        "شارع الحبيب بورقيبة في المدينة.",  # a street
        "التقى السيد الوزير والسيد الرئيس في الميناء.",
        "كل شخص متهم بجريمة يعتبر بريئا.",
        "श्री मंत्री ने विकास की बात की।",
        "两国在北京举行会谈。",
    ],
)
def test_streets_offices_and_words_are_no_names(text):
    assert found(text) == []
