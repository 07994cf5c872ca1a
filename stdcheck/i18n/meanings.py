"""What each outcome means, in a sentence, a part of the report words."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "meaning.error": (
        "a fault of the pack or of stdcheck: this could not be evaluated, and is shown so that nobody overlooks it",
        "パックまたは stdcheck の障害により評価できなかった（見落としのないよう必ず表示する）",
    ),
    "meaning.gap": (
        "the law is breached, or a duty was not done in time",
        "法令に違反している、または期限までに義務を履行していない",
    ),
    "meaning.undetermined": (
        "a gap or an open duty is possible: missing facts or evidence, or law not yet read, decide, and are named",
        "不適合・要対応の可能性があり、不足する事実・証拠または未読の法令次第で決まる（何が不足かを示す）",
    ),
    "meaning.judgement": (
        "a gap or an open duty is possible, and nothing but the judgement of a person is missing",
        "不適合・要対応の可能性があり、不足しているのは担当者の判断のみ",
    ),
    "meaning.due": (
        "a duty has arisen and is not done yet; its date is still ahead",
        "義務が生じており未履行だが、その期日はまだ到来していない",
    ),
    "meaning.exempt": (
        "it would be a breach, but an exception in the law holds",
        "本来は違反となるが、法令上の例外に当たる",
    ),
    "meaning.clear": (
        "several outcomes are possible, none of them a gap or an open duty: nothing more need be asked",
        "複数の結果があり得るが、不適合・要対応となるものはなく、追加の確認は不要",
    ),
    "meaning.pass": ("the rule applies and is met", "規定が適用され、満たされている"),
    "meaning.not_applicable": (
        "out of scope, or not in force on the day whose law counts",
        "適用範囲外、または基準日に施行されていない",
    ),
}
