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
    "reading-unknown-pack": Message(
        "no pack `{pack}` is in use",
        "パック `{pack}` は使用されていません",
        "Did you mean {near}?",
        "候補：{near}",
    ),
}
