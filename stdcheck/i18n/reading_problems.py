"""What is wrong with readings of contested text that a profile adopts."""

from __future__ import annotations

from stdcheck.i18n.catalogue import Message

MESSAGES: dict[str, Message] = {
    "reading-unknown": Message(
        "pack `{pack}` has no reading `{reading}`",
        "パック `{pack}` に解釈 `{reading}` はありません",
        "Did you mean {near}?",
        "候補：{near}",
    ),
    "reading-two": Message(
        "`{reading}` and `{other}` read one text in two ways",
        "`{reading}` と `{other}` は同じ条文の異なる解釈です",
        "Adopt one of them.",
        "どちらか一つだけを採用してください。",
    ),
    "reading-at-first": Message("the other one", "もう一方"),
    "reading-unknown-pack": Message(
        "no pack `{pack}` is in use",
        "パック `{pack}` は使用されていません",
        "Did you mean {near}?",
        "候補：{near}",
    ),
}
