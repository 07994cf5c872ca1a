"""Faults of ours, as they stand in reports; the details are in the crash report that stderr names."""

from __future__ import annotations

from stdcheck.i18n.catalogue import Message

MESSAGES: dict[str, Message] = {
    "internal-fault": Message(
        "stdcheck failed on this file, which was not evaluated",
        "内部エラーのため、このファイルは評価されませんでした",
        "Please report it with the crash report that is named on stderr; no value of a profile is in it.",
        "標準エラー出力に示したクラッシュ報告を添えてご連絡ください。プロファイルの値は含まれません。",
    ),
}
