"""What the command line says on stderr, English and Japanese. Results are never said here."""

from __future__ import annotations

from stdcheck.i18n.catalogue import Message

MESSAGES: dict[str, Message] = {
    "cli-no-profile": Message(
        "no profile found ({paths}): a profile begins with the lines `stdcheck: 1` and `kind: ...`",
        "プロファイルが見つかりません（{paths}）。プロファイルの先頭には `stdcheck: 1` と `kind: ...` の行が必要です",
    ),
    "cli-no-pack": Message(
        "no selected pack applies to any profile (kinds: {kinds}; packs: {packs})",
        "選択したパックはどのプロファイルにも適用されません（種別：{kinds}、パック：{packs}）",
    ),
    "cli-unused-register": Message(
        "{path}: no profile uses this register", "{path}：この台帳を使うプロファイルはありません"
    ),
    "cli-unknown-pack": Message("no pack matches {given}{near}", "{given} に一致するパックはありません{near}"),
    "cli-unknown-rule": Message("no rule matches {given}{near}", "{given} に一致するルールはありません{near}"),
    "cli-unknown-kind": Message("no kind {given}{near}", "種別 {given} はありません{near}"),
    "cli-unknown-part": Message(
        "no rule, definition, decision or note {given}{near}", "規則・定義・判定表・注記 {given} はありません{near}"
    ),
    "cli-exists": Message(
        "{path} exists already; nothing was written", "{path} は既に存在します。何も書き込んでいません"
    ),
    "cli-written": Message(
        "wrote {path}; its editor schema is {schema}", "{path} を作成しました（エディター用スキーマ：{schema}）"
    ),
    "cli-several-rules": Message(
        "{given} is a rule of several packs: {rules}", "{given} は複数のパックにあります：{rules}"
    ),
    "cli-is-exception": Message(
        "{given} is an exception of {rules}; ask for that",
        "{given} は {rules} の例外です。{rules} を指定してください",
    ),
    "cli-unknown-subject": Message(
        "{rule} has no result for {given}; its subjects are: {subjects}",
        "{rule} には {given} の結果がありません。対象：{subjects}",
    ),
    "cli-no-terminal": Message(
        "the review needs a terminal for input and output; `stdcheck check` prints a report anywhere",
        "レビュー画面には端末（入力・出力とも）が必要です。`stdcheck check` は端末がなくても結果を出力できます",
    ),
    "cli-near": Message("; did you mean {near}?", "。もしかして {near}？"),
    "cli-there-are": Message("; there are: {known}", "。次のものがあります：{known}"),
    "cli-there-are-more": Message("; there are: {known}, and {n} more", "。次のものがあります：{known}、ほか {n} 件"),
    "cli-no-folder": Message("{path} is no folder of packs", "{path} はパックのフォルダーではありません"),
    "cli-is-a-pack": Message(
        "{path} is a pack; name the folder that holds it: --rulesets {parent}",
        "{path} はパックそのものです。パックを置いたフォルダー（{parent}）を指定してください",
    ),
    "cli-empty-folder": Message(
        "{path} holds no pack (a pack is a folder with a pack.yaml)",
        "{path} にパックがありません（パックは pack.yaml のあるフォルダーです）",
    ),
    "cli-two-packs": Message("two packs have one id: {packs}", "同じ id のパックが 2 つあります：{packs}"),
    "cli-bad-date": Message("{given} is no date (YYYY-MM-DD)", "{given} は日付（YYYY-MM-DD）ではありません"),
    "cli-bad-fail-on": Message("--fail-on {given}: use {allowed}", "--fail-on {given}：使えるのは {allowed}"),
    "cli-bad-format": Message(
        "-o {given}: no format belongs to this suffix; write FORMAT:PATH with one of {allowed}",
        "-o {given}：拡張子から形式が分かりません。{allowed} のいずれかを付けて FORMAT:PATH と書いてください",
    ),
    "cli-cannot-write": Message("cannot write {path}: {why}", "{path} に書き込めません：{why}"),
    "cli-one-stdin": Message("`-` can be given once, and alone", "`-` は単独で 1 回だけ指定できます"),
    "cli-crash": Message(
        "internal error; a report without any value of a profile is in {path}",
        "内部エラー。プロファイルの値を含まない報告を {path} に保存しました",
    ),
    "cli-bad-range": Message("{end} lies before {start}", "{end} は {start} より前の日付です"),
    "cli-following": Message("following {path}: {day}", "追跡中 {path}：{day}"),
    "cli-progress": Message("checking {n}/{of} {path}", "確認中 {n}/{of} {path}"),
    "cli-other-day": Message(
        "note: {pack}: it is {day} in {place}; this report is for {as_of}",
        "注：{pack}：{place} では {day} です。この報告は {as_of} 現在のものです",
    ),
}
