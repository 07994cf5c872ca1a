"""Words for problems of conditions, terms, days and ownership in a pack; part of `pack_problems`."""

from __future__ import annotations

from stdcheck.i18n.catalogue import Message

LEAVES = {
    "pack-condition-expected": Message(
        "A condition is needed here",
        "ここには条件が必要です",
        "Several conditions stand under `all:` or `any:`.",
        "複数の条件は `all:` または `any:` の下に書いてください。",
    ),
    "pack-term-expected": Message(
        "One value is needed here, not a list",
        "ここには一つの値が必要です（リストは書けません）",
        "Write a constant, or `{{fact: path}}`, `{{param: id}}`, `{{quantity: id}}`.",
        "定数、`{{fact: パス}}`、`{{param: id}}` または `{{quantity: id}}` を書いてください。",
    ),
    "pack-no-form": Message(
        "This is no form of the rule language",
        "規則言語の書式ではありません",
        "Did you mean {near}?",
        "候補：{near}",
    ),
    "pack-two-forms": Message(
        "This mixes several forms: {forms}",
        "複数の書式が混在しています：{forms}",
        "Write one form per mapping; join conditions with `all:` or `any:`.",
        "一つのマッピングには一つの書式だけを書き、条件は `all:` または `any:` でまとめてください。",
    ),
    "pack-no-operator": Message(
        "The comparison has no operator",
        "比較の演算子がありません",
        "One of: {operators}.",
        "次のいずれかを書いてください：{operators}",
    ),
    "pack-two-operators": Message(
        "The comparison has several operators: {operators}",
        "比較の演算子が複数あります：{operators}",
        "Write one comparison each and join them with `all:`.",
        "比較ごとに分け、`all:` でまとめてください。",
    ),
    "pack-operator-type": Message(
        "`{operator}` does not go with the type {type}",
        "`{operator}` は {type} 型には使えません",
        "Numbers take lt, lte, gt, gte; days before, on_or_before, after, on_or_after; lists any_in, or quantify over them.",
        "数値には lt・lte・gt・gte、日付には before・on_or_before・after・on_or_after、リストには any_in または限定子を使います。",
    ),
    "pack-compare-types": Message(
        "A value of type {left} cannot be compared with one of type {right}",
        "{left} 型の値と {right} 型の値は比較できません",
        "Percentages stand beside percentages (`25%`), years beside years, amounts beside amounts in one of their units.",
        "割合は割合（`25%`）、年は年、数量は同じ単位の数量とだけ比較できます。",
    ),
    "pack-one-value": Message(
        "One value is needed here",
        "ここには値を一つだけ書きます",
        "For several values use an operator that takes a list.",
        "複数の値と比べるときは、リストを取る演算子を使ってください。",
    ),
    "pack-several-values": Message(
        "A list of values is needed here",
        "ここには値のリストが必要です",
        "Write `[a, b]` or `{{list: id}}`.",
        "`[a, b]` または `{{list: id}}` と書いてください。",
    ),
    "pack-entity-literal": Message(
        "An entity ({type}) cannot be written as a constant",
        "エンティティ（{type}）は定数として書けません",
        "Compare it with another path: `{{fact: path}}`.",
        "別のパスと比較してください：`{{fact: パス}}`",
    ),
    "pack-unknown-value": Message(
        "`{value}` is none of the declared values",
        "`{value}` は宣言された値ではありません",
        "Did you mean {near}?",
        "候補：{near}",
    ),
    "pack-parameter-unit": Message(
        "A value of `{name}` has none of the units in which the fact can be stated: {units}",
        "`{name}` の値に、事実を記載できる単位（{units}）が一つもありません",
        "The engine never converts: give the parameter a figure in one of these units.",
        "単位の換算は行いません。いずれかの単位の数値をパラメーターに加えてください。",
    ),
    "pack-if-none-missing": Message(
        "One side may be none, and nothing says what then holds",
        "値が「存在しない」場合の扱いが書かれていません",
        "Add `if_none: true` or `if_none: false`: what the law says of somebody who has no such thing.",
        "`if_none: true` または `if_none: false` を加えてください（該当するものがない場合に法令上どうなるか）。",
    ),
    "pack-if-none-needless": Message(
        "`if_none` is not needed here: no side can be none, or the operator answers for none itself",
        "ここでは `if_none` は不要です（どちらの値も必ず存在するか、演算子自体が扱いを定めています）",
        "Delete it: it would say something about a case that cannot arise.",
        "起こり得ない場合についての記述になるため、削除してください。",
    ),
    "pack-meets-subject": Message(
        "`meets` needs one thing on its left",
        "`meets` の左側には対象が一つ必要です",
        "Write `{{fact: path, meets: definition}}`; further parameters stand under `with:`.",
        "`{{fact: パス, meets: 定義}}` と書き、ほかの引数は `with:` に書いてください。",
    ),
    "pack-arithmetic-types": Message(
        "`{operator}` cannot join these types: {types}",
        "`{operator}` では、次の型を組み合わせられません：{types}",
        "Sums and extremes need one type; a product has at most one amount with a unit. Days are moved with date sums.",
        "和・最大・最小には同じ型、積には単位付きの値を一つだけ使えます。日付は日付の加減算（days など）で動かします。",
    ),
    "pack-branch-types": Message(
        "`then` and `else` cannot stand for one value: {types}",
        "`then` と `else` を一つの値として扱えません：{types}",
        "Both need one type: numbers, percentages, amounts, years or days. For words write a decision.",
        "両方を同じ型（数値・割合・数量・金額・年・日付）にしてください。文字列には decision を使います。",
    ),
    "pack-aggregate-type": Message(
        "`{operator}` cannot take values of type {type}",
        "`{operator}` に {type} 型の値は使えません",
        "Numbers, percentages and amounts can be added; extremes can also be taken of days and years.",
        "合計できるのは数値・割合・数量・金額です。最大・最小は日付と年にも使えます。",
    ),
    "pack-wrong-type": Message(
        "A value of type {wanted} is needed here, not {given}",
        "ここには {wanted} 型の値が必要です（{given} 型になっています）",
        "Name a fact, parameter or quantity of that type.",
        "その型の事実、パラメーターまたは quantity を指定してください。",
    ),
    "pack-decision-not-worded": Message(
        "`{name}` has numbers or days as its values and cannot be compared by words",
        "`{name}` の値は数値または日付であり、語で比較できません",
        "Only decisions whose rows say words (`is: prohibited`) can stand in a condition.",
        "条件に使えるのは、行の値が語（`is: prohibited` など）である判定だけです。",
    ),
    "pack-unknown-outcome": Message(
        "`{value}` is no outcome that a condition may name",
        "`{value}` は、条件で指定できる結果ではありません",
        "One of: {near}. Headlines such as clear or undetermined change as facts arrive and cannot be named.",
        "候補：{near}。clear や undetermined などの見出しは、情報が増えると変わるため指定できません。",
    ),
    "pack-outcome-of-exception": Message(
        "`{name}` is an exception and has no outcome of its own",
        "`{name}` は例外であり、それ自体の結果を持ちません",
        "Name the rule that it is an exception to, with `is: exempt`.",
        "例外の対象となる規則を指定し、`is: exempt` としてください。",
    ),
}

DATES = {
    "pack-period-empty": Message(
        "The period ends ({end}) before it begins ({start})",
        "期間の終わり（{end}）が始まり（{start}）より前です",
        "`from` and `until` are both inclusive.",
        "`from` も `until` も、その日を含みます。",
    ),
    "pack-clock-may-be-none": Message(
        "The day of this clock may be none",
        "この clock の日付は「存在しない」ことがあります",
        "Say what then counts: `clock: {{fact: path, otherwise: as-of}}`.",
        "その場合の扱いを書いてください：`clock: {{fact: パス, otherwise: as-of}}`",
    ),
    "pack-clock-never-none": Message(
        "`otherwise` is not needed: the day of this clock always exists",
        "`otherwise` は不要です（この clock の日付は必ず存在します）",
        "Delete it. An unknown day is never read as today.",
        "削除してください。不明な日付が今日とみなされることはありません。",
    ),
    "pack-clock-otherwise": Message(
        "`otherwise` of a clock can only be `as-of`",
        "clock の `otherwise` に書けるのは `as-of` だけです",
        "Use a quantity for the first of several dates.",
        "複数の日付のうち最初の日を使うときは、quantity を使ってください。",
    ),
    "pack-unknown-day": Message(
        "`{name}` is no day",
        "`{name}` という日はありません",
        "One of: {near}.",
        "候補：{near}",
    ),
    "pack-date-sum-direction": Message(
        "A date sum needs `before` or `after`, and only one of them",
        "日付の加減算には、`before` または `after` のどちらか一方が必要です",
        "For example `{{days: 30, after: path}}`.",
        "例：`{{days: 30, after: パス}}`",
    ),
    "pack-date-sum-amount": Message(
        "A date sum needs a whole number that is not negative",
        "日付の加減算には、0 以上の整数が必要です",
        "Turn the sum round with `before` or `after` instead of a sign.",
        "向きは符号ではなく `before` と `after` で表してください。",
    ),
    "pack-date-sum-ambiguous": Message(
        "The sum is ambiguous where the month has no such day",
        "応当日のない月では、計算結果が一つに定まりません",
        "Say what the law says with `month_end:`, one of {choices}.",
        "法令の定めを `month_end:` で指定してください（{choices}）。",
    ),
    "pack-date-sum-needless": Message(
        "`{key}` has no effect in this date sum",
        "この日付の加減算では、`{key}` は意味を持ちません",
        "Delete it: it would only seem to say something.",
        "誤解を招くため、削除してください。",
    ),
    "pack-holiday": Message(
        "{day} lies outside the calendar or stands in it twice",
        "{day} は暦の期間外であるか、重複しています",
        "Every holiday stands once, between `from` and `until`.",
        "休日は、`from` から `until` までの間に一度だけ書いてください。",
    ),
    "pack-due-may-be-none": Message(
        "The day under `{key}` may be none, and `applies_when` does not speak of that",
        "`{key}` の日付は「存在しない」ことがありますが、`applies_when` に条件がありません",
        "Let the rule apply only where the day exists: `{{fact: path, is_none: false}}`.",
        "日付が存在する場合に限って適用されるようにしてください：`{{fact: パス, is_none: false}}`",
    ),
}

OWNERSHIP = {
    "pack-no-ownership": Message(
        "The vocabulary declares no stakes, so there is no ownership to trace",
        "語彙に持分（edge を持つエンティティ）の宣言がないため、所有関係をたどれません",
        "Declare an entity with `edge:`.",
        "`edge:` を持つエンティティを宣言してください。",
    ),
    "pack-interest-holder": Message(
        "An interest needs `holder` or `held_by`, and only one of them",
        "interest には、`holder` または `held_by` のどちらか一方が必要です",
        "`holder: path` for one party, `held_by: {{meets: definition}}` for everybody who meets a test.",
        "当事者を一人指定するなら `holder: パス`、条件を満たす者すべてなら `held_by: {{meets: 定義}}` です。",
    ),
    "pack-interest-together": Message(
        "`together_with` needs a `holder`",
        "`together_with` には `holder` が必要です",
        "It adds those who are in a relation to the holder.",
        "`together_with` は、holder と一定の関係にある者の持分を合算します。",
    ),
    "pack-interest-test": Message(
        "`{name}` is no definition about {count} of type {type}",
        "`{name}` は、{type} 型の引数を {count} 個取る定義ではありません",
        "`held_by` takes a test of one party, `together_with` a test of two (the holder first).",
        "`held_by` には当事者一人、`together_with` には二人（先頭が holder）についての定義を指定します。",
    ),
}
