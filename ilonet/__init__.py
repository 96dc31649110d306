"""The secure web platform of the European network of immigration liaison officers."""

__version__ = "0.1.0"
