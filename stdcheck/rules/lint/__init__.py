"""Checks on packs that load: what is legal to write and still probably wrong (`stdcheck packs lint`).

One table (`registry.LINTS`), one module for each group. A check reads a pack; it never evaluates one.
"""
