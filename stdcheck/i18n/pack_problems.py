"""Words for what can be wrong with a rule pack (codes `pack-...`), and labels for the further places of a problem."""

from __future__ import annotations

from stdcheck.i18n.catalogue import Message
from stdcheck.i18n.pack_conditions import DATES, LEAVES, OWNERSHIP
from stdcheck.i18n.pack_structure import FILES, PARTS, RULES

PLACES = {
    "pack-at-first": Message("first written here", "最初の記述"),
    "pack-at-list": Message("the list", "リストの定義"),
    "pack-at-rule": Message("the rule", "規則の定義"),
    "pack-at-decision": Message("the decision", "判定（decision）の定義"),
    "pack-at-path": Message("the path is read here", "このパスが参照されている箇所"),
}

PATHS = {
    "pack-path-expected": Message(
        "A path is needed here, not `{text}`",
        "ここにはパスが必要です（`{text}` はパスではありません）",
        "Write a name in scope, then facts, joined by dots, without quotes: `unit.importer.organised_in`.",
        "有効な名前のあとに事実名をドットでつなぎ、引用符なしで書いてください。例：`unit.importer.organised_in`",
    ),
    "pack-unknown-name": Message(
        "`{name}` is neither a name in scope nor a collection",
        "`{name}` は、ここで使える名前でもコレクションでもありません",
        "Did you mean {near}?",
        "候補：{near}",
    ),
    "pack-unknown-fact": Message(
        "`{path}`: {entity} has no fact `{fact}`",
        "`{path}`：{entity} に事実 `{fact}` は宣言されていません",
        "Did you mean {near}? Facts are declared in `facts/{entity}.yaml`.",
        "候補：{near}。事実は `facts/{entity}.yaml` で宣言します。",
    ),
    "pack-path-through-list": Message(
        "`{path}` goes through a list to `{step}`",
        "`{path}` は、リストを通って `{step}` を参照しています",
        "Quantify over the list with `some`, `every`, `count`, `sum` or `share` and read the fact of its element.",
        "`some`・`every`・`count`・`sum`・`share` でリストの要素を取り、その要素の事実を参照してください。",
    ),
    "pack-path-through-relation": Message(
        "`{path}` reads `{step}` of a keyed relation without naming the row",
        "`{path}` は、キー付きの表の行を特定せずに `{step}` を参照しています",
        "Name the row with `for:`: `{{fact: {path}, for: {{key: path}}, is: ...}}`.",
        "`for:` で行を特定してください：`{{fact: {path}, for: {{キー: パス}}, is: ...}}`",
    ),
    "pack-path-through-value": Message(
        "`{path}`: what stands before `{step}` is of type {type} and has no facts",
        "`{path}`：`{step}` の前は {type} 型であり、事実を持ちません",
        "Only a reference or an entity can be followed by another fact.",
        "続けて事実を書けるのは、参照またはエンティティだけです。",
    ),
    "pack-path-root": Message(
        "`{root}` is no kind of profile that this part runs for: {roots}",
        "この規定の対象となるプロファイルの種類（{roots}）に `{root}` は含まれません",
        "Add the kind under `root:` of the rule (and `roots:` of pack.yaml), or read the fact elsewhere.",
        "規則の `root:`（および pack.yaml の `roots:`）に種類を追加するか、別の事実を参照してください。",
    ),
    "pack-call-root": Message(
        "`{name}` reads facts of `{root}`, for which this part does not run: {roots}",
        "`{name}` は `{root}` の事実を参照しますが、この規定の対象は {roots} です",
        "Narrow `root:` of the rule, or give the definition a parameter instead of the path.",
        "規則の `root:` を見直すか、パスの代わりに引数（params）を使ってください。",
    ),
    "pack-name-not-in-every-parent": Message(
        "`{name}` is not a name of every rule that this is an exception to: `{rule}` has none",
        "`{name}` は、例外の対象となる規則のすべてで使える名前ではありません（`{rule}` にありません）",
        "Bind it for each of them: `exception_to: [{{rule: {rule}, with: {{{name}: path}}}}]`.",
        "規則ごとに対応付けてください：`exception_to: [{{rule: {rule}, with: {{{name}: パス}}}}]`",
    ),
    "pack-parents-differ": Message(
        "`{name}` means things of different types in the rules that this is an exception to",
        "`{name}` の型が、例外の対象となる規則の間で異なります",
        "Bind names with `with:` so that each stands for the same type everywhere.",
        "`with:` で名前を対応付け、どの規則でも同じ型になるようにしてください。",
    ),
    "pack-name-hides": Message(
        "`{name}` is taken: by a name in scope, a kind of profile or a collection",
        "`{name}` は既に使われています（ここで使える名前、プロファイルの種類またはコレクション）",
        "Choose another name.",
        "別の名前にしてください。",
    ),
    "pack-name-form": Message(
        "`{name}` is no name: snake_case is needed",
        "`{name}` は名前として使えません（snake_case で書きます）",
        "Small letters, digits and `_`, beginning with a letter.",
        "英小文字で始め、英小文字・数字・`_` だけを使ってください。",
    ),
    "pack-not-a-list": Message(
        "`{path}` is no list but of type {type}",
        "`{path}` はリストではなく {type} 型です",
        "Quantifiers and loops run over lists and collections.",
        "限定子や for_each の対象は、リストまたはコレクションです。",
    ),
    "pack-relation-quantified": Message(
        "`{path}` is a keyed relation: one cannot quantify over it",
        "`{path}` はキー付きの表であり、限定子の対象にできません",
        "Quantify over the things that make its keys and name the row with `for:`.",
        "キーとなる要素を限定子で取り、`for:` で行を特定してください。",
    ),
    "pack-relation-expected": Message(
        "`{path}` is no fact of a keyed relation, so `for:` has no meaning here",
        "`{path}` はキー付きの表の事実ではないため、`for:` は使えません",
        "Write `{{fact: entity.relation.fact, for: {{key: path}}}}`, or leave out `for:`.",
        "`{{fact: エンティティ.表.事実, for: {{キー: パス}}}}` と書くか、`for:` を削除してください。",
    ),
    "pack-bare-path": Message(
        "`{path}` alone is no condition: it is of type {type}, not yes/no",
        "`{path}` は {type} 型であり、単独では条件になりません（yes_no ではありません）",
        "Compare it: `{{fact: {path}, is: ...}}`.",
        "比較を書いてください：`{{fact: {path}, is: ...}}`",
    ),
    "pack-loop-over-values": Message(
        "`{name}` would run over plain values ({type}); a rule needs things that have an address",
        "`{name}` の対象が単純な値（{type}）のリストです。規則の対象はアドレスを持つものに限られます",
        "Loop over entities, and quantify over the values in the condition.",
        "エンティティを対象とし、値は条件の中で限定子を使って調べてください。",
    ),
}

MESSAGES = {**PLACES, **PATHS, **LEAVES, **DATES, **OWNERSHIP, **FILES, **PARTS, **RULES}
