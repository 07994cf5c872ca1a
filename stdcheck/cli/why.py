"""`stdcheck why`: the proof of one result, or of every result of one rule."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from stdcheck.cli.exits import Exit
from stdcheck.cli.narration import UsageFault, near
from stdcheck.cli.settings import add_common, settings_of

if TYPE_CHECKING:
    from stdcheck.logic.results import Evaluation, RuleResult
    from stdcheck.rules.model import Pack


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("file", metavar="FILE", help="a profile")
    parser.add_argument("rule", metavar="RULE", help="`pack/rule`, or a rule of one pack only")
    parser.add_argument("subject", nargs="?", metavar="SUBJECT", help="an address (default: every subject of the rule)")
    parser.add_argument("-f", "--output-format", choices=("text", "json"), default="text", help="on stdout")
    add_common(parser)


def run(args: argparse.Namespace) -> Exit:
    """Print the proofs."""
    from stdcheck.checking import Selection
    from stdcheck.cli.session import evaluate_one, layout_of
    from stdcheck.report.build import finding_of, rule_text
    from stdcheck.report.json_writer import finding_json
    from stdcheck.report.text.why_view import why_lines

    settings = settings_of(args)
    lang = settings.languages[0]
    one = evaluate_one(
        args.file, settings, lambda packs: Selection(rules=(_rule_id(args.rule, packs, lang),)), every_proof
    )
    if one.evaluation is None:
        return one.exit
    results = _results(one.evaluation, args.rule, args.subject, lang)
    findings = [finding_of(result, one.evaluation) for result in results]
    if args.output_format == "json":
        entries = [finding_json(finding, all_traces=True) for finding in findings]
        print(json.dumps({"path": one.file.shown_as, "results": entries}, ensure_ascii=False, indent=2))
        return one.exit
    layout = layout_of(settings, one.rulesets)
    blocks = [
        "\n".join(why_lines(result, finding, rule_text(result.pack, result.rule), layout))
        for result, finding in zip(results, findings, strict=True)
    ]
    print("\n\n".join(blocks))
    return one.exit


def every_proof(result: RuleResult) -> bool:
    """Also of what passes or does not apply."""
    return True


def _rule_id(given: str, packs: list[Pack], lang: str) -> str:
    """The full id of a rule; raises UsageFault when there is none, or several."""
    rules = [f"{pack.id}/{rule.id}" for pack in packs for rule in pack.rules.values() if not rule.is_exception]
    found = [rule for rule in rules if given in (rule, rule.partition("/")[2])]
    if not found:
        _refuse_exception(given, packs, lang)
        known = rules if "/" in given else [rule.partition("/")[2] for rule in rules]
        raise UsageFault("cli-unknown-rule", lang, given=given, near=near(given, known, lang))
    if len(found) > 1:
        raise UsageFault("cli-several-rules", lang, given=given, rules=", ".join(found))
    return found[0]


def _refuse_exception(given: str, packs: list[Pack], lang: str) -> None:
    """An exception has no result of its own: it stands in the proof of its rule."""
    for pack in packs:
        rule = pack.rules.get(given.removeprefix(f"{pack.id}/"))
        if rule is not None and rule.is_exception:
            rules = ("、" if lang == "ja" else ", ").join(dict.fromkeys(parent.rule for parent in rule.parents))
            raise UsageFault("cli-is-exception", lang, given=given, rules=rules)


def _results(evaluation: Evaluation, rule: str, subject: str | None, lang: str) -> list[RuleResult]:
    results = [result for result in evaluation.results if subject in (None, result.subject)]
    if not results:
        subjects = ", ".join(dict.fromkeys(result.subject for result in evaluation.results)) or "-"
        raise UsageFault("cli-unknown-subject", lang, rule=rule, given=subject or "", subjects=subjects)
    return results
