"""Several among many: what is chosen stands first under its heading, and nothing else changes its order."""

from django import forms

from ilonet.lib.choosing import AmongMany


class Choice(forms.Form):
    plain = forms.MultipleChoiceField(choices=[("a", "Aruba"), ("b", "Benin"), ("c", "Chad")], widget=AmongMany())
    grouped = forms.MultipleChoiceField(
        choices=[("Regional", [("x", "Gulf"), ("y", "Sahel")]), ("Local", [("z", "Ghana")])], widget=AmongMany()
    )


def test_the_chosen_stand_first_each_under_its_heading():
    written = str(Choice(initial={"plain": ["c"], "grouped": ["y"]}))
    places = [written.index(name) for name in ("Chad", "Aruba", "Benin", "Regional", "Sahel", "Gulf", "Local", "Ghana")]
    assert places == sorted(places)
    assert written.count(" checked") == 2


def test_a_label_is_written_as_text():
    form = Choice()
    form.fields["plain"].choices = [("a", "<b>Aruba")]
    assert "&lt;b&gt;Aruba" in str(form)


def test_what_is_sent_is_taken_as_from_any_list_of_ticks():
    assert Choice({"plain": ["a", "c"], "grouped": ["z"]}).is_valid()
    assert not Choice({"plain": ["q"], "grouped": ["z"]}).is_valid()
