"""Words for problems of a pack's files, named parts, rules, decisions and answers; part of `pack_problems`."""

from __future__ import annotations

from stdcheck.i18n.catalogue import Message

_MEANT = ("Did you mean {near}?", "候補：{near}")

FILES = {
    "pack-no-header": Message(
        "The folder holds no `pack.yaml`",
        "フォルダーに `pack.yaml` がありません",
        "It names the pack, its law, its sources and its answers.",
        "`pack.yaml` には、パックの名称、対象法令、出典および回答（answers）を書きます。",
    ),
    "pack-stray-file": Message(
        "`{name}` is no file of a pack and would never be read",
        "`{name}` はパックのファイルではなく、読み取られません",
        "Rules stand in `rules/*.yaml`; beside it there are lists, calendars, provisions, facts and cases.",
        "規則は `rules/*.yaml` に置きます。ほかに lists・calendars・provisions・facts・cases があります。",
    ),
    "pack-mapping-expected": Message(
        "A mapping (`key: value`) is needed here",
        "ここにはマッピング（`キー: 値`）が必要です",
    ),
    "pack-list-expected": Message(
        "A list is needed here",
        "ここにはリストが必要です",
        "Write `[a, b]` or one line each with `- `.",
        "`[a, b]` と書くか、`- ` で一行ずつ書いてください。",
    ),
    "pack-text-expected": Message(
        "A text is needed here",
        "ここには文字列が必要です",
    ),
    "pack-text-languages": Message(
        "The text must be written in English and Japanese",
        "英語と日本語の両方で書く必要があります",
        'Write `{{en: "...", ja: "..."}}`.',
        '`{{en: "...", ja: "..."}}` と書いてください。',
    ),
    "pack-unknown-key": Message("`{key}` is not known here", "`{key}` はここでは使えません", *_MEANT),
    "pack-missing-key": Message(
        "`{key}` is missing beside: {beside}", "`{key}` がありません（ほかに書かれている項目：{beside}）"
    ),
    "pack-bare-list": Message(
        "The file is a bare list",
        "ファイル全体がリストになっています",
        "Begin with `{section}:` and write the list below it.",
        "`{section}:` から書き始め、その下にリストを書いてください。",
    ),
    "pack-too-few": Message(
        "At least {count} needed here",
        "ここには少なくとも {count} 個必要です",
    ),
    "pack-id-form": Message(
        "`{id}` is no id: kebab-case is needed",
        "`{id}` は ID として使えません（kebab-case で書きます）",
        "Small letters and digits, joined by `-`.",
        "英小文字と数字を `-` でつないでください。",
    ),
    "pack-duplicate-id": Message(
        "`{id}` stands here a second time",
        "`{id}` が重複しています",
        "One id, one place: rename one of them or delete it.",
        "ID は一か所でだけ使えます。どちらかの名前を変えるか、削除してください。",
    ),
    "pack-header-form": Message(
        "`{text}` has not the form that is needed here",
        "`{text}` の書式が正しくありません",
        "Write it like {example}.",
        "{example} のように書いてください。",
    ),
    "pack-unknown-root": Message(
        "`{root}` is no kind of profile that the pack can run for",
        "`{root}` は、このパックの対象となるプロファイルの種類ではありません",
        *_MEANT,
    ),
}

PARTS = {
    "pack-unknown-definition": Message("There is no definition `{name}`", "定義 `{name}` はありません", *_MEANT),
    "pack-unknown-quantity": Message("There is no quantity `{name}`", "quantity `{name}` はありません", *_MEANT),
    "pack-unknown-decision": Message("There is no decision `{name}`", "判定（decision）`{name}` はありません", *_MEANT),
    "pack-unknown-rule": Message("There is no rule `{name}`", "規則 `{name}` はありません", *_MEANT),
    "pack-unknown-parameter": Message("There is no parameter `{name}`", "パラメーター `{name}` はありません", *_MEANT),
    "pack-unknown-list": Message("There is no list `{name}`", "リスト `{name}` はありません", *_MEANT),
    "pack-unknown-calendar": Message("There is no calendar `{name}`", "暦 `{name}` はありません", *_MEANT),
    "pack-unknown-method": Message("There is no method `{name}`", "方式（method）`{name}` はありません", *_MEANT),
    "pack-unknown-type": Message("There is no type `{type}`", "型 `{type}` はありません", *_MEANT),
    "pack-unknown-choice": Message("`{word}` cannot stand here", "`{word}` はここでは使えません", *_MEANT),
    "pack-value-or-unread": Message(
        "A dated row needs `value` or `unread`, and only one of them",
        "日付付きの行には、`value` または `unread` のどちらか一方が必要です",
        "`unread: {{en: why, ja: なぜ}}` where nobody has seen the law.",
        "法令を確認していない場合は `unread: {{en: why, ja: なぜ}}` とします。",
    ),
    "pack-unknown-argument": Message(
        "`{callee}` has no parameter `{name}`",
        "`{callee}` に引数 `{name}` はありません",
        *_MEANT,
    ),
    "pack-missing-argument": Message(
        "`{callee}` needs a value for: {names}",
        "`{callee}` には次の引数が必要です：{names}",
        "Give every parameter under `with:` (for a rule: every for_each name under `for:`).",
        "すべての引数を `with:`（規則の場合は for_each の名前を `for:`）に書いてください。",
    ),
    "pack-argument-type": Message(
        "`{name}` of `{callee}` is of type {wanted}, not {given}",
        "`{callee}` の `{name}` は {wanted} 型です（{given} 型は使えません）",
    ),
    "pack-cycle": Message(
        "These parts rest on each other: {cycle}",
        "循環参照になっています：{cycle}",
        "Definitions, quantities, decisions, rules and their exceptions must not come back to themselves, but for "
        "definitions that say `inductive: true`.",
        "定義・quantity・判定・規則とその例外は、自分自身に戻る参照を持てません（`inductive: true` とした定義を除く）。",
    ),
    "pack-inductive-place": Message(
        "`{name}` rests on what stands here, and must not be named in such a place",
        "`{name}` はこの箇所に依存しているため、ここでは参照できません",
        "Where a definition comes back to itself, more members must only make more true: `all`, `any`, `some`, `must`, "
        "`then`, `else`, and `where` of a count, a sum of what is never negative or `held_by`, beside gt or gte.",
        "自分自身に戻る参照は、該当するものが増えても成立が妨げられない場所（`all`・`any`・`some`・`must`・`then`・`else`、"
        "および gt・gte と比べる count・負にならない sum の `where` と `held_by`）にだけ書けます。",
    ),
    "pack-inductive-clock": Message(
        "`{name}` rests on itself and must not have a clock of its own",
        "`{name}` は自分自身に依存するため、独自の clock を持てません",
        "Give the clock to the rule or definition that asks for it.",
        "この定義を参照する規則または定義に clock を書いてください。",
    ),
    "pack-inductive-argument": Message(
        "`{name}` of `{callee}` is reckoned, and `{callee}` rests on this place",
        "`{callee}` の `{name}` が計算式ですが、`{callee}` はこの箇所に依存しています",
        "Where a definition comes back to itself, an argument is a fact, a constant, a parameter or a day.",
        "自分自身に戻る参照の引数には、事実・定数・パラメータ・日のいずれかを書いてください。",
    ),
    "pack-inductive-needless": Message(
        "`{name}` does not rest on itself: `inductive` does not belong here",
        "`{name}` は自分自身に依存していないため、`inductive` は不要です",
    ),
    "pack-last-row": Message(
        "The last row of a decision has no `when`: it says what holds in every other case",
        "判定の最後の行に `when` は書けません（ほかのすべての場合を定める行です）",
        "Add a last row without `when`.",
        "`when` のない行を最後に加えてください。",
    ),
    "pack-row-without-when": Message(
        "Only the last row may stand without `when`; the rows below would never be reached",
        "`when` を省略できるのは最後の行だけです（以降の行に到達しません）",
        "Add `when:` or move the row to the end.",
        "`when:` を加えるか、行を最後に移してください。",
    ),
    "pack-row-value": Message(
        "A row needs `is` or nested `rows`, and only one of them",
        "行には、`is` または入れ子の `rows` のどちらか一方が必要です",
    ),
    "pack-decision-mixed": Message(
        "The rows of a decision must all say words, or all values of one type",
        "判定の行の値は、すべて語にするか、すべて同じ型の値にしてください",
        "Words are snake_case (`is: prohibited`).",
        "語は snake_case で書きます（`is: prohibited`）。",
    ),
    "pack-provision-facts": Message(
        "`facts` of a provision is how many facts it turns on",
        "規定の `facts` には、その規定が問う事実の数を書きます",
        "Write a whole number: `facts: 3`.",
        "整数で書いてください：`facts: 3`",
    ),
    "pack-rank": Message("A rank is a whole number", "rank は整数で書いてください"),
    "pack-verdict": Message(
        "`{name}` cannot be the verdict of `{root}`: its one parameter must be the {root}, and its rows must say words",
        "`{name}` は `{root}` の判定に使えません（引数は {root} 一つ、行の値は語である必要があります）",
        "Write `params: {{{root}: {root}}}` and `is: a_word` in every row.",
        "`params: {{{root}: {root}}}` とし、各行を `is: 語` としてください。",
    ),
    "pack-verdict-rank": Message(
        "The value `{value}` of the verdict `{name}` needs a rank, the same wherever it stands",
        "判定 `{name}` の値 `{value}` には、どの行でも同じ rank が必要です",
        "A lower rank is better; best and worst of a verdict follow from it.",
        "rank は小さいほど良い結果を表し、最良・最悪の判定に使われます。",
    ),
    "pack-verdict-title": Message(
        "The value `{value}` of the verdict `{name}` has no title",
        "判定 `{name}` の値 `{value}` に title がありません",
        "Write `title: {{en: ..., ja: ...}}` in one of its rows.",
        "いずれかの行に `title: {{en: ..., ja: ...}}` を書いてください。",
    ),
}

RULES = {
    "pack-rule-breach": Message(
        "A {kind} needs exactly one of: {keys}",
        "{kind} には、次のうち一つだけが必要です：{keys}",
        "A prohibition says `prohibits`, a requirement `requires`, an obligation `requires` or `done`.",
        "prohibition には `prohibits`、requirement には `requires`、obligation には `requires` または `done` を書きます。",
    ),
    "pack-wrong-part": Message(
        "`{key}` has no place in this {kind}",
        "この {kind} に `{key}` は書けません",
        "Exceptions have `exception_to` and `when`; `due` and `not_before` stand beside `done`.",
        "例外には `exception_to` と `when` を書きます。`due` と `not_before` は `done` とともに使います。",
    ),
    "pack-duty-day": Message(
        "A duty needs the day by which (`due`) or from which (`not_before`) it is lawful",
        "義務（done）には、期限（`due`）または最も早い日（`not_before`）が必要です",
        "Without a day write `requires:` instead of `done:`.",
        "日付がない場合は、`done:` ではなく `requires:` を使ってください。",
    ),
    "pack-na-needs": Message(
        "`na_needs` is never asked: the rule has no `applies_when`, so it always applies",
        "`applies_when` がなく常に適用されるため、`na_needs` は使われません",
        "Add `applies_when` or delete `na_needs`.",
        "`applies_when` を加えるか、`na_needs` を削除してください。",
    ),
    "pack-answer-source": Message(
        "A source of an answer has exactly one of: {kinds}",
        "回答（answers）の出どころには、次のうち一つだけを書きます：{kinds}",
        "For example `{{definition: id, of: entity}}`.",
        "例：`{{definition: id, of: エンティティ}}`",
    ),
    "pack-answer-subject": Message(
        "`{name}` does not speak of `{of}`",
        "`{name}` は `{of}` についてのものではありません",
        "A definition, decision or quantity needs one parameter of this type; a rule speaks of its innermost for_each element.",
        "定義・判定・quantity にはこの型の引数が一つ必要です。規則の対象は、最も内側の for_each の要素です。",
    ),
    "pack-answer-twice": Message(
        "The answer has two sources for `{of}`",
        "`{of}` についての出どころが二つあります",
        "One source for each type of subject; join conditions in a definition.",
        "対象の型ごとに出どころは一つです。条件は定義の中でまとめてください。",
    ),
    "pack-answer-rule": Message(
        "`{name}` cannot give this answer: it is an exception, or no duty with `done`",
        "`{name}` は、例外であるか `done` のある義務ではないため、この回答に使えません",
        "`rule:` names a rule with an outcome of its own, `due:` a rule with `done`.",
        "`rule:` にはそれ自体の結果を持つ規則、`due:` には `done` のある規則を指定します。",
    ),
}
