"""Words for what can be wrong with cases, and for cases that do not come out as expected (codes `case-...`)."""

from __future__ import annotations

from stdcheck.i18n.catalogue import Message

MESSAGES: dict[str, Message] = {
    "case-first-here": Message("first here", "最初の記載"),
    "case-no-folder": Message("no folder of cases: {path}", "事例のフォルダーがありません：{path}"),
    "case-twice": Message('two cases have the id "{id}"', "id「{id}」の事例が 2 つあります"),
    "case-base-twice": Message('two bases have the name "{base}"', "「{base}」という base が 2 つあります"),
    "case-mapping-expected": Message(
        "Lines of the form `key: value` are expected here", "ここには「キー: 値」の形の行が必要です"
    ),
    "case-list-expected": Message("A list is expected here", "ここにはリストが必要です"),
    "case-text-expected": Message("A text is expected here", "ここには文字列が必要です"),
    "case-date-expected": Message(
        '"{given}" is no date', "「{given}」は日付ではありません", "Write YYYY-MM-DD.", "YYYY-MM-DD と書いてください。"
    ),
    "case-unknown-key": Message(
        'Unknown key "{key}"', "不明なキー「{key}」です", "Did you mean {near}?", "候補：{near}"
    ),
    "case-no-id": Message("A case without an id", "id のない事例です"),
    "case-no-facts": Message(
        'Case "{id}" has no facts', "事例「{id}」に事実がありません", "Add `given:`.", "`given:` を追加してください。"
    ),
    "case-no-base": Message(
        "Neither a base nor a profile is given",
        "base も profile もありません",
        "Add `base: name` or `profile:` with the facts.",
        "`base: 名前` または `profile:` と事実を書いてください。",
    ),
    "case-unknown-base": Message(
        'No base is called "{base}"',
        "「{base}」という base はありません",
        "Did you mean {near}? Bases stand under `bases:` in `_bases.yaml`.",
        "候補：{near}。base は `_bases.yaml` の `bases:` に書きます。",
    ),
    "case-no-expectation": Message('"{id}" expects nothing', "「{id}」には期待する結果がありません"),
    "case-expectation": Message(
        "An expectation names an answer with `is`, or a rule with an outcome",
        "期待する結果には、answer と is、または rule と outcome が必要です",
    ),
    "case-address": Message(
        'Nothing can be set or dropped at "{address}": no fact, list or id is called so',
        "「{address}」に当たる事実・リスト・ID がないため、設定も削除もできません",
        "Did you mean {near}?",
        "候補：{near}",
    ),
    "case-not-evaluated": Message(
        "the facts of the case have errors: it was not evaluated", "事例の事実に誤りがあり、評価していません"
    ),
    "case-no-subject": Message(
        "{name} has no such subject (there are: {subjects})", "{name} にその対象はありません（対象：{subjects}）"
    ),
    "case-several-subjects": Message(
        "{name} has several subjects, say which: {subjects}",
        "{name} の対象が複数あります。指定してください：{subjects}",
    ),
    "case-differs": Message(
        "{name} of {subject} is {got}, expected {expected}",
        "{subject} の {name} は {got} です（期待した結果：{expected}）",
    ),
    "case-failed": Message("FAILED {id} ({source})", "失敗 {id}（{source}）"),
    "case-summary": Message("{passed} passed, {failed} failed", "成功 {passed} 件、失敗 {failed} 件"),
    "case-missing": Message(
        "{name} of {subject} names as missing: {got}; not named: {lacking}",
        "{subject} の {name} が不足として挙げたもの：{got}。挙げていないもの：{lacking}",
    ),
    "case-no-source": Message(
        'Case "{id}" does not say where it comes from',
        "事例「{id}」に出典がありません",
        "Add `source:` with the provision, decision or document that the case rests on.",
        "事例の根拠となる条項・裁決・資料を `source:` に書いてください。",
    ),
    "case-unknown-outcome": Message(
        '"{word}" is no outcome', "「{word}」という結果はありません", "Did you mean {near}?", "候補：{near}"
    ),
    "case-unknown-rule": Message(
        "no rule is called {name} (candidates: {near})", "{name} という規則はありません（候補：{near}）"
    ),
    "case-unknown-answer": Message(
        "no answer is called {name} (candidates: {near})", "{name} という回答はありません（候補：{near}）"
    ),
    "case-through-value": Message(
        'The way to "{address}" leads through a value that has no parts',
        "「{address}」の途中に、下位の項目を持たない値があります",
        "Set or drop that value as a whole.",
        "その値全体を設定または削除してください。",
    ),
}
