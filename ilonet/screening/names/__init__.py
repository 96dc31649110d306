"""Does the text name a person? Lists, titles, words around, the form of a word: no model."""
