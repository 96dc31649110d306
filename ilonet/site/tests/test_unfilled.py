"""Is what was left open named, with what to do, beside its field and above the form?"""

import pytest
from django import forms
from django.template.loader import render_to_string
from django.utils.html import escape

OWN = "Write a title."
KINDS = {
    "text": (forms.CharField, "Write something under “The field”; it must not stay empty."),
    "choice": (forms.ChoiceField, "Choose something under “The field”."),
    "several": (forms.MultipleChoiceField, "Choose something under “The field”."),
    "day": (forms.DateField, "Give a day under “The field”."),
    "number": (forms.IntegerField, "Give a number under “The field”."),
    "file": (forms.FileField, "Choose a file under “The field”."),
    "tick": (forms.BooleanField, "Tick “The field”, or leave this page."),
}


def form_of(field):
    return type("Asked", (forms.Form,), {"asked": field})({}, {})


def shown(form):
    return render_to_string("components/error_summary.html", {"form": form}), str(form)


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_left_open_is_named_with_what_to_do(kind):
    field, sentence = KINDS[kind]
    summary, fields = shown(form_of(field(label="The field")))
    assert f'<a href="#id_asked">{escape(sentence)}</a>' in summary
    assert escape(sentence) in fields
    assert "This field is required" not in summary + fields


def test_what_a_page_itself_should_have_sent_is_not_asked_of_the_reader():
    summary, _fields = shown(form_of(forms.IntegerField(label="Version", widget=forms.HiddenInput)))
    assert "The page did not send “Version”." in summary


def test_a_form_may_have_a_sentence_of_its_own():
    summary, fields = shown(form_of(forms.CharField(label="Title", error_messages={"required": OWN})))
    assert f">{OWN}</a>" in summary
    assert OWN in fields


def test_every_other_error_keeps_its_words_after_its_label():
    form = type("Asked", (forms.Form,), {"asked": forms.CharField(label="Title", max_length=2)})({"asked": "<long>"})
    summary, _fields = shown(form)
    assert ">Title: Ensure this value has at most 2 characters" in summary


def test_a_label_is_text():
    summary, fields = shown(form_of(forms.CharField(label="<script>")))
    assert "<script" not in summary + fields
