"""Words for values that are not written as their type asks (codes `value-...`), in profiles and in packs."""

from __future__ import annotations

from stdcheck.i18n.catalogue import Message

ANY = {
    "value-first-here": Message("first stated here", "最初の記載"),
    "value-scalar-expected": Message(
        "One value of the type {type} is expected here, not a list or a mapping",
        "ここには {type} 型の値を 1 つ書きます。リストやマッピングは書けません",
    ),
    "value-blank": Message(
        "A value of the type {type} is missing here",
        "{type} 型の値がありません",
        "Write the value, or take the item out.",
        "値を記入するか、この項目を削除してください。",
    ),
    "value-quoted": Message(
        '"{text}" is in quotes and so a text, but a value of the type {type} is expected',
        "「{text}」は引用符で囲まれているため文字列になります。ここには {type} 型の値が必要です",
        "Take the quotes away: {text}",
        "引用符を外してください：{text}",
    ),
    "value-empty-text": Message(
        "The text is empty",
        "文字列が空です",
        "Write the text, or leave the value blank when it is not known.",
        "文字列を記入してください。不明な場合は値を空欄にします。",
    ),
    "value-yes-no-word": Message(
        '"{text}" is not how yes or no is written',
        "「{text}」は、はい／いいえの書き方ではありません",
        "Write {proposal}: programs disagree about other words.",
        "{proposal} と書いてください。ほかの書き方は、プログラムによって解釈が異なります。",
    ),
    "value-yes-no": Message(
        '"{text}" is neither true nor false',
        "「{text}」は true でも false でもありません",
        "Write true or false; leave it blank when it is not known.",
        "true または false と書いてください。不明な場合は空欄にします。",
    ),
    "value-enum": Message(
        '"{text}" is none of the values of this fact',
        "「{text}」は、この項目の選択肢にありません",
        "Did you mean {near}?",
        "候補：{near}",
    ),
    "value-country": Message(
        '"{text}" is no country code',
        "「{text}」は国コードではありません",
        "Write the two capital letters of ISO 3166-1, such as JP.",
        "ISO 3166-1 の英大文字 2 字（例：JP）で書いてください。",
    ),
    "value-country-form": Message(
        '"{text}" is not how the country is written here',
        "「{text}」は、ここでの国コードの書き方ではありません",
        "Did you mean {proposal}?",
        "{proposal} ではありませんか。",
    ),
}

NUMBERS = {
    "value-number": Message(
        '"{text}" is not a number',
        "「{text}」は数値ではありません",
        "Write decimal digits, such as 12 or -3.5.",
        "12 や -3.5 のような十進数で書いてください。",
    ),
    "value-number-underscore": Message(
        '"{text}" has an underscore: some programs read a number, others a text',
        "「{text}」にはアンダースコアがあり、数値として読むプログラムと文字列として読むプログラムがあります",
        "Write {proposal}",
        "{proposal} と書いてください。",
    ),
    "value-number-separator": Message(
        '"{text}" has commas between its digits',
        "「{text}」には桁区切りのコンマがあります",
        "Write {proposal}",
        "{proposal} と書いてください。",
    ),
    "value-number-sexagesimal": Message(
        '"{text}" is a time or an angle; some programs read it as a number in base 60',
        "「{text}」は時刻または角度の表記で、60 進数として読むプログラムがあります",
        "Write decimal digits, such as 1.5.",
        "1.5 のような十進数で書いてください。",
    ),
    "value-number-base": Message(
        '"{text}" is not a decimal number',
        "「{text}」は十進数ではありません",
        "Write the number with decimal digits.",
        "十進数で書いてください。",
    ),
    "value-number-exponent": Message(
        '"{text}" has an exponent: some programs read a number, others a text',
        "「{text}」は指数表記で、数値として読むプログラムと文字列として読むプログラムがあります",
        "Write {proposal}",
        "{proposal} と書いてください。",
    ),
    "value-number-leading-zero": Message(
        '"{text}" begins with a zero: some programs read it as an octal number',
        "「{text}」は 0 で始まるため、8 進数として読むプログラムがあります",
        "Write {proposal}",
        "{proposal} と書いてください。",
    ),
    "value-number-special": Message(
        '"{text}" is not a finite number',
        "「{text}」は有限の数値ではありません",
        "Write a number, or a range such as {{gte: 5}} when there is no upper bound.",
        "数値を書くか、上限がない場合は {{gte: 5}} のように範囲で書いてください。",
    ),
    "value-number-point": Message(
        '"{text}" is not written as a number is written here',
        "「{text}」は、ここでの数値の書き方ではありません",
        "Write {proposal}",
        "{proposal} と書いてください。",
    ),
    "value-number-percent": Message(
        '"{text}" is a percentage, but a plain number is expected',
        "「{text}」は百分率ですが、ここには数値が必要です",
        "Write the number without the percent sign.",
        "％ を付けずに数値を書いてください。",
    ),
    "value-number-width": Message(
        '"{text}" is written with full-width characters and so is a text',
        "「{text}」は全角文字のため、文字列として扱われます",
        "Write {proposal}",
        "半角で {proposal} と書いてください。",
    ),
    "value-number-long": Message(
        "The number has more than {longest} characters",
        "数値が {longest} 文字を超えています",
        "Check the number; nothing that is measured needs so many digits.",
        "数値を確認してください。実測値にこれほどの桁数は必要ありません。",
    ),
    "value-negative": Message(
        "{text} is below zero, which this value cannot be",
        "{text} は負の値ですが、この項目は負になりません",
    ),
    "value-percent": Message(
        '"{text}" is not a percentage',
        "「{text}」は百分率ではありません",
        "Write a percentage such as 33.4%, or a fraction such as 1/3.",
        "33.4% のような百分率、または 1/3 のような分数で書いてください。",
    ),
    "value-percent-sign": Message(
        "{text} has no percent sign: it could mean {text}% or {text} times the whole",
        "{text} に % がないため、{text}% なのか全体の {text} 倍なのか分かりません",
        "Write {text}% if that is meant, or a fraction such as 1/3.",
        "{text}% の意味であればそのように、または 1/3 のような分数で書いてください。",
    ),
    "value-percent-range": Message(
        "{text} is not between 0% and 100%",
        "{text} は 0% から 100% の範囲にありません",
    ),
    "value-year": Message(
        '"{text}" is not a year',
        "「{text}」は年ではありません",
        "Write four digits, such as 2030.",
        "2030 のように西暦 4 桁で書いてください。",
    ),
}

DATES = {
    "value-date": Message(
        '"{text}" is not a date',
        "「{text}」は日付ではありません",
        "Write year, month and day as 2027-03-31; 2027-03 or 2027 when only that is known.",
        "2027-03-31 のように西暦で書いてください。月または年までしか分からない場合は 2027-03 や 2027 と書きます。",
    ),
    "value-date-form": Message(
        '"{text}" is not how a date is written here',
        "「{text}」は、ここでの日付の書き方ではありません",
        "Did you mean {proposal}?",
        "{proposal} ではありませんか。",
    ),
    "value-date-time": Message(
        '"{text}" has a time of day, but a date is expected',
        "「{text}」には時刻がありますが、ここには日付だけを書きます",
        "Write {proposal}: the day at the place where it counts.",
        "基準となる場所の日付で {proposal} と書いてください。",
    ),
    "value-date-short-year": Message(
        '"{text}" is not a date: the year needs four digits',
        "「{text}」は日付ではありません。年は西暦 4 桁で書きます",
        "Write year, month and day as 2027-03-31.",
        "2027-03-31 のように書いてください。",
    ),
    "value-no-such-day": Message(
        'There is no such date as "{text}"',
        "「{text}」という日付は存在しません",
        "Check month and day; they are written as 2027-03-31.",
        "月と日を確認してください。2027-03-31 のように書きます。",
    ),
    "value-date-partial": Message(
        '"{text}" is no single day, and here one is needed',
        "「{text}」は特定の 1 日ではありません。ここには年月日が必要です",
        "Write the day, such as 2027-03-31.",
        "2027-03-31 のように年月日で書いてください。",
    ),
}

AMOUNTS = {
    "value-unknown-key": Message(
        '"{key}" has no meaning here',
        "「{key}」は、ここでは使えません",
        "Did you mean {near}?",
        "候補：{near}",
    ),
    "value-no-range": Message(
        "A value of the type {type} has no range",
        "{type} 型の値は範囲で書けません",
        "Write one value, or leave it blank when it is not known.",
        "値を 1 つ書いてください。不明な場合は空欄にします。",
    ),
    "value-bound-word": Message(
        '"{key}" does not fit this type of value',
        "「{key}」は、この型の値には使えません",
        "Write {proposal}",
        "{proposal} と書いてください。",
    ),
    "value-two-bounds": Message(
        "{a} and {b} are two bounds on the same side",
        "{a} と {b} は、同じ側の境界を二重に定めています",
        "Keep the one that is meant.",
        "意図するほうだけを残してください。",
    ),
    "value-empty-range": Message(
        "No value lies in this range",
        "この範囲に入る値はありません",
        "Check the bounds: the lower one stands above the upper one, or one of them leaves itself out.",
        "境界を確認してください。下限が上限を上回っているか、境界値自体が除かれています。",
    ),
    "value-no-amount": Message(
        "There is no amount",
        "量が書かれていません",
        "Write a value, or bounds: {bounds}.",
        "値、または境界（{bounds}）を書いてください。",
    ),
    "value-and-bounds": Message(
        '"{bound}" stands beside a value: it is either one value or a range',
        "「{bound}」が値と並んでいます。値か範囲のどちらか一方にしてください",
        "Take one of them away.",
        "どちらか一方を削除してください。",
    ),
    "value-no-unit": Message(
        "The unit is missing",
        "単位がありません",
        "Write {{value: ..., unit: ...}}; units here: {units}.",
        "{{value: ..., unit: ...}} の形で書いてください。使える単位：{units}",
    ),
    "value-unit": Message(
        '"{text}" is no unit of this fact',
        "「{text}」は、この項目の単位ではありません",
        "Did you mean {near}? Nothing is converted: state the figure in such a unit.",
        "候補：{near}。換算は行わないため、この単位での数値を書いてください。",
    ),
    "value-unit-twice": Message(
        "The amount in {unit} is stated twice",
        "{unit} での量が二重に書かれています",
        "Keep one of them.",
        "どちらか一方を残してください。",
    ),
    "value-no-currency": Message(
        "The currency is missing",
        "通貨がありません",
        "Write {{value: ..., currency: JPY}}.",
        "{{value: ..., currency: JPY}} の形で書いてください。",
    ),
    "value-currency": Message(
        '"{text}" is no currency code',
        "「{text}」は通貨コードではありません",
        "Did you mean {near}? The three capital letters of ISO 4217 are expected.",
        "候補：{near}。ISO 4217 の英大文字 3 字で書いてください。",
    ),
}

MESSAGES: dict[str, Message] = ANY | NUMBERS | DATES | AMOUNTS
