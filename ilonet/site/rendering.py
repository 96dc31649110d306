"""How does Django write a form? With our field, for every form of the product."""

from django.forms.renderers import DjangoTemplates


class Rendering(DjangoTemplates):
    """The setting FORM_RENDERER."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"
