"""Words of `stdcheck packs coverage`, a part of the report words."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "coverage.pack": ("{id} {version}  {n} provisions", "{id} {version}  規定 {n} 件"),
    "coverage.pack_one": ("{id} {version}  1 provision", "{id} {version}  規定 1 件"),
    "coverage.implemented": ("implemented", "実装済み"),
    "coverage.unread": ("unread", "条文未確認"),
    "coverage.excused": ("excused", "除外"),
    "coverage.missing": ("missing", "未対応"),
    "coverage.unverified": ("{n} rest on law that nobody has verified", "うち条文と未照合 {n} 件"),
    "coverage.unverified_one": ("1 rests on law that nobody has verified", "うち条文と未照合 1 件"),
    "coverage.node": ("{kind} {name}", "{kind} {name}"),
    "coverage.not_verified": ("unverified", "未照合"),
    "coverage.no_text": ("law not read", "条文未確認"),
    "coverage.cases": ("cases: {cases}", "事例：{cases}"),
    "coverage.no_case": ("no case names it", "該当する事例なし"),
    "coverage.shallow": (
        "facts read through all definitions / facts that the paragraph turns on, lowest share first",
        "定義をたどって参照する事実の数／規定が問う事実の数（割合の低い順）",
    ),
    "coverage.read": ("read", "参照数"),
    "coverage.named": ("named", "要件数"),
    "coverage.share": ("share", "割合"),
    "coverage.objections": ("places that may be shallow", "浅い可能性のある箇所"),
    "coverage.no_objection": ("no place looks shallow", "浅いと思われる箇所はありません"),
    "coverage.kind.rule": ("rule", "規則"),
    "coverage.kind.definition": ("definition", "定義"),
    "coverage.kind.quantity": ("quantity", "数量"),
    "coverage.kind.decision": ("decision", "判定表"),
    "coverage.kind.note": ("note", "注記"),
    "coverage.kind.answer": ("answer", "回答"),
    "coverage.kind.parameter": ("parameter", "パラメーター"),
    "coverage.kind.list": ("list", "リスト"),
    "coverage.kind.calendar": ("calendar", "暦"),
    "coverage.kind.method": ("method", "方式"),
}
