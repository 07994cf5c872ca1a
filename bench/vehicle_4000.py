"""A made-up vehicle of thousands of components, and how long its evaluation takes against reading it.

`python bench/vehicle_4000.py` prints one ratio as JSON (CPU time of the evaluation without and with answers, against
the parse of the same text, medians of runs that alternate); `--write FILE` writes the profile instead.
The vehicle is the same for the same `--components`, `--seed` and `--gaps`.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from statistics import median

AS_OF = date(2026, 11, 24)
PARTIES = 60
HOMES = ["JP"] * 24 + ["DE"] * 8 + ["US"] * 8 + ["KR"] * 6 + ["TW"] * 5 + ["CN"] * 6 + ["TH", "MX", "HU"]
PASSIVE = ["passive_electronics"] * 6 + ["diode", "field_effect_transistor", "bipolar_junction_transistor"]
RADIO = [
    ("cellular_modem_or_module", 617, 4200, "cellular"),
    ("wifi_microcontroller_or_module", 2400, 5925, "wifi"),
    ("bluetooth_microcontroller_or_module", 2400, 2484, "bluetooth"),
    ("networking_or_telematics_unit", 617, 5925, "cellular"),
]
MIX = [("passive", 50), ("fastener", 16), ("sensor", 8), ("ecu", 7), ("radio", 4), ("software", 15)]
"""Sort of component and its weight."""

ROLES = ("designers", "developers", "manufacturers", "suppliers", "maintainers")

Facts = dict[str, object]


def vehicle(components: int = 4_000, seed: int = 7, gaps: float = 0.0) -> str:
    """The text of a vehicle profile; gaps: part of the facts of components and parties that is taken out at random."""
    dice = random.Random(seed)
    parties, stakes = _owners(dice)
    hosts: list[int] = []
    parts = {f"c{number}": _component(dice, number, list(parties), hosts) for number in range(components)}
    holes = random.Random(seed + 1)
    for entity in (*parts.values(), *parties.values()):
        for name in list(entity):
            if name not in ("name", "kind") and holes.random() < gaps:
                for gone in (name, f"{name}_complete"):
                    entity.pop(gone, None)
    return "\n".join(_lines(components, parties, stakes, parts)) + "\n"


def _owners(dice: random.Random) -> tuple[dict[str, Facts], dict[str, Facts]]:
    """Parties in small groups: some independent, some with a parent, some with a parent above that."""
    parties: dict[str, Facts] = {"maker": _party("JP"), "importer": _party("US")}
    stakes: dict[str, Facts] = {"k0": _stake("maker", "importer", "100%")}
    for number in range(PARTIES - 2):
        name = f"p{number}"
        parties[name] = _party(HOMES[number % len(HOMES)])
        if number > 10 and dice.random() < 0.5:
            shares = dice.choice([["100%"], ["60%", "40%"], ["34%", "33%", "33%"]])
            for place, holder in enumerate(dice.sample(range(number), len(shares))):
                stakes[f"k{number}-{place}"] = _stake(f"p{holder}", name, shares[place])
    return parties, stakes


def _party(home: str) -> Facts:
    facts: Facts = dict.fromkeys(("organised_in", "principal_place_of_business", "headquarters"), home)
    empty = {"branches_in": "[]", "listed_in": "[]", "officers": "{}", "rights_over": None, "concerts": "{}"}
    lists = {f"{name}_complete": "true" for name in (*empty, "holders", "ties")}
    return {
        "kind": "company",
        **facts,
        "board_seats": 5,
        **{k: v for k, v in empty.items() if v},
        "ties": "{}",
        "general_partner": "{none: company}",
        **lists,
        "diligence_file": "true",
        "record_classes": "{}",
        "record_classes_complete": "true",
        "us_vehicle_activities": "[imports_for_sale]" if home == "US" else "[]",
        "us_vehicle_activities_complete": "true",
    }


def _stake(holder: str, held: str, votes: str) -> Facts:
    own = "{none: own votes}"
    return {"holder": holder, "held": held, "votes": votes, "economics_follow_votes": "true", "votes_exercised_by": own}


def _component(dice: random.Random, number: int, parties: list[str], hosts: list[int]) -> Facts:
    sort = dice.choices([name for name, _ in MIX], [weight for _, weight in MIX])[0]
    made: Facts = {"name": f"Part {number}"}
    if sort == "software":
        made |= {"kind": "software", **_software(dice)}
        made["runs_on"] = f"c{hosts[-1]}" if hosts else "{none: runs in the cloud}"
        roles = (
            "designers",
            "developers",
            "manufacturers",
            "suppliers",
            "interest_holders",
            "installers",
            "maintainers",
        )
    else:
        made |= {"kind": "hardware", **_hardware(dice, sort)}
        if sort in ("ecu", "radio"):
            hosts.append(number)
        roles = ROLES
    for role in roles:
        made[role] = f"[{', '.join(dice.sample(parties, dice.choice([1, 1, 1, 2])))}]"
        made[f"{role}_complete"] = "true"
    return made | {
        "made_in": f"[{dice.choice(HOMES)}]",
        "made_in_complete": "true",
        "parts_list_available": "true",
        "first_supplied_on": "2028-02-01",
        "alterations": "{}",
        "alterations_complete": "true",
        **({} if made["kind"] == "software" else {"completed_on": "2028-01-10"}),
        "knowing": "true",
        "warnings": "{}",
        "warnings_complete": "true",
        "relied_authorizations": "[]",
        "relied_authorizations_complete": "true",
    }


def _software(dice: random.Random) -> Facts:
    return {
        "layer": dice.choice(["application", "application", "middleware", "system_software", "data_only"]),
        "attachment": "built_in",
        "main_purpose": "vehicle_function",
        "written_for_one_device": "false",
        "runs_on_main_processor": "true",
        "source_open_to_users": "false",
        "licence": "of the maker",
        "licence_allows": "[use]",
        "licence_allows_complete": "true",
        "modified_for_own_product": "false",
        "modifications_shared": "false",
        "completed_on": "2027-06-30",
    }


def _hardware(dice: random.Random, sort: str) -> Facts:
    radio = sort == "radio"
    kind, low, high, use = dice.choice(RADIO)
    item_kind = {
        "passive": dice.choice(PASSIVE),
        "fastener": dice.choice(["bracket_or_fastener", "plastic_part"]),
        "sensor": "sensor",
        "ecu": dice.choice(["electronic_control_unit", "microcontroller", "system_on_chip"]),
        "radio": kind,
    }[sort]
    functions = {"radio": "data_communication", "sensor": "sensing", "fastener": "holds_or_protects"}.get(sort, "other")
    edges = ", ".join(f"{edge}: {{value: {value}, unit: MHz}}" for edge, value in (("lowest", low), ("highest", high)))
    band = f"b: {{{edges}, direction: both, use: {use}}}"
    facts: Facts = {
        "item_kind": item_kind,
        "programmable": "true" if radio or sort == "ecu" else "false",
        "part_of": "{none: own unit}",
        "contributes_to_communication": "true" if radio else "false",
    }
    facts |= IMPORT
    if sort in ("passive", "fastener"):
        return facts
    return {
        **facts,
        "directly_connected_to": "[]",
        "directly_connected_to_complete": "true",
        "bands": f"{{{band}}}" if radio else "{}",
        "bands_complete": "true",
        "radio_operations": "[transmits, receives]" if radio else "[]",
        "radio_operations_complete": "true",
        "functions": f"[{functions}]",
        "functions_complete": "true",
        "radio_stops_without_it": "true" if radio else "false",
        "hardware_model": f"M{dice.randrange(10_000)}",
        "fcc_id": f"F{dice.randrange(10_000)}" if radio else "{none: no radio}",
        "intended_vehicles_known": "true",
        "software_complete": "true",
    }


IMPORT: Facts = {
    "attachment": "built_in",
    "model_year": 2030,
    "import_form": "in_vehicle",
    "importer": "importer",
    "import_date": "2029-07-10",
    "customs_entry": "entered_for_consumption",
    "import_purposes": "[part_of_vehicle_for_sale]",
    "import_purposes_complete": "true",
    "latest_repaired_model_year": "{none: no repair part}",
    "replaces_in_kind": "false",
}
VEHICLE: Facts = {
    "name": "Bench",
    "make": "Maker",
    "model": "Bench",
    "trim": "{none: one trim}",
    "vin_series": "{none: not assigned yet}",
    "model_year": 2030,
    "gvwr": "[{value: 2350, unit: kg}, {value: 5181, unit: lb}]",
    "mechanically_driven": "true",
    "runs_only_on_rails": "false",
    "made_for_public_roads": "true",
    "networked_software_on_board": "true",
    "wireless_connections": "[cellular, wifi]",
    "wireless_connections_complete": "true",
    "needs_further_manufacturing": "false",
    "automation_level": 2,
    "automation_integrator": "{none: level 2}",
    "final_assembly_country": "JP",
    "assembler": "maker",
    "importer": "importer",
    "seller": "importer",
    "us_distribution": "[sale_to_dealers]",
    "us_distribution_complete": "true",
    "sold_to_user_before": "false",
    "customs_entry": "entered_for_consumption",
    "import_purposes": "[sale]",
    "import_purposes_complete": "true",
    "first_import_on": "2029-07-10",
    "first_sale_on": "2029-09-01",
    "production_began_on": "2029-06-11",
    "production_ends_on": "2030-06-28",
    "units_of_model_year": 40_000,
    "days_on_public_roads": 300,
    "reexported_on": "{none: stays}",
    "knowing": "true",
    "service_operator": "{none: no service}",
    "service_began_on": "{none: no service}",
    "relied_authorizations": "[]",
    "relied_authorizations_complete": "true",
}


APPRAISED = "{by: Trade compliance, stated_on: 2026-11-02, reason: the maker itself told us where it is from}"


def _lines(
    components: int, parties: Mapping[str, Facts], stakes: Mapping[str, Facts], parts: Mapping[str, Facts]
) -> Iterator[str]:
    yield "stdcheck: 1\nkind: vehicle"
    yield f"id: bench-{components}"
    yield f"title: {{en: Made-up vehicle of {components} components, ja: 部品{components}点の架空車両}}"
    yield "facts:\n  vehicle:"
    yield from (f"    {name}: {value}" for name, value in VEHICLE.items())
    for collection, entities in (("parties", parties), ("stakes", stakes), ("components", parts)):
        yield f"  {collection}:"
        for name, facts in entities.items():
            yield f"    {name}: {{{', '.join(f'{fact}: {value}' for fact, value in facts.items())}}}"
        yield f"  {collection}_complete: true"
    for collection in ("filings", "notices", "authorizations", "assessments", "violations"):
        yield f"  {collection}: {{}}\n  {collection}_complete: true"
    yield "provenance:"
    yield f"  vehicle.knowing: {APPRAISED}"
    yield from (f"  components.{name}.knowing: {APPRAISED}" for name, facts in parts.items() if "knowing" in facts)


def _cpu(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def measure(text: str, rounds: int) -> dict[str, float]:
    """CPU seconds (medians) of reading a profile, of its rules alone, and of rules and answers."""
    from stdcheck.facts.profile import read_profile
    from stdcheck.logic.evaluate import evaluate
    from stdcheck.rulesets import find_rulesets
    from stdcheck.source.reader import read_document

    data = text.encode()
    found = find_rulesets()
    vocabulary = found.vocabulary
    packs = [pack for one in found.for_kinds(["vehicle"], lambda _: True) if (pack := found.load(one.id)[0])]

    def read() -> object:
        return read_profile(read_document(data, "bench.yaml"), vocabulary)

    profile, problems = read_profile(read_document(data, "bench.yaml"), vocabulary)  # type: ignore[misc]
    if profile is None:
        sys.exit("\n".join(f"{p.span.start.line}: {p.code} {dict(p.args)}" for p in problems[:20]))
    parse, rules, everything = [], [], []
    for _ in range(rounds):
        parse.append(_cpu(read))
        rules.append(_cpu(lambda: evaluate(profile, packs, vocabulary, AS_OF, with_answers=False)))
        everything.append(_cpu(lambda: evaluate(profile, packs, vocabulary, AS_OF)))
    return {"parse_s": median(parse), "rules_s": median(rules), "all_s": median(everything)}


def main() -> None:
    """Print the ratio, or write the profile."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--components", type=int, default=4_000)
    options.add_argument("--seed", type=int, default=7)
    options.add_argument("--gaps", type=float, default=0.0)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--write", type=Path)
    given = options.parse_args()
    text = vehicle(given.components, given.seed, given.gaps)
    if given.write:
        given.write.write_text(text, "utf-8")
        return
    found = measure(text, given.rounds)
    ratio = {"ratio": found["rules_s"] / found["parse_s"], "with_answers": found["all_s"] / found["parse_s"]}
    settings = {"components": given.components, "gaps": given.gaps}
    print(json.dumps({key: round(value, 3) for key, value in {**ratio, **found, **settings}.items()}))


if __name__ == "__main__":
    main()
