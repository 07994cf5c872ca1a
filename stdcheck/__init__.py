"""stdcheck: regulations as data, and what is known of a product, a vehicle programme or a deal, evaluated against them.

    >>> import stdcheck
    >>> report = stdcheck.check("profiles")      # doctest: +SKIP

The names below are loaded when they are first used: importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from stdcheck.version import VERSION as __version__

if TYPE_CHECKING:
    from stdcheck.api import Report, check, load_packs, load_profile

__all__ = ["Report", "__version__", "check", "load_packs", "load_profile"]


def __getattr__(name: str) -> object:
    if name in __all__:
        return getattr(import_module("stdcheck.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
