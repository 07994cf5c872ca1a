"""Words and pages of the checks on cases, a part of the `lint-...` words."""

from __future__ import annotations

from stdcheck.i18n.catalogue import Message
from stdcheck.i18n.pages import Page

MESSAGES = {
    "lint-outcome-not-shown": Message(
        "No case shows `{rule}` with: {outcomes}",
        "規則 `{rule}` が次の結果になる事例がありません：{outcomes}",
        "Add a case that expects it of the rule.",
        "その結果を期待する事例を加えてください。",
    ),
    "lint-exception-not-shown": Message(
        "No case shows the exception `{rule}` effective",
        "例外 `{rule}` が効力を持つ事例がありません",
        "Add a case in which it helps.",
        "例外が働く事例を加えてください。",
    ),
    "lint-not-reached": Message(
        "No case asks about `{name}`",
        "`{name}` を問う事例がありません",
        "Add a case that expects something of a rule or answer that rests on it.",
        "これを使う規則・回答について、結果を期待する事例を加えてください。",
    ),
    "lint-leaf-one-sided": Message(
        "This clause of `{name}` is in no case: {truths}",
        "`{name}` のこの条件が次の真偽になる事例がありません：{truths}",
        "Add a case in which it is; for unknown, drop the fact and name what is missing.",
        "そうなる事例を加えてください（unknown は、事実を省いて missing を書きます）。",
    ),
    "lint-cut-one-sided": Message(
        "The limit in `{name}` ({operator}) lacks a case at: {sides}",
        "`{name}` の境界（{operator}）について、次の値の事例がありません：{sides}",
        "Add rows under `vary`: at the limit, and one step beyond it.",
        "`vary` に、境界の値と、その一つ外側の値の行を加えてください。",
    ),
}

PAGES = {
    "lint-outcome-not-shown": Page(
        "Outcomes that the form of a rule allows (pass, gap, due, exempt, not_applicable, undetermined or judgement) and that no case which asks for the rule ends in (`--cases`; a note).",
        "規則の形から起こり得る結果（pass・gap・due・exempt・not_applicable・undetermined または judgement）のうち、その規則を問う事例に現れないもの（`--cases` 指定時。注記のみ）。",
        "A rule that is never seen to pass, or never seen to bite, may do neither.",
        "適合・不適合のどちらかが一度も現れない規則は、正しく働いていないかもしれません。",
        "expect: [{rule: import-ban, outcome: gap}]   # in every case",
        "vary: {path: ..., rows: [{..., expect: [{rule: import-ban, outcome: gap}]}, {..., expect: [{rule: import-ban, outcome: pass}]}]}",
    ),
    "lint-exception-not-shown": Page(
        "Exceptions whose condition holds in no case, or holds only where an exception of theirs does (`--cases`; a note).",
        "どの事例でも条件が成り立たない例外、または、それに対する例外と同時にしか成り立たない例外（`--cases` 指定時。注記のみ）。",
        "An exemption that nobody has seen work may be written the wrong way round.",
        "働くところを確かめていない免除は、条件が逆かもしれません。",
        "# no case with on_trial: true",
        "given: {base: spare, set: {components.tcu.on_trial: true}}, expect: [{rule: import-ban, outcome: exempt}]",
    ),
    "lint-not-reached": Page(
        "Definitions, quantities and decisions that are not evaluated in any case, not even through other parts (`--cases`; a note).",
        "どの事例でも、ほかを通じても評価されない定義・quantity・判定（`--cases` 指定時。注記のみ）。",
        "Whatever stands in them, no case would notice.",
        "内容が誤っていても、どの事例でも気付けません。",
        "definitions: {controlled: ...}   # every case is decided before it is asked",
        "- {id: controlled-only, ..., expect: [{answer: linked, subject: parties.s1, is: true}]}",
    ),
    "lint-leaf-one-sided": Page(
        "Comparisons and yes/no facts of parts that cases ask about, which on the facts of the cases are never true, never false or never unknown although they could be (`--cases`; a note). What stops before a clause does not look at it.",
        "事例で問われる部分の比較・yes_no の条件のうち、起こり得るのに、どの事例でも真・偽・不明のいずれかにならないもの（`--cases` 指定時。注記のみ。先に結論が出た条件は評価されません）。",
        "A clause that is always true in the cases could be deleted, and they would all still pass.",
        "事例の中で常に真の条件は、削除しても事例がすべて成功してしまいます。",
        "prohibits: {all: [{fact: unit, meets: linked}, unit.knowing]}   # knowing is true in every case",
        "vary: {path: components.tcu.knowing, rows: [{value: true, ...}, {value: false, ...}, {drop: true, ...}]}",
    ),
    "lint-cut-one-sided": Page(
        "Ordered comparisons with a figure, a day or a sum of the law for which no case has the limit itself, or none the next step on its other side (a day, a year, one unit, one percentage point); the edges of `in_force` of rules; the day of a duty, for the day it was done and for the day of the check (`--cases`; a note). 0, 1, 0% and 100% are no limits of the law.",
        "法令上の数値・日付・期間との大小・前後の比較のうち、境界の値そのもの、またはその一つ外側（1 日・1 年・1 単位・1 ポイント）の事例がないもの。規則の `in_force` の端、義務の期限（履行日・確認日との前後）も含みます（`--cases` 指定時。注記のみ。0・1・0%・100% を除く）。",
        "`lt` and `lte` differ at the limit only.",
        "`lt` と `lte` の違いは、境界の値にしか現れません。",
        "rows: [{value: 2020-01-01, ...}, {value: 2040-01-01, ...}]   # the limit is 2029-01-01",
        "rows: [{value: 2028-12-31, ...}, {value: 2029-01-01, ...}]",
    ),
}
