"""Words about mutants of packs, and about `mutants.yaml` (codes `mutant-...`)."""

from __future__ import annotations

from stdcheck.i18n.catalogue import Message

MESSAGES: dict[str, Message] = {
    "mutant-first-here": Message("first here", "最初の記載"),
    "mutant-twice": Message('The mutant "{id}" is accepted twice', "変異「{id}」が 2 回記載されています"),
    "mutant-unknown": Message(
        'The pack has no mutant "{id}"',
        "このパックに変異「{id}」はありません",
        "Did you mean {near}? Delete the entry if what it was about is gone.",
        "候補：{near}。対象がなくなった場合は、この項目を削除してください。",
    ),
    "mutant-killed": Message(
        'The mutant "{id}" does not survive: a case kills it',
        "変異「{id}」は生き残っていません。事例が検出しています",
        "Delete the entry.",
        "この項目を削除してください。",
    ),
    "mutant-negate": Message("turned round: {before}", "否定：{before}"),
    "mutant-never": Message("read as false: {before}", "常に偽：{before}"),
    "mutant-drop": Message("left out: {before}", "削除：{before}"),
    "mutant-edge": Message("edge moved: {before} -> {after}", "境界の扱いを変更：{before} → {after}"),
    "mutant-minus": Message("one less: {before} -> {after}", "1 減：{before} → {after}"),
    "mutant-plus": Message("one more: {before} -> {after}", "1 増：{before} → {after}"),
    "mutant-quantifier": Message("quantifier changed: {before} -> {after}", "量化の変更：{before} → {after}"),
    "mutant-swap": Message("rows in the other order: {before}", "行の順序を入れ替え：{before}"),
    "mutant-why-not-reached": Message("no case reaches it", "どの事例も到達していません"),
    "mutant-why-same": Message(
        "cases reach it, and it makes no difference there in any of them",
        "到達する事例はありますが、その場所の値はどの事例でも変わりません",
    ),
    "mutant-why-unasked": Message(
        "it makes a difference there, and no expectation turns on it",
        "その場所の値は変わりますが、期待する結果には影響しません",
    ),
    "mutant-id": Message("mutant", "変異"),
    "mutant-place": Message("changed", "変更点"),
    "mutant-lives": Message("lives", "理由"),
    "mutant-law": Message("law", "条項"),
    "mutant-accepted": Message("accepted", "許容"),
    "mutant-summary": Message(
        "{pack}: {total} mutants, {killed} killed, {survived} survived ({unreached} of them reached by no case, "
        "{accepted} accepted): {share} % killed, {least} % wanted; apart from these {killed_of_notes} of {notes} mutants "
        "of notes, which never change an outcome, were killed",
        "{pack}：変異 {total} 件、検出 {killed} 件、生存 {survived} 件（うち事例が到達しないもの {unreached} 件、"
        "許容 {accepted} 件）。検出率 {share} %（必要な検出率 {least} %）。"
        "判定に影響しない注記の変異は別に数え、{notes} 件中 {killed_of_notes} 件を検出",
    ),
    "mutant-unprotected": Message(
        "implemented, and no mutant in their nodes is killed ({n}): {names}",
        "実装されているが、そのノードの変異が 1 件も検出されない条項（{n} 件）：{names}",
    ),
    "mutant-unread": Message("law nobody has read ({n}): {names}", "未読の法令の条項（{n} 件）：{names}"),
    "mutant-notes": Message("notes only ({n}): {names}", "注記のみの条項（{n} 件）：{names}"),
    "mutant-failing": Message(
        "{pack}: {n} expectations are not met by the pack itself, and kill nothing",
        "{pack}：パック自体が満たさない期待が {n} 件あり、検出に使えません",
    ),
    "mutant-no-case": Message("{pack}: no case", "{pack}：事例がありません"),
    "mutant-trying": Message(
        "{pack}: {done}/{of}, {total} mutants, {killed} killed, {seconds} s",
        "{pack}：{done}/{of}、変異 {total} 件中 {killed} 件検出、{seconds} 秒",
    ),
    "mutant-bad-share": Message(
        "--min-killed {given}: a number from 0 to 100 is expected",
        "--min-killed {given}：0 から 100 までの数を指定してください",
    ),
    "mutant-bad-workers": Message(
        "--workers {given}: a number from 1 is expected", "--workers {given}：1 以上の数を指定してください"
    ),
}
