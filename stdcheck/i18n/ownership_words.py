"""Words of the chain of stakes above a party, English and Japanese."""

from __future__ import annotations

from stdcheck.i18n.catalogue import Message

_WORDS: dict[str, tuple[str, str]] = {
    "share.not_given": ("not given (0 % to 100 %)", "未記入（0 % 以上 100 % 以下）"),
    "share.between": ("between {low} and {high}", "{low} 以上 {high} 以下"),
    "share.between_above": ("more than {low}, at most {high}", "{low} 超 {high} 以下"),
    "share.between_below": ("at least {low}, less than {high}", "{low} 以上 {high} 未満"),
    "share.between_open": ("more than {low}, less than {high}", "{low} 超 {high} 未満"),
    "share.at_least": ("at least {low}", "{low} 以上"),
    "share.more_than": ("more than {low}", "{low} 超"),
    "share.at_most": ("at most {high}", "{high} 以下"),
    "share.less_than": ("less than {high}", "{high} 未満"),
    "effective": ("{measure}: {share}", "「{measure}」：{share}"),
    "holder.not_said": ("holder not given", "保有者未記入"),
    "holder.unlisted": ("anybody not listed, each", "記載のない保有者（各）"),
    "parties.more": ("and {n} more parties", "ほか {n} 当事者"),
    "holder.more": ("and more above (stakes: {n})", "さらに上位の持分あり（{n} 件）"),
    "rest.complete": ("complete: nobody else holds anything", "記載完了：他に保有者はいない"),
    "rest.individual": ("nobody can hold a share in it", "持分の対象とならない"),
    "rest.open": (
        "the list of holders is not complete: others hold {share} together",
        "保有者の一覧は未完了：その他の保有者は合計 {share}",
    ),
    "rest.none_left": (
        "the list of holders is not complete, though the listed stakes may make up the whole",
        "保有者の一覧は未完了（記載の持分の合計は 100 % に達し得る）",
    ),
    "rest.bounded": (
        "the list of holders is not complete: others hold {one} each, together {share}",
        "保有者の一覧は未完了：その他の保有者は各 {one}、合計 {share}",
    ),
    "fact": ("{fact}: {value}", "「{fact}」：{value}"),
    "test.interest": (
        '{says}: found {share} by the method "{method}"{wanted}: {truth}',
        "{says}：{share}（算定方法「{method}」）{wanted}：{truth}",
    ),
    "test.list": (
        '{says}: {list} by the method "{method}", listed: {n}{open}: {truth}',
        "{says}：{list}（算定方法「{method}」）、記載 {n} 件{open}：{truth}",
    ),
    "list.parents": ("parents", "親会社等"),
    "list.self_and_parents": ("itself and its parents", "本人および親会社等"),
    "list.owners": ("holders at every tier", "直接・間接の保有者"),
    "list.self_and_owners": ("itself and its holders at every tier", "本人および直接・間接の保有者"),
    "list.open": (", there may be more", "、他にもいる可能性あり"),
    "wanted.gt": ("; asked: more than {figure}", "、基準は {figure} 超"),
    "wanted.gte": ("; asked: at least {figure}", "、基準は {figure} 以上"),
    "wanted.lt": ("; asked: less than {figure}", "、基準は {figure} 未満"),
    "wanted.lte": ("; asked: at most {figure}", "、基準は {figure} 以下"),
}

MESSAGES = {f"ownership-{key}": Message(en, ja) for key, (en, ja) in _WORDS.items()}
