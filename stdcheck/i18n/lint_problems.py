"""Words for what `stdcheck packs lint` objects to (codes `lint-...`); the longer pages stand in `lint_pages`."""

from __future__ import annotations

from stdcheck.i18n import lint_cases, lint_texts
from stdcheck.i18n.catalogue import Message

MESSAGES = {
    "lint-at-first": Message("the first one", "最初の記述"),
    "lint-unused-definition": Message(
        "No rule, note, verdict or answer rests on `{name}`",
        "`{name}` は、どの規則・注記・判定・回答からも使われていません",
        "Use it, publish it as an answer, or delete it.",
        "使用するか、回答（answers）として公開するか、削除してください。",
    ),
    "lint-unused-parameter": Message(
        "Nothing compares with the parameter `{name}`",
        "パラメーター `{name}` は使われていません",
        "Replace the figure in the condition by `{{param: {name}}}`, or delete the parameter.",
        "条件の数値を `{{param: {name}}}` に置き換えるか、削除してください。",
    ),
    "lint-unused-list": Message(
        "Nothing refers to `{name}`",
        "`{name}` は使われていません",
        "Refer to it, or delete it.",
        "参照を加えるか、削除してください。",
    ),
    "lint-unused-fact": Message(
        "No rule reads the fact `{fact}` of {entity}",
        "{entity} の事実 `{fact}` を参照する規則はありません",
        "Users would be asked for nothing: read it in a condition or delete it.",
        "利用者に無用な質問をすることになります。条件で使うか、削除してください。",
    ),
    "lint-fact-twice": Message(
        "`{fact}` asks the same question as `{other}`",
        "`{fact}` の質問文が `{other}` と同じです",
        "One observation is one fact: read the one that is there, or ask what is different.",
        "同じ観察は一つの事実にまとめます。既存の事実を使うか、違いが分かる質問文にしてください。",
    ),
    "lint-no-remediation": Message(
        "The rule `{rule}` does not say what to do about a gap",
        "規則 `{rule}` に、不適合の場合の対応が書かれていません",
        "Add `remediation: {{en: ..., ja: ...}}`.",
        "`remediation: {{en: ..., ja: ...}}` を加えてください。",
    ),
    "lint-always-true": Message(
        "This clause in `{name}` is always true",
        "`{name}` のこの条件は常に真です",
        "Delete it, or correct what it compares.",
        "削除するか、比較の内容を見直してください。",
    ),
    "lint-always-false": Message(
        "This clause in `{name}` can never be true",
        "`{name}` のこの条件が真になることはありません",
        "Its parts contradict each other: `any` may have been meant where `all` stands.",
        "条件どうしが矛盾しています。`all` ではなく `any` の誤りではありませんか。",
    ),
    "lint-unreachable-exception": Message(
        "The exception `{rule}` can never be effective",
        "例外 `{rule}` が効力を持つことはありません",
        "Compare its condition and its period with those of the rules that it stands under.",
        "条件と期間を、対象となる規則のものと照らし合わせてください。",
    ),
    "lint-literal-threshold": Message(
        "A figure of the law stands in the condition (`{operator}`)",
        "法令上の数値・日付が条件に直接書かれています（`{operator}`）",
        "Write it as a dated parameter with its citation: `{{param: id}}`.",
        "出典付きの日付付きパラメーターにして、`{{param: id}}` で参照してください。",
    ),
    "lint-every-over-empty": Message(
        "`every` in `{name}` is true where `{path}` is empty",
        "`{name}` の `every` は、`{path}` が空の場合にも真になります",
        "Say beside it, or in `applies_when`, that there is one: `{{some: {path}}}`.",
        "要素があることを、同じ条件か `applies_when` に書いてください：`{{some: {path}}}`",
    ),
    "lint-placeholder": Message(
        "The text holds `{text}` ({language}), which nothing fills in",
        "文章（{language}）に `{text}` がありますが、置き換えられずにそのまま表示されます",
        "Write the text out; reports name the facts beside it.",
        "具体的な文章にしてください。関係する事実はレポートに併記されます。",
    ),
    "lint-no-in-force": Message(
        "The rule `{rule}` does not say since when it applies",
        "規則 `{rule}` に、適用開始日がありません",
        "Add `in_force: {{from: ...}}`: the first day on which all that matters is encoded.",
        "`in_force: {{from: ...}}` を加えてください（必要な規定がすべて収録されている最初の日）。",
    ),
    "lint-no-clock": Message(
        "The rule `{rule}` is dated but has no clock: it is read on the as-of day",
        "規則 `{rule}` は期間を持ちますが clock がないため、基準日（as-of）で判定されます",
        "Name the day that the law looks at, or write `clock: as-of`.",
        "法令が基準とする日を指定するか、`clock: as-of` と明記してください。",
    ),
    "lint-overlap": Message(
        "Two rows of `{name}` claim {day}",
        "`{name}` の二つの行が {day} に重なっています",
        "Both days of a period count: end the earlier row on the day before.",
        "期間は初日と末日を含みます。前の行を前日で終えてください。",
    ),
    "lint-gap": Message(
        "`{name}` has no value from {start} to {end}",
        "`{name}` には、{start} から {end} までの値がありません",
        "Add the row, or `unread:` where nobody has seen the law of those days.",
        "行を加えるか、確認していない期間であれば `unread:` としてください。",
    ),
    "lint-no-citation": Message(
        "`{rule}` does not say where it stands in the law",
        "`{rule}` に法令の根拠がありません",
        "Add `cite: {{source: id, ref: paragraph}}`.",
        "`cite: {{source: id, ref: 条項}}` を加えてください。",
    ),
    "lint-unknown-source": Message(
        "`{source}` is no source of the pack",
        "`{source}` はパックの出典にありません",
        "Did you mean {near}? Sources are listed in pack.yaml.",
        "候補：{near}。出典は pack.yaml に書きます。",
    ),
    "lint-unknown-provision": Message(
        "There is no provision `{id}`",
        "規定 `{id}` はありません",
        "Did you mean {near}? Provisions are listed in `provisions/`.",
        "候補：{near}。規定は `provisions/` に書きます。",
    ),
    "lint-open-provision": Message(
        "Nothing implements the provision `{id}` ({ref})",
        "規定 `{id}`（{ref}）を実装したものがありません",
        "Name it under `implements:` of what does, or say under `excused:` why no machine can check it.",
        "実装した箇所の `implements:` に書くか、機械で確認できない理由を `excused:` に書いてください。",
    ),
    "lint-law-as-of": Message(
        "{day} (`{what}`) lies after the day of the law, {law_as_of}",
        "{day}（`{what}`）が、法令の基準日 {law_as_of} より後です",
        "`law_as_of` is the last day whose law the pack holds: move it on when the law was read again.",
        "`law_as_of` は、収録した法令の基準日です。改めて確認したときに更新してください。",
    ),
    "lint-verified-old": Message(
        "`{rule}` was last checked against the text on {day}",
        "`{rule}` を条文と照合したのは {day} です",
    ),
    "lint-unverified": Message(
        "`{name}` was not checked against the text of the law",
        "`{name}` は条文と照合されていません",
    ),
    **lint_texts.MESSAGES,
    **lint_cases.MESSAGES,
}
