"""Rules in two values: chapters 9 and 10 of docs/spec.md, one outcome for one subject of one world."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from tests.properties.domains import NONE, scalars
from tests.properties.oracle import CONDITIONS, Env, Oracle, in_force
from tests.properties.written import Data

EMPTY = "\x00empty"


def subjects(oracle: Oracle, loops: dict[str, str], env: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every element; over an empty list one subject that says so."""
    if not loops:
        yield env
        return
    (name, over), *rest = loops.items()
    found = oracle.list(over, env)
    if not found:
        yield {**dict.fromkeys(loops, NONE), **env, EMPTY: True}
    for one in found:
        yield from subjects(oracle, dict(rest), {**env, name: one})


def covers_from(oracle: Oracle) -> date:
    return date.fromisoformat(str(oracle.pack["covers_from"]))


def outcome(oracle: Oracle, rule: Data, env: Env) -> str:
    """The outcome of a rule for a subject, on the rule's own clock."""
    clock = oracle.clock(rule, env, oracle.as_of)
    if clock < covers_from(oracle) and EMPTY not in env:
        return _not_covered(oracle, rule, env, clock)
    if not in_force(rule, clock):
        return "not_applicable"
    if EMPTY in env or ("applies_when" in rule and not oracle.truth(rule["applies_when"], env, clock)):
        if "na_needs" not in rule or (
            EMPTY in env and _names(rule["na_needs"]) & {name for name, one in env.items() if one is NONE}
        ):
            return "not_applicable"
        return "not_applicable" if oracle.truth(rule["na_needs"], env, clock) else "gap"
    breached, late = breach(oracle, rule, env, clock)
    if not breached:
        return "pass" if "shown_by" not in rule or oracle.truth(rule["shown_by"], env, clock) else "unshown"
    if excepted(oracle, rule, env, clock):
        return "exempt"
    return "gap" if late else "due"


def _names(node: Any) -> set[str]:
    """The first words of all texts of a condition: where it names an element, the element is among them."""
    return {str(text).split(".")[0] for text in scalars(node)}


def _not_covered(oracle: Oracle, rule: Data, env: Env, clock: date) -> str:
    """The law of that time is not in the pack: scope, breach and exceptions may be anything (clauses 7.4, 9.17)."""
    which = oracle.free(f"covers:{rule['id']}:{env}", ["not_applicable", "met", "exempt", "breached"])
    if which == "met":
        return "pass" if "shown_by" not in rule or oracle.truth(rule["shown_by"], env, clock) else "unshown"
    if which == "breached":
        day = oracle.operand(rule["due"], env, clock) if "due" in rule else NONE
        return "due" if "due" in rule and (day is NONE or oracle.as_of <= day) else "gap"
    return str(which)


def breach(oracle: Oracle, rule: Data, env: Env, clock: date) -> tuple[bool, bool]:
    """Whether a rule is broken, and whether a duty's day is past."""
    if "prohibits" in rule:
        return oracle.truth(rule["prohibits"], env, clock), True
    if "requires" in rule:
        return not oracle.truth(rule["requires"], env, clock), True
    done = oracle.value(rule["done"], env, clock)
    if "not_before" in rule:
        earliest = oracle.operand(rule["not_before"], env, clock)
        return done is not NONE and earliest is not NONE and done < earliest, True
    day = oracle.operand(rule["due"], env, clock)
    if day is NONE:
        return done is NONE, False
    return done is NONE or done > day, oracle.as_of > day


def excepted(oracle: Oracle, rule: Data, env: Env, clock: date, without: tuple[str, ...] = ()) -> bool:
    """Whether some exception of a rule or exception is effective."""
    for exception in oracle.pack["rules"]:
        for link in exception.get("exception_to", ()):
            if (
                link["rule"] == rule["id"]
                and exception["kind"] not in without
                and effective(oracle, exception, link, env, clock)
            ):
                return True
    return False


def effective(oracle: Oracle, exception: Data, link: Data, env: Env, caller: date) -> bool:
    """In force, its condition holds, and no exception of it is effective."""
    if "with" in link:
        env = {name: oracle.value(term, env, caller) for name, term in link["with"].items()}
    clock = oracle.clock(exception, env, caller)
    if not in_force(exception, clock) or not oracle.truth(exception["when"], env, clock):
        return False
    return not excepted(oracle, exception, env, clock)


def answer(oracle: Oracle, source: Data, subject: Any) -> Any:
    """The value of an answer for an entity; clauses 10.4. Raises KeyError where the source has no such subject."""
    if "definition" in source:
        (first,) = oracle.pack["definitions"][source["definition"]]["params"]
        return oracle.holds(source["definition"], {first: subject}, oracle.as_of)
    if "decision" in source:
        (first,) = oracle.pack["decisions"][source["decision"]]["params"]
        return oracle.decide(source["decision"], {first: subject}, oracle.as_of)
    if "quantity" in source:
        (first,) = oracle.pack["quantities"][source["quantity"]]["params"]
        return oracle.quantity(source["quantity"], {first: subject}, oracle.as_of)
    rule = next(rule for rule in oracle.pack["rules"] if rule["id"] == source.get("rule", source.get("due")))
    loops = rule.get("for_each", {})
    env = {next(iter(loops)): subject} if loops else {}
    clock = oracle.clock(rule, env, oracle.as_of)
    if "due" in source:
        return oracle.operand(rule["due"] if "due" in rule else rule["not_before"], env, clock)
    if clock < covers_from(oracle):
        return oracle.free(f"covers:{rule['id']}:{env}:answer", [True, False])
    if not in_force(rule, clock) or ("applies_when" in rule and not oracle.truth(rule["applies_when"], env, clock)):
        return False
    return breach(oracle, rule, env, clock)[0] and not excepted(
        oracle, rule, env, clock, tuple(source.get("without", ()))
    )


def _outcome_is(oracle: Oracle, node: Any, env: Env, clock: date) -> bool:
    """`outcome`: of one subject, or of some subject; whoever asks, on the rule's own clock."""
    rule = next(rule for rule in oracle.pack["rules"] if rule["id"] == node["outcome"])
    wanted = node["in"] if "in" in node else [node["is"]]
    if "for" in node:
        return outcome(oracle, rule, {name: oracle.path(path, env) for name, path in node["for"].items()}) in wanted
    return any(outcome(oracle, rule, one) in wanted for one in list(subjects(oracle, rule.get("for_each", {}), {})))


CONDITIONS["outcome"] = _outcome_is
