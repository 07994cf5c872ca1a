"""Worked cases of a pack: facts and what must come out. Evaluates with `stdcheck.logic`; prints nothing."""
