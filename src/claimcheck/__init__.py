"""What each sentence of an article is based on, and whether its foreign-language source says so."""

__version__ = "0.1.0"
