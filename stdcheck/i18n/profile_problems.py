"""Words for what can be wrong with a profile or a register (codes `profile-...`); single values: `value_problems`."""

from __future__ import annotations

from stdcheck.i18n.catalogue import Message

PLACES = {
    "profile-first-here": Message("first stated here", "最初の記載"),
    "profile-kind-here": Message("the kind is stated here", "種別の記載"),
    "profile-judgement-here": Message("the judgement is stated here", "判断の記載"),
    "profile-share-here": Message("one of the shares", "持分の一つ"),
}

HEADER = {
    "profile-empty": Message(
        "The file is empty",
        "ファイルが空です",
        "A profile begins with `stdcheck: 1`, `kind` and `id`.",
        "プロファイルは `stdcheck: 1`、`kind`、`id` で始まります。",
    ),
    "profile-mapping-expected": Message(
        "Lines of the form `key: value` are expected here",
        "ここには「キー: 値」の形の行が必要です",
    ),
    "profile-no-format": Message(
        "The line `stdcheck: 1` is missing",
        "`stdcheck: 1` の行がありません",
        "Write it as the first line: it names the version of the format.",
        "先頭行に書いてください。形式の版を表します。",
    ),
    "profile-format": Message(
        "This version of the format is not known",
        "この形式の版には対応していません",
        "Write `stdcheck: {format}`.",
        "`stdcheck: {format}` と書いてください。",
    ),
    "profile-no-kind": Message(
        "The line `kind` is missing",
        "`kind` の行がありません",
        "Kinds of profile: {kinds}.",
        "プロファイルの種別：{kinds}",
    ),
    "profile-unknown-kind": Message(
        '"{kind}" is no kind of profile',
        "「{kind}」というプロファイルの種別はありません",
        "Did you mean {near}?",
        "候補：{near}",
    ),
    "profile-no-id": Message(
        "The line `id` is missing or blank",
        "`id` の行がないか、空欄です",
        "Write an id that stays the same while the profile changes.",
        "内容が変わっても変わらない識別子を書いてください。",
    ),
    "profile-title-language": Message(
        "The title is missing in: {language}",
        "表題に次の言語がありません：{language}",
        "Write both, or one text for both: `title: ...`.",
        "両方を書くか、`title: ...` として共通の文字列を書いてください。",
    ),
    "profile-unknown-key": Message(
        '"{key}" has no meaning here',
        "「{key}」は、ここでは使えません",
        "Did you mean {near}?",
        "候補：{near}",
    ),
}

REGISTERS = {
    "profile-use-list": Message(
        "`use` is a list of paths of registers",
        "`use` には台帳のパスのリストを書きます",
        "Write `use: [../registers/suppliers.yaml]`.",
        "`use: [../registers/suppliers.yaml]` のように書いてください。",
    ),
    "profile-use-path": Message(
        '"{file}" is not a relative path with forward slashes',
        "「{file}」は、/ で区切った相対パスではありません",
        "Write the path from the folder of this file, such as ../registers/suppliers.yaml.",
        "このファイルのあるフォルダーからのパス（例：../registers/suppliers.yaml）を書いてください。",
    ),
    "profile-use-missing": Message(
        'There is no register "{file}"',
        "台帳「{file}」がありません",
        "The path is read from the folder of this file.",
        "パスは、このファイルのあるフォルダーを起点とします。",
    ),
    "profile-use-not-register": Message(
        '"{file}" is a profile of the kind "{kind}"; only registers can be used',
        "「{file}」は種別「{kind}」のプロファイルです。参照できるのは台帳だけです",
        "Move what both need into a file with `kind: register`.",
        "共通の内容を `kind: register` のファイルに移してください。",
    ),
    "profile-use-cycle": Message(
        "Registers use each other in a circle: {cycle}",
        "台帳が循環して参照し合っています：{cycle}",
        "Take one of these references away.",
        "いずれかの参照を削除してください。",
    ),
    "profile-root-in-register": Message(
        '"{key}" belongs in a profile, not in a register',
        "「{key}」はプロファイルに書く項目で、台帳には書けません",
        "A register holds what many profiles share: parties, stakes, components, evidence.",
        "台帳には、複数のプロファイルが共有する当事者、持分、部品、証拠資料などを書きます。",
    ),
    "profile-readings-in-register": Message(
        "A reading is adopted by a profile, not by a register",
        "解釈は、台帳ではなくプロファイルごとに採用します",
        "Move `readings` into the profiles whose owners answer for them.",
        "`readings` は、責任を負う者のプロファイルに移してください。",
    ),
    "profile-conflict": Message(
        'Two files do not agree about "{fact}"',
        "「{fact}」について 2 つのファイルの記載が一致しません",
        "Find out which is right, and state it once.",
        "正しいほうを確認し、1 か所だけに記載してください。",
    ),
    "profile-complete-conflict": Message(
        'Two files do not agree about "{key}"',
        "「{key}」について 2 つのファイルの記載が一致しません",
        "State once whether the list is complete.",
        "リストが完全かどうかは、1 か所だけに記載してください。",
    ),
}

ENTITIES = {
    "profile-unknown-collection": Message(
        '"{key}" is nothing that facts are stated about',
        "「{key}」という項目は facts にありません",
        "Did you mean {near}?",
        "候補：{near}",
    ),
    "profile-other-root": Message(
        '"{key}" does not belong in a profile of the kind "{kind}"',
        "「{key}」は、種別「{kind}」のプロファイルには書けません",
        "Change `kind`, or state these facts in a profile of their own.",
        "`kind` を変更するか、別のプロファイルに記載してください。",
    ),
    "profile-evidence-place": Message(
        '"{key}" does not stand among the facts',
        "「{key}」は facts の下には書けません",
        "Evidence is listed under `evidence:` at the top of the file; that list is never complete.",
        "証拠資料は、ファイル最上位の `evidence:` に列挙します。この一覧は常に完全とはみなされません。",
    ),
    "profile-bad-id": Message(
        '"{id}" cannot be an id',
        "「{id}」は識別子に使えません",
        "Use letters of any script, digits, - and _; addresses are made of ids and dots.",
        "文字、数字、-、_ だけを使ってください。ドットは項目の位置を表すために使われます。",
    ),
    "profile-reserved-id": Message(
        '"{id}" cannot be an id: it says something about a value',
        "「{id}」は値の状態を表す語のため、識別子に使えません",
        "Choose another id.",
        "別の識別子にしてください。",
    ),
    "profile-same-id": Message(
        'The id "{id}" is written twice, in two encodings of the same characters',
        "識別子「{id}」が、同じ文字の異なる符号化で二重に書かれています",
        "Different things need different ids.",
        "別のものには別の識別子を付けてください。",
    ),
    "profile-unknown-fact": Message(
        '{entity} has no fact "{key}"',
        "{entity} に「{key}」という項目はありません",
        "Did you mean {near}?",
        "候補：{near}",
    ),
    "profile-renamed-fact": Message(
        '"{old}" is now called "{new}"',
        "「{old}」は「{new}」に名称が変わりました",
        "Write {new}; the old name will stop working with the next major version.",
        "{new} と書いてください。旧名称は次のメジャー版で使えなくなります。",
    ),
    "profile-fact-twice": Message(
        '"{fact}" is stated twice, under its old and its new name',
        "「{fact}」が旧名称と新名称で二重に記載されています",
        "Keep the new name.",
        "新しい名称のほうを残してください。",
    ),
    "profile-not-for-kind": Message(
        '"{fact}" does not exist where {chooser} is {kind}',
        "{chooser} が {kind} の場合、「{fact}」はありません",
        "Take it out, or correct {chooser}: it exists for {values}.",
        "削除するか、{chooser} を訂正してください。この項目があるのは {values} の場合です。",
    ),
    "profile-two-kinds": Message(
        '"{fact}" and "{other}" exist for no {chooser} together',
        "「{fact}」と「{other}」の両方がある {chooser} はありません",
        "Take one of them out, or split the entry in two.",
        "どちらかを削除するか、項目を二つに分けてください。",
    ),
}

FORMS = {
    "profile-form-key": Message(
        '"{key}" cannot stand beside `unknown` or `none`',
        "「{key}」は、`unknown` や `none` と並べて書けません",
        "A value is stated, or said to be unknown, or said not to exist.",
        "値を書くか、不明とするか、存在しないとするかのいずれかにしてください。",
    ),
    "profile-unknown-form": Message(
        "`unknown` says whom somebody has asked and when",
        "`unknown` には、誰にいつ照会したかを書きます",
        "Write {{unknown: {{asked: ..., asked_on: 2026-11-24, note: ...}}}}, or leave the value blank.",
        "{{unknown: {{asked: ..., asked_on: 2026-11-24, note: ...}}}} と書くか、値を空欄にしてください。",
    ),
    "profile-none-not-allowed": Message(
        '"{fact}" always exists, so it cannot be none',
        "「{fact}」は必ず存在するため、none とは書けません",
        "Leave it blank when it is not known.",
        "不明な場合は空欄にしてください。",
    ),
    "profile-none-reason": Message(
        "`none` needs its reason",
        "`none` には理由が必要です",
        "Write {{none: why it does not exist}}.",
        "{{none: 存在しない理由}} と書いてください。",
    ),
}

LISTS = {
    "profile-sequence-expected": Message(
        '"{fact}" is a list of values or ids',
        "「{fact}」には値または識別子のリストを書きます",
        "Write [a, b], or a line `- a` for each; an empty list is [].",
        "[a, b] のように書くか、`- a` の行を並べてください。空のリストは [] です。",
    ),
    "profile-keyed-expected": Message(
        'The elements of "{fact}" stand under ids of their own',
        "「{fact}」の各要素は、識別子を付けて書きます",
        "Write `id: {{...}}` for each; with nothing in it, {{}}.",
        "要素ごとに `識別子: {{...}}` と書いてください。要素がなければ {{}} です。",
    ),
    "profile-item-twice": Message(
        '"{item}" stands twice in this list',
        "「{item}」がこのリストに二重にあります",
        "Take one of them out.",
        "一方を削除してください。",
    ),
    "profile-inverse-written": Message(
        '"{fact}" is not written here: it is read from {collection}',
        "「{fact}」はここには書きません。{collection} から読み取ります",
        "State each one under {collection}, with its {inverse}.",
        "{collection} の下に 1 件ずつ、{inverse} を付けて書いてください。",
    ),
    "profile-complete-value": Message(
        '"{key}" is true, or says from which share on the list is complete',
        "「{key}」には true、または完全となる下限の持分を書きます",
        "Write true, or {{from: 5%}} when everybody not listed holds less.",
        "true、または {{from: 5%}}（記載のない者はすべてこれ未満）と書いてください。",
    ),
    "profile-complete-zero": Message(
        "Nobody holds less than nothing",
        "0% 未満の持分はありません",
        "Write true when the list is complete.",
        "リストが完全であれば true と書いてください。",
    ),
    "profile-complete-from": Message(
        '"{key}" cannot name a share: the elements of this list have none',
        "「{key}」に持分は指定できません。このリストの要素には持分がありません",
        "Write true when the list is complete.",
        "リストが完全であれば true と書いてください。",
    ),
    "profile-complete-closed": Message(
        'This list is complete as it stands, so "{key}" cannot be false',
        "このリストは記載されたものがすべてであるため、「{key}」を false にはできません",
        "Leave the list blank when not all of it is known.",
        "すべてが分からない場合は、リストを空欄にしてください。",
    ),
    "profile-complete-alone": Message(
        '"{list}" is said to be complete, but is not there',
        "「{list}」が完全とされていますが、リスト自体がありません",
        "Write the list; when it is known to be empty, {{}} or [].",
        "リストを書いてください。空であることが分かっている場合は {{}} または [] です。",
    ),
    "profile-complete-relation": Message(
        '"{fact}" has no completeness: a row that is missing is unknown',
        "「{fact}」に完全性の指定はありません。ない行は不明として扱われます",
        "Take this line out.",
        "この行を削除してください。",
    ),
    "profile-others-plain": Message(
        '"{list}" is a list of plain values: there is nothing to say of others',
        "「{list}」は値だけのリストのため、記載のない要素についての項目は書けません",
        "Take this line out.",
        "この行を削除してください。",
    ),
    "profile-others-complete": Message(
        '"{list}" is complete, so there are no others',
        "「{list}」は完全とされているため、記載のない要素はありません",
        "Take this line out, or say from which share on the list is complete.",
        "この行を削除するか、完全となる下限の持分を指定してください。",
    ),
    "profile-key-missing": Message(
        'The row does not state its key "{key}"',
        "行のキー「{key}」が書かれていません",
        "Without it nobody knows what the row is about.",
        "キーがないと、何についての行か分かりません。",
    ),
    "profile-row-twice": Message(
        "Two rows have the key {key}",
        "同じキー（{key}）の行が 2 つあります",
        "Unite them.",
        "1 行にまとめてください。",
    ),
}

REFERENCES = {
    "profile-unknown-reference": Message(
        'There is no "{id}" among the {collection}',
        "{collection} に「{id}」がありません",
        "Correct the id, or add its entry under {collection}. Known: {near}",
        "識別子を訂正するか、{collection} に追加してください。候補：{near}",
    ),
    "profile-reference-written": Message(
        "An id is expected here",
        "ここには識別子を書きます",
        "State the facts under {collection} and write the id here.",
        "内容は {collection} の下に書き、ここにはその識別子を書いてください。",
    ),
    "profile-provenance-address": Message(
        '"{address}" is nothing in this profile',
        "「{address}」に当たるものがこのプロファイルにありません",
        "Did you mean {near}?",
        "候補：{near}",
    ),
    "profile-provenance-fact": Message(
        '"{address}" is no fact: {entity} does not have it',
        "「{address}」という項目はありません（{entity} の項目ではありません）",
        "Did you mean {near}?",
        "候補：{near}",
    ),
    "profile-no-provenance": Message(
        "The judgement {address} does not say who made it",
        "判断 {address} に、誰の判断かが示されていません",
        "Add under `provenance`: {address}: {{by: ..., stated_on: ..., reason: ...}}",
        "`provenance` に次を追加してください：{address}: {{by: ..., stated_on: ..., reason: ...}}",
    ),
    "profile-provenance-incomplete": Message(
        "The judgement {address} needs as well: {missing}",
        "判断 {address} には、さらに次が必要です：{missing}",
        "A judgement stands with a person, a day and a reason.",
        "判断には、判断者、日付、理由を記載します。",
    ),
    "profile-reading-id": Message(
        '"{id}" is not the id of a reading',
        "「{id}」は解釈の識別子ではありません",
        "Write pack/reading, as the report names it.",
        "レポートに示されるとおり「パック/解釈」の形で書いてください。",
    ),
    "profile-reading-incomplete": Message(
        "The reading {id} needs as well: {missing}",
        "解釈 {id} には、さらに次が必要です：{missing}",
        "Somebody answers for a reading, with a day and a reason.",
        "解釈の採用には、責任者、日付、理由を記載します。",
    ),
}

SHARES = {
    "profile-shares-over": Message(
        "The shares in {held} ({measure}) come to {sum}, more than the whole",
        "{held} の持分（{measure}）の合計が {sum} となり、全体を超えています",
        "Check the figures; an option or a right to convert is not yet a share.",
        "数値を確認してください。新株予約権などの潜在的な持分は、ここには含めません。",
    ),
    "profile-shares-short": Message(
        "The holders of {held} are said to be complete, but their shares ({measure}) come to {sum} at most",
        "{held} の保有者は完全とされていますが、持分（{measure}）の合計は最大でも {sum} です",
        "Add who is missing, write 1/3 rather than 33.3%, or say from which share on the list is complete.",
        "漏れている保有者を追加する、33.3% ではなく 1/3 と書く、または完全となる下限の持分を指定してください。",
    ),
}

MESSAGES: dict[str, Message] = PLACES | HEADER | REGISTERS | ENTITIES | FORMS | LISTS | REFERENCES | SHARES
