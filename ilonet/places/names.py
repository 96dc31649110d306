"""What is a country called, in which order do names stand, and which country does a text name?"""

from ilonet.places.lookup import Resolution, resolve
from ilonet.places.naming import name, names
from ilonet.places.ordering import sort_key

__all__ = ["Resolution", "name", "names", "resolve", "sort_key"]
