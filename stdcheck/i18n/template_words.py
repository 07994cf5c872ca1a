"""What stands in a fresh profile beside the questions."""

from __future__ import annotations

from stdcheck.i18n.catalogue import Message

MESSAGES = {
    "template-head": Message(
        "The editor checks and completes this file with {schema} (stdcheck schema {kind} > {schema}).\n"
        "A blank value is unknown, and so is a line that is taken out. `{{none: why}}` says that there is none.\n"
        "A list may have more elements than those written until `..._complete: true` stands beside it.",
        "エディターは {schema} で入力を検査・補完します（stdcheck schema {kind} > {schema}）。\n"
        "空欄、または削除した行は「不明」です。存在しないことは `{{none: 理由}}` と書きます。\n"
        "`..._complete: true` と書くまで、一覧には記載以外の要素があり得るものとして扱います。",
    ),
    "template-entry": Message(
        "One entry for each, under an id of your own. Take the # away from what you fill in.",
        "1 件ごとに任意の id で記入します。記入する行の # を外してください。",
    ),
    "template-evidence": Message("Shown by: {text}", "証拠：{text}"),
    "template-only-for": Message("Only for: {values}", "対象：{values}"),
    "template-judgement": Message(
        "A judgement: it needs an entry below provenance with by, stated_on and reason.",
        "判断事項：provenance に by・stated_on・reason の記載が必要です。",
    ),
    "template-provenance": Message(
        "Where a fact comes from; a judgement needs by, stated_on and reason.\n"
        "  parties.x1.kind: {{source: ..., by: ..., stated_on: 2026-11-24, reason: ...}}",
        "事実の出典。判断には by・stated_on・reason が必要です。\n"
        "  parties.x1.kind: {{source: ..., by: ..., stated_on: 2026-11-24, reason: ...}}",
    ),
}
