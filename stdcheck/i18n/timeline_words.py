"""Words of timelines and of comparisons of dates, English and Japanese."""

from __future__ import annotations

from stdcheck.i18n.catalogue import Message

_WORDS: dict[str, tuple[str, str]] = {
    "range": ("as of {start} to {end}", "{start} から {end} まで"),
    "head": ("Timeline of {path}", "{path} の時系列"),
    "none": ("Nothing changes with the day alone.", "日付の経過だけで変わる結果はありません。"),
    "change": ("{before} -> {after}", "{before} → {after}"),
    "possible": ("{headline} ({possible})", "{headline}（{possible}）"),
    "undecided": ("undetermined ({possible})", "未確定（{possible}）"),
    "some_of": ("{certain}; possibly {open}", "{certain}；場合により {open}"),
    "maybe": ("possibly {open}", "場合により {open}"),
    "answer": ("answer {name}", "出力 {name}"),
    "verdict": ("verdict {name}", "総合判定 {name}"),
    "why": ("why", "契機"),
    "subjects": ("for", "対象"),
    "events": ("If the day of an event, which is not stated, were:", "未記入の日付が次の日であれば："),
    "not_followed": (
        "Changes with every day, so that it is not followed: {names}",
        "毎日変わるため追跡しないもの：{names}",
    ),
    "summary": (
        "changes: {n}, days: {days}; results, verdicts and answers followed: {followed}",
        "変化 {n} 件（{days} 日）。追跡した結果・総合判定・出力：{followed} 件",
    ),
    "cause.in_force": ("from this day in force: {title}", "この日から施行：{title}"),
    "cause.out_of_force": ("no longer in force: {title}", "この日以降は失効：{title}"),
    "cause.parameter": ('from this day "{title}" is {value}', "この日から「{title}」は {value}"),
    "cause.parameter_unread": ('from this day nobody has read "{title}"', "この日以降の「{title}」は未読"),
    "cause.parameter_end": ('the last known figure of "{title}" has ended', "「{title}」の最後の値の期間が終了"),
    "cause.enters": ('{code} enters the list "{title}"', "{code} が「{title}」に追加"),
    "cause.leaves": ('{code} leaves the list "{title}"', "{code} が「{title}」から除外"),
    "cause.covered": ("from this day the pack holds the law", "この日からパックが法令を収録"),
    "cause.due": ("the day of the duty, {due}, has passed", "期限 {due} を経過"),
    "cause.due_unknown": ("the day of the duty may have passed", "期限を経過した可能性"),
    "cause.fact": ("{entity}: {fact} = {value}", "{entity}「{fact}」：{value}"),
    "cause.missing": ("{entity}: {fact} is not given", "{entity}「{fact}」：未記入"),
    "cause.law": ("a day that the law names: {says}", "法令の定める日：{says}"),
    "cause.calendar": ('the calendar "{title}" begins or ends', "暦「{title}」の開始または終了"),
    "cause.day": ("a day that is stated or named by the law", "記入された日または法令の定める日"),
    "more_causes": ("and {n} more", "ほか {n} 件"),
}

MESSAGES = {f"timeline-{key}": Message(en, ja) for key, (en, ja) in _WORDS.items()}
