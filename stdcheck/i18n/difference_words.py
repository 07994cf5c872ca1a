"""Words of comparisons of two evaluations, English and Japanese."""

from __future__ import annotations

from stdcheck.i18n.catalogue import Message

_WORDS: dict[str, tuple[str, str]] = {
    "side": ("{name}, as of {day}", "{name}、{day} 現在"),
    "head": ("{before} -> {after}", "{before} → {after}"),
    "none": ("No result, verdict or answer differs.", "結果・総合判定・出力に違いはありません。"),
    "new": ("new", "新規"),
    "gone": ("gone", "消滅"),
    "changed": ("changed", "変化"),
    "from_to": ("{before} -> {after}", "{before} → {after}"),
    "facts": ("Facts that differ:", "異なる事実："),
    "fact": ("{fact}: {before} -> {after}", "{fact}：{before} → {after}"),
    "absent": ("not given", "未記入"),
    "packs": ("Packs that differ:", "異なるパック："),
    "pack": ("{id}: {before} -> {after}", "{id}：{before} → {after}"),
    "no_pack": ("not in use", "不使用"),
    "summary": ("new: {new}, gone: {gone}, changed: {changed}", "新規 {new} 件、消滅 {gone} 件、変化 {changed} 件"),
    "not_evaluated": (
        "{name}: {profile} was not evaluated, so that nothing can be said of it",
        "{name}：{profile} は評価されていないため比較できません",
    ),
    "same_parts": ("No part of the pack differs.", "パックの内容に違いはありません。"),
    "words_only": ("(words or claims only)", "（文言・確認状況のみ）"),
    "provisions": ("Provisions whose coverage differs:", "対応状況が変わった条項："),
    "status.implemented": ("implemented", "実装済み"),
    "status.unread": ("unread", "未読"),
    "status.excused": ("excused", "対象外（理由あり）"),
    "status.missing": ("missing", "未実装"),
    "status.absent": ("not listed", "記載なし"),
    "other_pack": (
        "{before} and {after} are two packs, not two versions of one",
        "{before} と {after} は別のパックです",
    ),
    "no_pack_folder": (
        "{path} is no pack (there is no pack.yaml)",
        "{path} はパックではありません（pack.yaml がありません）",
    ),
    "more": ("{n} more; -v shows them", "ほか {n} 件（-v で表示）"),
    # faults of a report that is read back
    "no_file": ("{path}: cannot be read: {why}", "{path}：読み取れません：{why}"),
    "no_json": ("{path}:{line}:{column}: no JSON: {why}", "{path}:{line}:{column}：JSON ではありません：{why}"),
    "no_report": (
        "{path}: no report of stdcheck (`schema` is {given}, expected stdcheck-report/0)",
        "{path}：stdcheck の報告ではありません（`schema` は {given}、期待値は stdcheck-report/0）",
    ),
    "bad_report": ("{path}: no sound report at {pointer}: {why}", "{path}：報告の {pointer} に誤りがあります：{why}"),
    "day_of_report": (
        "{path} is a report of {as_of}: it cannot be asked about {day}",
        "{path} は {as_of} 現在の報告であり、{day} については分かりません",
    ),
    "bad_fail_on": ("--fail-on {given}: use {allowed}", "--fail-on {given}：使えるのは {allowed}"),
}

MESSAGES = {f"difference-{key}": Message(en, ja) for key, (en, ja) in _WORDS.items()}
