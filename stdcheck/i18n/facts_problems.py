"""Words for what can be wrong with the declarations of facts that packs make (codes `facts-...`)."""

from __future__ import annotations

from stdcheck.i18n.catalogue import Message

SHAPES = {
    "facts-first-here": Message("first declared here", "最初の宣言"),
    "facts-mapping-expected": Message(
        "Lines of the form `key: value` are expected here",
        "ここには「キー: 値」の形の行が必要です",
    ),
    "facts-list-expected": Message(
        "A list is expected here",
        "ここにはリストが必要です",
        "Write [a, b].",
        "[a, b] のように書いてください。",
    ),
    "facts-text-expected": Message(
        "A text is expected here",
        "ここには文字列が必要です",
    ),
    "facts-true-expected": Message(
        '"{key}" is true or left out',
        "「{key}」には true と書くか、行を省きます",
    ),
    "facts-unknown-key": Message(
        '"{key}" has no meaning here',
        "「{key}」は、ここでは使えません",
        "Did you mean {near}?",
        "候補：{near}",
    ),
    "facts-missing-key": Message(
        'The line "{key}" is missing',
        "「{key}」の行がありません",
    ),
    "facts-word-twice": Message(
        '"{word}" stands twice in this list',
        "「{word}」がこのリストに二重にあります",
        "Take one of them out.",
        "一方を削除してください。",
    ),
    "facts-languages-expected": Message(
        "A text in every language is expected here",
        "ここには各言語の文字列が必要です",
        'Write {{en: "...", ja: "..."}}.',
        '{{en: "...", ja: "..."}} と書いてください。',
    ),
    "facts-missing-language": Message(
        "The text is missing in the language {language}",
        "言語 {language} の文字列がありません",
        "Whatever users read stands in English and in Japanese.",
        "利用者が読む文字列は、英語と日本語の両方で書きます。",
    ),
}

NAMES = {
    "facts-bad-name": Message(
        '"{name}" cannot be a name',
        "「{name}」は名前に使えません",
        "Use snake_case: small letters and digits, words joined by single underscores, a letter first.",
        "英小文字と数字を使い、語を _ でつないでください（先頭は英字）。",
    ),
    "facts-trap-word": Message(
        'Other programs do not read "{name}" as a text',
        "「{name}」は、ほかのプログラムでは文字列として読まれません",
        "Choose another word: yes, no, on, off, y, n, true, false and null mean something in YAML.",
        "別の語にしてください。yes、no、on、off、y、n、true、false、null は YAML で特別な意味を持ちます。",
    ),
    "facts-reserved-name": Message(
        '"{name}" is a word of the profile format',
        "「{name}」はプロファイルの形式で使われる語です",
        "Choose another name; x_complete and x_others say something about a list x, none and unknown about a value.",
        "別の名前にしてください。x_complete と x_others はリスト x、none と unknown は値の状態を表します。",
    ),
    "facts-twice": Message(
        '{entity} has a fact "{name}" already, or had one of that name',
        "{entity} には「{name}」という項目がすでにあるか、以前ありました",
        "One observation is one fact: use the other one, or find another name.",
        "1 つの観察事実は 1 つの項目にします。既存の項目を使うか、別の名前にしてください。",
    ),
    "facts-entity-twice": Message(
        '"{entity}" is defined twice',
        "「{entity}」が二重に定義されています",
        "A file that adds facts to it has no title, collection, root or edge.",
        "項目を追加するだけのファイルには、title、collection、root、edge を書きません。",
    ),
    "facts-undefined-entity": Message(
        'Facts are added to "{entity}", which no file defines',
        "「{entity}」に項目が追加されていますが、これを定義するファイルがありません",
        "Correct the name (known: {near}), or define it here: give this file a title (and `root: true` for a kind of profile).",
        "名前を訂正するか（候補：{near}）、このファイルに title（プロファイルの種類なら `root: true` も）を書いてください。",
    ),
    "facts-collection-twice": Message(
        'The collection "{collection}" is used twice',
        "「{collection}」という集まりが二重に使われています",
        "Every kind of entity needs a collection of its own.",
        "種類ごとに別の名前を付けてください。",
    ),
    "facts-collection-root": Message(
        '"{collection}" is a kind of profile as well',
        "「{collection}」はプロファイルの種別の名前でもあります",
        "Both stand under `facts`, so they need different names.",
        "どちらも `facts` の下に書くため、別の名前にしてください。",
    ),
    "facts-root-collection": Message(
        'The root "{entity}" cannot have a collection',
        "プロファイルの種別「{entity}」に collection は付けられません",
        "A profile has exactly one root.",
        "プロファイルの対象は必ず 1 つです。",
    ),
}

TYPES = {
    "facts-unknown-type": Message(
        '"{type}" is no type of fact',
        "「{type}」という型はありません",
        "Did you mean {near}?",
        "候補：{near}",
    ),
    "facts-unknown-kind": Message(
        '"{kind}" is no kind of fact',
        "「{kind}」という区分はありません",
        "The only kind is judgement; leave it out for an observation.",
        "指定できるのは judgement だけです。観察事実の場合は省いてください。",
    ),
    "facts-key-of-other-type": Message(
        '"{key}" does not fit the type {type}',
        "「{key}」は {type} 型には使えません",
    ),
    "facts-values-expected": Message(
        "The values of the enumeration are expected here, each with its label",
        "ここには選択肢と、その表示名を書きます",
        "Write `value: {{en: ..., ja: ...}}` for each.",
        "選択肢ごとに `値: {{en: ..., ja: ...}}` と書いてください。",
    ),
    "facts-list-values": Message(
        'The list "{name}" needs values if it is a list of enum, and only then',
        "リスト「{name}」の values は、要素が enum の場合に限り必要です",
    ),
    "facts-unknown-of": Message(
        '"{of}" is neither an entity nor a type that a list can be of',
        "「{of}」は、実体の種類でもリストの要素の型でもありません",
        "Did you mean {near}?",
        "候補：{near}",
    ),
    "facts-element-type": Message(
        "A list cannot be of the type {type}",
        "{type} 型のリストは作れません",
        "Lists of plain values can be of: {known}.",
        "値のリストに使える型：{known}",
    ),
    "facts-of-root": Message(
        '"{of}" is a kind of profile; facts cannot refer to it',
        "「{of}」はプロファイルの種別のため、項目から参照できません",
    ),
    "facts-of-uncollected": Message(
        '"{of}" has no collection, so nothing can refer to it',
        "「{of}」には collection がないため、参照できません",
        "Give it a collection, or use the type entity or list.",
        "collection を付けるか、entity 型または list 型を使ってください。",
    ),
    "facts-of-collected": Message(
        '"{of}" has a collection, so it cannot be written inside another entity (type {type})',
        "「{of}」には collection があるため、ほかの実体の中（{type} 型）には書けません",
        "Use the type reference.",
        "reference 型を使ってください。",
    ),
    "facts-only-for-shape": Message(
        "`only_for` names one fact and the values for which this one exists",
        "`only_for` には、項目を 1 つと、その値を書きます",
        "Write {{kind: [company, partnership]}}.",
        "{{kind: [company, partnership]}} のように書いてください。",
    ),
    "facts-only-for-fact": Message(
        '"{name}" is no enumeration of this entity',
        "「{name}」は、この実体の選択肢型の項目ではありません",
        "Enumerations here: {near}.",
        "選択肢型の項目：{near}",
    ),
    "facts-only-for-value": Message(
        '"{value}" is no value of "{fact}"',
        "「{value}」は「{fact}」の選択肢にありません",
        "Did you mean {near}?",
        "候補：{near}",
    ),
    "facts-only-for-cycle": Message(
        "Each of these facts exists only for values of the next: {cycle}",
        "次の項目の有無が互いに循環しています：{cycle}",
        "Take one of the `only_for` away.",
        "いずれかの `only_for` を削除してください。",
    ),
    "facts-inverse-fact": Message(
        '"{name}" of {of} is not a reference to {entity}',
        "{of} の「{name}」は、{entity} への参照ではありません",
        "References that can be read backwards: {near}.",
        "逆向きに読める参照：{near}",
    ),
    "facts-inverse-key": Message(
        'A list that is read backwards cannot have "{key}"',
        "逆向きに読むリストに「{key}」は使えません",
    ),
    "facts-relation-key": Message(
        '"{key}" cannot be a key of {of}',
        "「{key}」は {of} のキーにできません",
        "A key is a reference or an enumeration that always exists. Here: {near}.",
        "キーにできるのは、必ず存在する参照または選択肢の項目です。候補：{near}",
    ),
    "facts-relation-without-key": Message(
        "The relation to {of} names no key",
        "{of} との関係にキーがありません",
    ),
}

EDGES = {
    "facts-edge-fact": Message(
        '"{name}" is no fact of {entity} with the type {type}',
        "「{name}」は、{entity} の {type} 型の項目ではありません",
        "Facts of that type: {near}.",
        "その型の項目：{near}",
    ),
    "facts-edge-ends": Message(
        "The holder is a {holder}, what is held a {held}: shares are traced only among entities of one kind",
        "保有者が {holder}、被保有者が {held} です。持分をたどれるのは同じ種類の間だけです",
    ),
    "facts-edge-measure": Message(
        '"{name}" is none of the measures of this edge',
        "「{name}」は、ここでの持分の尺度にありません",
        "Did you mean {near}?",
        "候補：{near}",
    ),
    "facts-edge-value": Message(
        '"{value}" is no value of "{fact}"',
        "「{value}」は「{fact}」の選択肢にありません",
        "Did you mean {near}?",
        "候補：{near}",
    ),
}

MESSAGES: dict[str, Message] = SHAPES | NAMES | TYPES | EDGES
