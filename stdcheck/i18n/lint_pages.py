"""The page of each lint: what it looks for, why, what to avoid and what to write instead (YAML, the same in any language)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """The page of one code; avoid and prefer are pieces of a pack."""

    what_en: str
    what_ja: str
    why_en: str
    why_ja: str
    avoid: str
    prefer: str


PAGES = {
    "lint-unused-definition": Page(
        "Definitions, quantities and decisions that no rule, note, verdict or answer rests on, not even through others.",
        "規則・注記・判定・回答から、直接にも間接にも使われていない定義・quantity・判定。",
        "A limb of the law that nothing asks about is not applied, although the pack looks as if it were.",
        "どこからも参照されない要件は、収録されているように見えても適用されません。",
        "definitions: {linked: ..., controlled: ...}   # rules ask for linked only",
        "definitions: {linked: {any: [..., {fact: party, meets: controlled}]}, controlled: ...}",
    ),
    "lint-unused-parameter": Page(
        "Parameters that no condition, term or date sum names.",
        "条件・項・日付の計算のどこにも現れないパラメーター。",
        "The figure is then probably written into a condition as well, and only one of the two will be updated.",
        "同じ数値が条件にも直接書かれている可能性があり、片方だけが更新されるおそれがあります。",
        "{fact: stake.votes, gte: 25%}   # beside an unused parameter least-votes",
        "{fact: stake.votes, gte: {param: least-votes}}",
    ),
    "lint-unused-list": Page(
        "Dated lists, calendars and methods that nothing names.",
        "どこからも参照されていないリスト・暦・方式（method）。",
        "A list that nobody asks is an annex of the law without effect.",
        "参照されないリストは、効力のない別表と同じです。",
        "{fact: party.organised_in, in: [CN, RU]}",
        "{fact: party.organised_in, in: {list: listed-countries}}",
    ),
    "lint-unused-fact": Page(
        "Facts of the pack's own vocabulary that no condition, term or loop reads; labels (name, title) do not count.",
        "パック独自の語彙のうち、条件・項・for_each のどこからも読まれない事実（name・title は除く）。",
        "Users are asked for it in vain, or the clause that should read it is missing.",
        "利用者に無用な質問をしているか、読むべき条件が抜けています。",
        "facts: {repaired: {type: yes_no, ...}}   # no rule reads component.repaired",
        "when: {all: [unit.repaired, ...]}",
    ),
    "lint-fact-twice": Page(
        "Two facts of one entity that ask the same question in a language.",
        "同じエンティティの二つの事実が、いずれかの言語で同じ質問文を持つ場合。",
        "The user answers twice and the answers may differ; an observation is one fact for all regimes.",
        "利用者が二度答えることになり、食い違うおそれがあります。同じ観察は一つの事実にします。",
        "weight: {question: {en: How heavy?}}, weight_of_item: {question: {en: How heavy?}}",
        "weight: {question: {en: How heavy?}}",
    ),
    "lint-no-remediation": Page(
        "Rules that can be breached and have no `remediation` (a note; exceptions have none).",
        "違反があり得るのに `remediation` のない規則（注記のみ。例外は対象外）。",
        "A report then says that something is wrong and not what would put it right.",
        "レポートが不適合を示すだけで、どうすればよいかを示せません。",
        "- {id: import-ban, kind: prohibition, prohibits: ...}",
        "- {id: import-ban, kind: prohibition, prohibits: ..., remediation: {en: Change the supplier., ja: 供給者を変更する。}}",
    ),
    "lint-always-true": Page(
        "Clauses whose truth no fact can change: constants, all values of an enumeration, alternatives that leave nothing out.",
        "事実に左右されず常に真となる条件（定数、列挙値のすべて、漏れのない場合分けなど）。",
        "The clause says nothing; usually a value, a negation or a fact is wrong.",
        "条件として意味を持ちません。値・否定・事実の誤りであることが多いです。",
        "{fact: unit.item_kind, in: [modem, antenna, software]}   # every declared value",
        "{fact: unit.item_kind, in: [modem, antenna]}",
    ),
    "lint-always-false": Page(
        "Clauses that no fact can make true: contradictions about one fact, empty alternatives, none and a value at once.",
        "どのような事実でも真にならない条件（一つの事実についての矛盾、空の any など）。",
        "Whatever stands behind the clause never applies: a prohibition that never bites, an exemption that never helps.",
        "その先の規定が適用されることはありません（働かない禁止、使えない免除）。",
        "{all: [{fact: party.kind, is: person}, {fact: party.kind, is: company}]}",
        "{fact: party.kind, in: [person, company]}",
    ),
    "lint-unreachable-exception": Page(
        "Exceptions whose condition, period or scope excludes every rule that they stand under.",
        "条件・期間・適用範囲が、対象となるすべての規則と両立しない例外。",
        "An exemption that cannot be used gives a gap where the law gives none.",
        "使えない免除は、法令上は問題のない場合を不適合と判定させます。",
        "in_force: {from: 2020-01-01, until: 2024-12-31}   # the rule is in force from 2025",
        "in_force: {from: 2025-01-01}",
    ),
    "lint-literal-threshold": Page(
        "Constants after an ordering operator, unless the comparison stands in a decision row with its own citation; 0, 1, 0% and 100% are no figures of the law.",
        "大小・前後の比較に直接書かれた定数（出典付きの判定の行と、0・1・0%・100% を除く）。",
        "Thresholds change. A dated parameter keeps the old value for old events, and shows who says so.",
        "基準値は改正されます。日付付きパラメーターなら、過去の事案に当時の値を適用でき、根拠も示せます。",
        "{fact: stake.votes, gte: 25%}",
        "{fact: stake.votes, gte: {param: least-votes}}",
    ),
    "lint-every-over-empty": Page(
        "`every` over a list that may be empty, without a clause beside it or in applies_when that says there is an element.",
        "空かもしれないリストに対する `every` で、要素があることを示す条件が同じ all や applies_when にないもの。",
        "Over nothing `every` is true: a duty would be met by having nothing to show.",
        "要素がなければ `every` は真になり、何もないことで義務を満たしたことになります。",
        "requires: {every: product.accounts, as: a, must: a.own_password}",
        "requires: {all: [{some: product.accounts}, {every: product.accounts, as: a, must: a.own_password}]}",
    ),
    "lint-placeholder": Page(
        "Texts (title, says, remediation) with braces in them.",
        "波かっこを含む文章（title・says・remediation）。",
        "Texts are shown as they are written; no outcome fills a placeholder.",
        "文章は書かれたとおりに表示されます。置き換えは行われません。",
        "remediation: {en: 'Replace {unit.suppliers}.', ja: ...}",
        "remediation: {en: Replace the supplier., ja: 供給者を変更する。}",
    ),
    "lint-no-in-force": Page(
        "Rules without `in_force: {from: ...}`; exceptions follow their rules.",
        "`in_force: {from: ...}` のない規則（例外は対象の規則に従います）。",
        "An event before the law began would be judged by it.",
        "施行前の事案にまで適用されてしまいます。",
        "- {id: import-ban, kind: prohibition, clock: unit.import_date, ...}",
        "- {id: import-ban, kind: prohibition, in_force: {from: 2025-03-17}, clock: unit.import_date, ...}",
    ),
    "lint-no-clock": Page(
        "Rules with `in_force` and without a clock.",
        "`in_force` があり、clock のない規則。",
        "The law mostly looks at the day of an event. Read today, a past import would be judged by today's figures.",
        "法令の多くは行為の日を基準とします。今日の日付で判定すると、過去の輸入に現在の基準を当てはめることになります。",
        "in_force: {from: 2025-03-17}",
        "in_force: {from: 2025-03-17}\nclock: unit.import_date   # or: as-of",
    ),
    "lint-overlap": Page(
        "Rows of a parameter, or of one code of a list, whose periods share a day.",
        "パラメーター、またはリストの同じコードの行で、期間が重なるもの。",
        "On that day the law would have two values; file order must never decide.",
        "その日に値が二つあることになります。ファイルの順序で決まってはなりません。",
        "- {until: 2026-01-01, value: 50%}\n- {from: 2026-01-01, value: 25%}",
        "- {until: 2025-12-31, value: 50%}\n- {from: 2026-01-01, value: 25%}",
    ),
    "lint-gap": Page(
        "Days between two rows of a parameter, or from its last row to law_as_of, that no row covers.",
        "パラメーターの行と行の間、または最後の行から law_as_of までの、値のない期間。",
        "On those days the result is undetermined because of the pack, whatever the user answers.",
        "その期間は、利用者が何を答えても、パックが原因で判定できません。",
        "- {until: 2025-11-30, value: 50%}\n- {from: 2026-01-01, value: 25%}",
        "- {until: 2025-12-31, value: 50%}\n- {from: 2026-01-01, value: 25%}",
    ),
    "lint-no-citation": Page(
        "Rules and exceptions without `cite`.",
        "`cite` のない規則と例外。",
        "Every result must lead to its paragraph; without one nobody can check it.",
        "どの結果も条項までたどれる必要があります。根拠がなければ確認できません。",
        "- {id: import-ban, kind: prohibition, ...}",
        '- {id: import-ban, kind: prohibition, cite: {source: act, ref: "3"}, ...}',
    ),
    "lint-unknown-source": Page(
        "Citations of a source that pack.yaml does not list.",
        "pack.yaml にない出典の引用。",
        "The reader of a report could not find the text.",
        "レポートの読者が原文にたどり着けません。",
        'cite: {source: axt, ref: "3"}',
        'cite: {source: act, ref: "3"}',
    ),
    "lint-unknown-provision": Page(
        "`implements` of an id that `provisions/` does not list.",
        "`provisions/` にない ID を指す `implements`。",
        "Coverage is computed from these ids: a wrong one hides an open provision.",
        "網羅率はこの ID から計算されます。誤りがあると未対応の規定が隠れます。",
        "implements: [act.33]",
        "implements: [act.3]",
    ),
    "lint-open-provision": Page(
        "Provisions that nothing implements and nobody has excused.",
        "実装も除外（excused）もされていない規定。",
        "A paragraph that was overlooked looks exactly like one that is met.",
        "見落とされた条項は、満たされた条項と見分けがつきません。",
        '- {id: act.5, ref: "5", title: ...}   # and nothing names act.5',
        '- {id: act.5, ref: "5", title: ..., excused: {en: why, ja: なぜ}}',
    ),
    "lint-law-as-of": Page(
        "Days in pack.yaml (covers_from, dates of sources) after law_as_of.",
        "pack.yaml の日付（covers_from、出典の日付）のうち、law_as_of より後のもの。",
        "The pack says that it holds the law of a day on which its own sources did not exist.",
        "出典がまだ存在しない日の法令を収録していることになってしまいます。",
        "law_as_of: 2026-11-24\nsources: {act: {date: 2026-12-01, ...}}",
        "law_as_of: 2026-12-01\nsources: {act: {date: 2026-12-01, ...}}",
    ),
    "lint-verified-old": Page(
        "Rules whose `verified_on` is more than a year ago. A note: the calendar alone never makes a pack red.",
        "`verified_on` から一年以上経過した規則（注記のみ。日付の経過だけで失敗にはなりません）。",
        "The text may have been amended since.",
        "その後に改正されている可能性があります。",
        "verified_on: 2024-01-15",
        "verified_on: 2026-11-20",
    ),
    "lint-unverified": Page(
        "Rules, definitions, rows and clauses marked `verified: false`. A note: reports count them apart.",
        "`verified: false` とされた規則・定義・行・条件（注記のみ。レポートでは別に集計されます）。",
        "What rests on them was recalled, not read.",
        "記憶に基づくものであり、条文を確認していません。",
        "{from: 2025-01-01, value: 25%, verified: false}",
        '{from: 2025-01-01, value: 25%, cite: {source: act, ref: "2"}}',
    ),
}
