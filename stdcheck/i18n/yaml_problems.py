"""Words for what can be wrong with a YAML file before anybody asks what its values mean (codes `yaml-...`)."""

from __future__ import annotations

from stdcheck.i18n.catalogue import Message

FILES = {
    "yaml-no-such-file": Message(
        "There is no such file",
        "ファイルがありません",
        "Check the path; it is read from the folder in which the command was started, or from the folder of the file that names it.",
        "パスを確認してください。コマンドを実行したフォルダー、または参照元のファイルがあるフォルダーから読み取ります。",
    ),
    "yaml-not-a-file": Message(
        "This is a folder or a device, not a file",
        "フォルダーまたはデバイスであり、ファイルではありません",
        "Give the path of one YAML file.",
        "YAML ファイルのパスを指定してください。",
    ),
    "yaml-unreadable-file": Message(
        "The file cannot be read",
        "ファイルを読み取れません",
        "Check the permissions of the file and of its folder, and whether another program has locked it.",
        "ファイルとフォルダーのアクセス権、およびほかのプログラムが使用中でないかを確認してください。",
    ),
    "yaml-too-large": Message(
        "The file is larger than {limit} and was not read",
        "ファイルが {limit} を超えているため、読み取りませんでした",
        "Move parties and components into registers and name them under `use`.",
        "当事者や部品を台帳（register）に移し、`use` で参照してください。",
    ),
    "yaml-encoding": Message(
        "The file is not UTF-8: the byte {byte} stands here",
        "UTF-8 ではありません：この位置にバイト {byte} があります",
        "This looks like {encoding}. Save the file as UTF-8.",
        "{encoding} のようです。UTF-8 で保存し直してください。",
    ),
    "yaml-broken-utf8": Message(
        "The byte {byte} breaks the UTF-8 text",
        "バイト {byte} のため、UTF-8 の文字列が壊れています",
        "The text before it is UTF-8: a character was cut in two, or text in another encoding was pasted in. Write the character again.",
        "ここまでは UTF-8 です。文字が途中で切れたか、別の文字コードの文字列が混入しています。この文字を入力し直してください。",
    ),
}

CHARACTERS = {
    "yaml-control-character": Message(
        "The control character {character} is not allowed",
        "制御文字 {character} は使えません",
        "Delete it; editors often do not show it. It may have come with text that was pasted.",
        "削除してください。エディターに表示されないことが多く、貼り付けた文字列に含まれている場合があります。",
    ),
    "yaml-line-separator": Message(
        "The hidden line break {character} is not allowed",
        "見えない改行文字 {character} は使えません",
        "Replace it by an ordinary line break or by a space: programs disagree whether a line ends here.",
        "通常の改行または空白に置き換えてください。ここで行が終わるかどうかは、プログラムによって異なります。",
    ),
    "yaml-direction-mark": Message(
        "The hidden text direction mark {character} is not allowed",
        "見えない書字方向の制御文字 {character} は使えません",
        "Delete it: with it, a reviewer sees the text in another order than it is read.",
        "削除してください。この文字があると、画面に見える順序と実際に読み取られる順序が食い違います。",
    ),
    "yaml-hidden-escape": Message(
        "The text in these quotes contains the hidden character {character}",
        "この引用符の中の文字列に、見えない文字 {character} が含まれています",
        "Remove the escape that makes it. Only `\\n` and `\\t` make sense in a text.",
        "該当するエスケープ表記を削除してください。文字列で意味を持つのは `\\n` と `\\t` だけです。",
    ),
    "yaml-tab": Message(
        "A tab stands where the line is indented",
        "字下げにタブが使われています",
        "Indent with spaces only. Other syntax errors of the file are shown when the tabs are gone.",
        "字下げには半角空白だけを使ってください。ほかの構文エラーは、タブを直したあとに表示されます。",
    ),
}

REFUSED = {
    "yaml-directive": Message(
        "A line that begins with % is a YAML directive, which is not allowed",
        "% で始まる行は YAML ディレクティブであり、使えません",
        "Delete the line: every file is read in the same way. A text that begins with % goes in quotes.",
        "この行を削除してください。どのファイルも同じ方法で読み取ります。% で始まる文字列は引用符で囲んでください。",
    ),
    "yaml-duplicate-key": Message(
        'The key "{key}" is written twice in the same mapping',
        "同じマッピングの中にキー「{key}」が 2 回あります",
        "Keep one of the two, or give the second one another name.",
        "どちらか一方だけを残すか、2 つ目を別の名前にしてください。",
    ),
    "yaml-first-written-here": Message("first written here", "最初の記述"),
    "yaml-anchor": Message(
        "The anchor &{name} is not allowed",
        "アンカー &{name} は使えません",
        "Write the value out where it is needed, or refer to the entity by its id. A text that begins with & goes in quotes.",
        "必要な場所に値をそのまま書くか、ID で参照してください。& で始まる文字列は引用符で囲んでください。",
    ),
    "yaml-alias": Message(
        "The alias *{name} is not allowed",
        "エイリアス *{name} は使えません",
        "Write the value out, or refer to the entity by its id. A text that begins with * goes in quotes.",
        "値をそのまま書くか、ID で参照してください。* で始まる文字列は引用符で囲んでください。",
    ),
    "yaml-merge-key": Message(
        "The merge key << is not allowed",
        "マージキー << は使えません",
        "Write the keys out, or refer to the entity by its id.",
        "キーをそのまま書くか、ID で参照してください。",
    ),
    "yaml-tag": Message(
        "The tag {tag} is not allowed",
        "タグ {tag} は使えません",
        "Delete it: the type of a value is known from its key. A text that begins with ! goes in quotes.",
        "削除してください。値の型はキーから決まります。! で始まる文字列は引用符で囲んでください。",
    ),
    "yaml-several-documents": Message(
        "A second document begins here",
        "ここから 2 つ目の文書が始まっています",
        "Put each document into a file of its own, and delete the line `---` or `...`.",
        "文書ごとにファイルを分け、`---` や `...` の行を削除してください。",
    ),
    "yaml-key-not-text": Message(
        "A list or a mapping cannot be a key",
        "リストやマッピングをキーにすることはできません",
        "A key is a short text. Text in {{ }} or [ ] that is no list goes in quotes.",
        "キーは短い文字列です。リストではない {{ }} や [ ] の文字列は引用符で囲んでください。",
    ),
    "yaml-blank-key": Message(
        "The key is blank",
        "キーが空です",
        "Write a key before the colon. If the key is the word null itself, put it in quotes.",
        "コロンの前にキーを書いてください。null という語そのものをキーにする場合は引用符で囲んでください。",
    ),
    "yaml-space-beside-key": Message(
        "A full-width or no-break space stands beside this key",
        "このキーの前後に全角空白などの特殊な空白があります",
        "Replace it by ordinary spaces: it counts as a letter of the key.",
        "半角空白に置き換えてください。特殊な空白はキーの文字として扱われます。",
    ),
    "yaml-too-deep": Message(
        "There are more than {limit} lists and mappings inside one another",
        "リストやマッピングの入れ子が {limit} 段を超えています",
        "No profile or pack needs as many: look for brackets that are not closed.",
        "これほどの入れ子が必要になることはありません。閉じていない括弧がないか確認してください。",
    ),
    "yaml-too-many-values": Message(
        "The file has more than {limit} keys and values; it was not read further",
        "キーと値が {limit} 個を超えたため、ここで読み取りを中止しました",
        "Move parties and components into registers and name them under `use`.",
        "当事者や部品を台帳（register）に移し、`use` で参照してください。",
    ),
    "yaml-too-many-problems": Message(
        "There are more than {limit} problems; the rest of the file was not looked at",
        "問題が {limit} 件を超えたため、残りは調べていません",
        "Mend those above and check again.",
        "上の問題を直してから、もう一度確認してください。",
    ),
}

SYNTAX = {
    "yaml-syntax": Message(
        "This is not YAML",
        "YAML として読み取れません",
        "Compare the line with the ones around it: quotes, brackets, colons and indentation.",
        "引用符、括弧、コロン、字下げを前後の行と見比べてください。",
    ),
    "yaml-indentation": Message(
        "This line does not fit into the list or mapping around it",
        "この行は、前後のリストまたはマッピングに対応していません",
        "Keys of one mapping, and the dashes of one list, begin in the same column. Behind a text in quotes nothing may follow but a comment.",
        "同じマッピングのキー、同じリストの「-」は、同じ桁にそろえてください。引用符で囲んだ文字列のあとに書けるのはコメントだけです。",
    ),
    "yaml-unexpected-colon": Message(
        "A colon cannot stand here",
        "ここにコロンは書けません",
        "Put a text that contains `: ` in quotes. If this is a key, indent its line as the other keys of its mapping.",
        "`: ` を含む文字列は引用符で囲んでください。キーのつもりであれば、同じマッピングのほかのキーと字下げをそろえてください。",
    ),
    "yaml-missing-colon": Message(
        "Here stands a key without its colon",
        "キーのあとにコロンがありません",
        "Write `key: value`, with a space behind the colon (a full-width ： is no colon); or indent the line if it continues the text above.",
        "「キー: 値」の形で、コロンのあとに半角空白を入れてください（全角の「：」はコロンになりません）。上の行の続きであれば字下げしてください。",
    ),
    "yaml-unexpected-dash": Message(
        "A list cannot begin here",
        "ここからリストを始めることはできません",
        "Begin the list on a line of its own below its key. A text that begins with `- ` goes in quotes.",
        "リストはキーの次の行から始めてください。`- ` で始まる文字列は引用符で囲んでください。",
    ),
    "yaml-unexpected-question-mark": Message(
        "A question mark cannot stand here",
        "ここに疑問符は書けません",
        "Put a text that begins with `? ` in quotes.",
        "`? ` で始まる文字列は引用符で囲んでください。",
    ),
    "yaml-reserved-character": Message(
        "A value cannot begin with {character}",
        "値を {character} で始めることはできません",
        "Put the text in quotes.",
        "文字列を引用符で囲んでください。",
    ),
    "yaml-missing-value": Message(
        "A value is expected here",
        "ここには値が必要です",
        "Look for a comma, colon or bracket too many. A text that begins with one of them goes in quotes.",
        "余分なコンマ、コロン、括弧がないか確認してください。これらの記号で始まる文字列は引用符で囲んでください。",
    ),
    "yaml-extra-content": Message(
        "The document has ended; this is left over",
        "文書はここまでで終わっており、これ以降は余分です",
        "Look for a bracket or a quote that closes too early.",
        "括弧や引用符が途中で閉じていないか確認してください。",
    ),
    "yaml-unclosed-quote": Message(
        "This quote is never closed",
        "この引用符が閉じられていません",
        "Close it with the same sign; inside single quotes an apostrophe is written twice.",
        "同じ記号で閉じてください。一重引用符の中では、アポストロフィを 2 つ重ねて書きます。",
    ),
    "yaml-unclosed-bracket": Message(
        "This {opening} is never closed",
        "この {opening} が閉じられていません",
        "Write {closing} at the end of the list or mapping.",
        "リストまたはマッピングの終わりに {closing} を書いてください。",
    ),
    "yaml-missing-comma": Message(
        "A comma or {closing} is expected here",
        "ここにはコンマまたは {closing} が必要です",
        "Separate the items with commas, and close with {closing}.",
        "項目をコンマで区切り、最後を {closing} で閉じてください。",
    ),
    "yaml-opened-here": Message("opened here", "開始位置"),
    "yaml-escape": Message(
        "{escape} is no escape that YAML knows",
        "{escape} は YAML のエスケープ表記ではありません",
        "Use single quotes for a text with backslashes, such as a Windows path.",
        "Windows のパスのように \\ を含む文字列は、一重引用符で囲んでください。",
    ),
    "yaml-impossible-character": Message(
        "The text in these quotes has an escape for a character that does not exist",
        "この引用符の中に、存在しない文字を表すエスケープ表記があります",
        "Write the character itself. One above FFFF is written \\U and eight digits, never as two \\u.",
        "文字そのものを入力してください。FFFF を超える文字は \\u を 2 つ並べず、\\U と 8 桁の数字で書きます。",
    ),
    "yaml-block-scalar-header": Message(
        "Behind | or > nothing may stand on the same line",
        "| や > のあとには、同じ行に何も書けません",
        "Begin the text on the next line, indented. A text that begins with | or > goes in quotes.",
        "文字列は次の行から字下げして書いてください。| や > で始まる文字列は引用符で囲んでください。",
    ),
}

MESSAGES: dict[str, Message] = FILES | CHARACTERS | REFUSED | SYNTAX
