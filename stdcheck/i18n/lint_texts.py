"""Words and pages of the checks on shallowness and on texts, a part of the `lint-...` words."""

from __future__ import annotations

from stdcheck.i18n.catalogue import Message
from stdcheck.i18n.pages import Page

MESSAGES = {
    "lint-one-boolean": Message(
        "`{id}` ({kind}) rests on one yes/no fact, `{fact}` of {entity}",
        "`{id}`（{kind}）は、{entity} の事実 `{fact}`（はい・いいえ）一つだけで判定されます",
        "Ask for what somebody can see, and let a definition conclude.",
        "観察できる事実を尋ね、結論は定義で導いてください。",
    ),
    "lint-question-repeats-title": Message(
        "`{fact}` of {entity} asks in the words of the provision `{id}`",
        "{entity} の `{fact}` の質問文は、規定 `{id}` の見出しとほぼ同じ言葉です",
        "The user is asked for what the law concludes: ask for the facts that it turns on.",
        "法令上の結論を利用者に尋ねています。結論の基になる事実を尋ねてください。",
    ),
    "lint-near-facts": Message(
        "`{fact}` is almost the same as `{other}`",
        "`{fact}` は `{other}` とほとんど同じです",
        "One observation is one fact: read the one that is there, or say what is different.",
        "同じ観察は一つの事実にまとめます。違いがあるなら、名前と質問文で分かるようにしてください。",
    ),
    "lint-asks-for-outcome": Message(
        "`{fact}` of {entity} asks for an outcome of the law (“{word}”)",
        "{entity} の `{fact}` は、法令上の結論を尋ねています（「{word}」）",
        "Ask what was observed; what only a person can appraise is `kind: judgement`.",
        "観察された事実を尋ねてください。人の評価に委ねられる事項は `kind: judgement` とします。",
    ),
    "lint-ja-not-japanese": Message(
        "The Japanese text has no Japanese in it: {text}",
        "日本語の文章に日本語の文字がありません：{text}",
        "Translate it; names, codes and figures may stay as they are.",
        "翻訳してください（固有名詞・記号・数値はそのままで構いません）。",
    ),
    "lint-ja-untranslated": Message(
        "The Japanese text is the English one: {text}",
        "日本語の文章が英語と同じです：{text}",
        "Translate it; names, codes and figures may stay as they are.",
        "翻訳してください（固有名詞・記号・数値はそのままで構いません）。",
    ),
    "lint-en-japanese": Message(
        "The English text holds Japanese: {text}",
        "英語の文章に日本語が含まれています：{text}",
        "Write it in English; a Japanese name may stand behind it in brackets.",
        "英語で書いてください（日本語の名称は括弧書きで添えられます）。",
    ),
    "lint-half-width": Message(
        "Half-width `{sign}` beside Japanese: {text}",
        "日本語に半角の `{sign}` が続いています：{text}",
        "Write the full-width sign: 、。：；！？（）.",
        "全角の記号（、。：；！？（））を使ってください。",
    ),
    "lint-full-stop": Message(
        "This title ({language}) ends otherwise than most: {text}",
        "この見出し（{language}）の句点の有無が、ほかの多くの見出しと異なります：{text}",
        "Let all titles end with a full stop, or none.",
        "見出しの末尾の句点は、付けるか付けないかを統一してください。",
    ),
    "lint-long-title": Message(
        "The title of `{id}` has {n} characters (at most {most})",
        "`{id}` の見出しが {n} 文字あります（上限 {most} 文字）",
        "Name the paragraph; what it says stands in the rule.",
        "条項の名前だけを書き、内容は規則に書いてください。",
    ),
    "lint-glossary": Message(
        "“{term}” is not “{official}” in the Japanese text: {text}",
        "英語の「{term}」に当たる用語「{official}」が日本語の文章にありません：{text}",
        "Use the term of glossary.yaml, or correct the glossary.",
        "glossary.yaml の用語を使うか、用語集を見直してください。",
    ),
}

PAGES = {
    "lint-one-boolean": Page(
        "Provisions whose `kind` is definition, threshold, scope, exception or exemption and whose nodes read, through all definitions, one yes/no fact and nothing else (a note).",
        "`kind` が definition・threshold・scope・exception・exemption の規定のうち、定義をたどっても yes_no の事実を一つしか参照しないもの（注記のみ）。",
        "The easiest wrong pack asks the user for the conclusion. A few provisions do turn on one observation: then leave it.",
        "結論そのものを尋ねるパックは、最も作りやすい誤りです。一つの観察だけで決まる規定であれば、そのままで構いません。",
        "linked: {params: {party: party}, holds: party.is_linked}",
        "linked: {params: {party: party}, holds: {any: [{fact: party.organised_in, in: {list: listed}}, ...]}}",
    ),
    "lint-question-repeats-title": Page(
        "Yes/no facts whose question holds four fifths of the words of a provision's title (of at least three; in Japanese pairs of characters, at least five). A note.",
        "質問文が、いずれかの規定の見出しの言葉の 8 割以上を含む yes_no の事実（英語は 3 語以上、日本語は 2 文字組が 5 組以上の見出し。注記のみ）。",
        "A question in the words of the law asks for its conclusion.",
        "法令の言葉のままの質問は、法令上の結論を尋ねています。",
        'question: {en: "Is it a prohibited hardware transaction?"}   # title: Prohibited hardware transactions',
        'question: {en: "On which day was it imported?"}',
    ),
    "lint-near-facts": Page(
        "Two facts of one entity with almost the same name, or whose questions are almost the same in both languages (a note).",
        "同じエンティティの二つの事実で、名前がほとんど同じもの、または質問文が両言語でほとんど同じもの（注記のみ）。",
        "The user answers twice and the answers may differ.",
        "利用者が二度答えることになり、食い違うおそれがあります。",
        "import_date: {...}, date_import: {...}",
        "import_date: {...}",
    ),
    "lint-asks-for-outcome": Page(
        "Yes/no facts, no judgements, that ask in words of outcomes: exempt, prohibited, compliant, lawful, violates (a note).",
        "judgement でない yes_no の事実のうち、適用除外・適法・違反など、結論の言葉で尋ねるもの（注記のみ）。",
        "Whoever can answer such a question needs no pack.",
        "その質問に答えられる人に、パックは要りません。",
        'question: {en: "Is the product exempt?"}',
        'question: {en: "Is it sold to laboratories only?"}',
    ),
    "lint-ja-not-japanese": Page(
        "Japanese texts without a kana or Chinese character, unless each word is a name, a code or a figure.",
        "かな・漢字を含まない日本語の文章（各語が固有名詞・記号・数値の場合を除く）。",
        "A text in the wrong language was probably pasted, or is still to be translated.",
        "別の言語の文章を貼り付けたか、翻訳が済んでいない可能性があります。",
        "title: {en: Import ban, ja: Import prohibition}",
        "title: {en: Import ban, ja: 輸入禁止}",
    ),
    "lint-ja-untranslated": Page(
        "Japanese texts that are the English ones, letter by letter, unless each word is a name, a code or a figure.",
        "英語と同一の日本語の文章（各語が固有名詞・記号・数値の場合を除く）。",
        "Readers of Japanese reports get an English sentence.",
        "日本語のレポートに英文がそのまま現れます。",
        "title: {en: Import ban, ja: Import ban}",
        "title: {en: Import ban, ja: 輸入禁止}",
    ),
    "lint-en-japanese": Page(
        "English texts with kana or Chinese characters outside brackets.",
        "括弧の外に、かな・漢字を含む英語の文章。",
        "Readers of English reports cannot read it.",
        "英語のレポートの読者が読めません。",
        "title: {en: 届出 before closing, ja: 実行前の届出}",
        "title: {en: Notification (届出) before closing, ja: 実行前の届出}",
    ),
    "lint-half-width": Page(
        "Half-width punctuation right behind Japanese characters, an opening bracket included, and half-width kana (a note).",
        "日本語の直後の半角の句読点・開き括弧、および半角カナ（注記のみ）。",
        "Printed beside full-width text it looks like a mistake, and searches miss it.",
        "全角の文章の中で誤記に見え、検索にも掛かりません。",
        "ja: 対象国(別表), 輸入",
        "ja: 対象国（別表）、輸入",
    ),
    "lint-full-stop": Page(
        "Titles that end with a full stop where most do not, or the other way round; titles of notes are counted apart (a note).",
        "末尾の句点の有無が、ほかの多くと異なる見出し（notes の見出しは別に数えます。注記のみ）。",
        "Lists of titles look uneven.",
        "一覧にしたときに不揃いになります。",
        "title: {en: Import ban., ja: 輸入禁止。}",
        "title: {en: Import ban, ja: 輸入禁止}",
    ),
    "lint-long-title": Page(
        "Titles of provisions of more than 200 characters.",
        "200 文字を超える、規定の見出し。",
        "A title that long repeats the text of the law; lists cannot show it.",
        "法文の引き写しになっており、一覧に表示できません。",
        "title: {en: No person may import any item that ..., ja: ...}",
        "title: {en: Import ban, ja: 輸入禁止}",
    ),
    "lint-glossary": Page(
        "English texts that use the `en` of a glossary entry (without what stands in brackets) beside a Japanese text without its `ja` (a note). The longest term counts.",
        "用語集の `en`（括弧書きを除く）を使う英語の文章で、対になる日本語の文章にその `ja` がないもの（注記のみ。最も長い用語だけを見ます）。",
        "Official terms are what readers search for, and what counsel and authorities write.",
        "公式の用語は、読者が検索し、専門家や当局が使う言葉です。",
        "title: {en: Model year before 2030, ja: 2030年型より前}   # glossary: model year, モデルイヤー",
        "title: {en: Model year before 2030, ja: 2030年より前のモデルイヤー}",
    ),
}
