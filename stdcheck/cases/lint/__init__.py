"""Checks on the cases of a pack (`stdcheck packs lint --cases`): what its rules say and no case shows.

The cases are run once, as `packs test` runs them, while what they reach is recorded. All of these are notes: they say
where a mistake in a rule would go unseen, not that there is one.
"""
