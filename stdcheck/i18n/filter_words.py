"""Words of the filter, English and Japanese: what cannot be understood in one, and the terms explained for a help page."""

from __future__ import annotations

from stdcheck.i18n.catalogue import Message

_HELP: dict[str, tuple[str, str]] = {
    "word": (
        "in the rule's id, title, facts or citation, or in the subject, the missing facts or the sentence",
        "規則の ID・表題・参照項目・根拠条文、または対象・不足項目・判定文に含まれる語",
    ),
    "quoted": ("text with spaces, or with signs that mean something here", "空白や記号を含む語句"),
    "outcome": (
        "outcomes, by id or label of either language; the beginning is enough",
        "判定（ID または日英の表示名。先頭の数文字でも可）",
    ),
    "pack": (
        "packs, by id; * stands for anything, ? for one character",
        "パック ID（* は任意の文字列、? は任意の 1 文字）",
    ),
    "rule": ("rules, by pack/rule or by the rule's own id", "規則 ID（パック ID/規則 ID、または規則 ID のみ）"),
    "fact": (
        "missing facts by address, and rules that can read such a fact",
        "不足項目のアドレス、または規則が参照する項目",
    ),
    "subject": ("subjects, by address", "対象のアドレス"),
    "due": ("due before that day; also <=, >, >=", "期限がその日より前（<=、>、>= も可）"),
    "due-within": ("due from the as-of date to 30 days later", "期限が基準日から 30 日以内"),
    "due-none": ("without a due date, or without a known one", "期限がない、または期限が不明"),
    "cause": (
        "what keeps it open: fact, judgement, evidence, law",
        "確定しない原因（fact：事実、judgement：判断、evidence：証拠、law：法令）",
    ),
    "verified": (
        "rests on law that nobody has verified; yes for the others",
        "未確認の法令に基づくもの（yes は確認済みのもの）",
    ),
    "changed": ("comes out otherwise than in the evaluation compared", "比較対象の評価と判定が異なるもの"),
    "not": ("a hyphen in front: all but these", "先頭のハイフンは否定：それ以外すべて"),
    "and": ("a space: both must hold", "空白区切り：両方を満たすもの"),
    "or": ("a comma: one of them must hold", "カンマ区切り：いずれかを満たすもの"),
}

MESSAGES: dict[str, Message] = {f"filter-help-{key}": Message(en, ja) for key, (en, ja) in _HELP.items()} | {
    "filter-key": Message(
        "there is no key `{key}`",
        "キー `{key}` はありません",
        "Did you mean {near}? Put text with a colon or a comparison sign in double quotes.",
        "候補：{near}。記号を含む語は二重引用符で囲んでください。",
    ),
    "filter-sign": Message(
        "this sign cannot stand behind `{key}`; write {near}",
        "`{key}` の直後にこの記号は使えません。使える形：{near}",
    ),
    "filter-value": Message(
        "`{key}` has no value `{value}`",
        "`{key}` に値 `{value}` はありません",
        "Did you mean {near}?",
        "候補：{near}",
    ),
    "filter-several": Message(
        "`{value}` can be several values of `{key}`",
        "`{key}` の値 `{value}` に当てはまるものが複数あります",
        "One of: {near}.",
        "候補：{near}",
    ),
    "filter-day": Message(
        "`{value}` is not a day; a day is written 2027-04-01",
        "`{value}` は日付ではありません。日付は 2027-04-01 の形で書きます",
        "Did you mean {near}?",
        "候補：{near}",
    ),
    "filter-due": Message(
        "behind `due:` stands `none` or a number of days such as `30d`, not `{value}`",
        "`due:` の後には `none` または `30d` のような日数を書きます（`{value}` は不可）",
        "Did you mean {near}?",
        "候補：{near}",
    ),
    "filter-empty": Message("a value is missing here", "値がありません"),
    "filter-unclosed": Message(
        "the double quote is not closed",
        "二重引用符が閉じられていません",
        'Write " behind the text.',
        '語句の後に " を付けてください。',
    ),
}
