"""reference/words.toml: the words that a workspace adds to the readers' tables."""

from __future__ import annotations

from pathlib import Path

from claimcheck.errors import ClaimcheckError
from claimcheck.text.claims_words import ClaimWords, claim_words, parse_claim_words

WORDS = Path("reference", "words.toml")
"""Where a workspace keeps them."""


def load_words(root: Path) -> ClaimWords:
    """The built-in words and those of the workspace in `root`; the built-in ones where it adds none.

    Raises ClaimcheckError for a file that cannot be read or holds anything but words under the headings of the table.
    """
    path = root / WORDS
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return claim_words()
    except (OSError, UnicodeDecodeError) as error:
        raise ClaimcheckError(
            f"not readable as UTF-8 text: {error}", fix="save it as UTF-8, or remove it", see="words", place=str(WORDS)
        ) from error
    return claim_words().added(parse_claim_words(text, str(WORDS)))
