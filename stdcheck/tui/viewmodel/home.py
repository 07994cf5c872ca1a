"""The rows of Home: every file given, what each regime says of it, and the next day that matters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from stdcheck.checking import Status
from stdcheck.discovery import ProfileFile
from stdcheck.i18n import catalogue
from stdcheck.report.cells import visible
from stdcheck.report.folding import folded
from stdcheck.report.summary import ProfileSummary, RegimeSummary
from stdcheck.report.verdicts import verdict_words
from stdcheck.report.wording import Language, chosen, joined, say
from stdcheck.source.problems import Problem
from stdcheck.tui.viewmodel.columns import Column, widest
from stdcheck.tui.viewmodel.session import At, Session
from stdcheck.tui.viewmodel.words import Piece, counted, short_label, tell

ROOM_FOR_KIND, ROOM_FOR_DATE = 90, 60
"""Cells from which on a table has room for the column."""
COUNTED = ("error", "gap", "undetermined", "judgement", "due")
"""Outcomes whose counts stand beside a verdict."""


@dataclass(frozen=True, slots=True)
class HomeRow:
    """A file, or a folder that could not be looked into (then without a file). name: below the folder of all rows"""

    file: ProfileFile | None
    shown_as: str
    name: str


def home_rows(session: Session, words: str = "") -> list[HomeRow]:
    """Every file that has all the words in its name, title, kind, verdict or fault; closed folders behind them."""
    start = len(folder_of(session)) + 1 if folder_of(session) else 0
    rows = [HomeRow(file, file.shown_as, visible(file.shown_as[start:])) for file in session.files]
    rows += [HomeRow(None, folder, visible(folder[start:])) for folder in session.closed]
    wanted = folded(words).split()
    if not wanted:
        return rows
    return [row for row in rows if all(word in _searched(row, session) for word in wanted)]


def _searched(row: HomeRow, session: Session) -> str:
    summary = session.summaries.get((row.shown_as, session.as_of))
    parts = [row.shown_as, row.file.kind or "" if row.file else ""]
    if summary is not None:
        parts += [summary.id or "", *summary.title.values()]
        for lang in ("en", "ja"):
            parts += [verdict_words(regime.possible, lang) for regime in summary.regimes]
            parts.append(fault_words(summary, lang))
    return folded("\n".join(parts))


def home_columns(session: Session, rows: Sequence[HomeRow], cells: int) -> list[Column]:
    """Profile, kind, one column for each pack that says something of a row, next date; in `cells` cells.

    The verdicts come first: where there is little room the kind goes, then the next date.
    """
    lang, packs = session.language, packs_of(session)
    kinds = [row.file.kind or "?" for row in rows if row.file is not None]
    kind = widest(kinds, tell("col.kind", lang), 10) if cells >= ROOM_FOR_KIND else 0
    profile = widest((row.name for row in rows), tell("col.profile", lang), most=max(cells * 2 // 5, 16))
    return [
        Column("profile", tell("col.profile", lang), profile, 16),
        Column("kind", tell("col.kind", lang), kind),
        *(Column(pack, pack, None if n == 0 else max(cells // 4, 12), 12) for n, pack in enumerate(packs)),
        *([] if packs else [Column("fault", "", None)]),
        Column("next", tell("col.next", lang), 10 if cells >= ROOM_FOR_DATE else 0),
    ]


def folder_of(session: Session) -> str:
    """The folder that all rows stand in, told once above them; empty where there is none, or one row only."""
    paths = [*(file.shown_as for file in session.files), *session.closed]
    folders = [path.rpartition("/")[0].split("/") for path in paths]
    if len(folders) < 2:
        return ""
    same = []
    for names in zip(*folders, strict=False):
        if len(set(names)) > 1:
            break
        same.append(names[0])
    return "/".join(same)


def packs_of(session: Session) -> list[str]:
    """The packs that say something of any file, in order of their ids."""
    regimes = (regime for summary in session.summaries.values() for regime in summary.regimes)
    return sorted({regime.pack for regime in regimes})


def home_cells(row: HomeRow, session: Session) -> list[Piece]:
    """A text for every column."""
    lang, at = session.language, (row.shown_as, session.as_of)
    if row.file is None:
        return [(row.name, ""), ("?", "dim"), (tell("closed_folder", lang), "error")]
    name: list[Piece] = [(row.name, ""), (row.file.kind or "?", "dim")]
    summary = session.summaries.get(at)
    if summary is None:
        text = tell("failed", lang, path=session.failures[at]) if at in session.failures else ""
        return [*name, (text, "error") if text else (_waiting(session, at), "dim")]
    if summary.status is not Status.EVALUATED:
        return [*name, (fault_words(summary, lang), "dim" if summary.status is Status.NO_PACK else "error")]
    regimes = {regime.pack: regime for regime in summary.regimes}
    return [*name, *(_regime(regimes.get(pack), lang) for pack in packs_of(session)), _next(summary, session)]


def row_pieces(row: HomeRow, session: Session) -> list[Piece]:
    """A row in one line: the title and the verdicts of the file, or its fault in full."""
    lang = session.language
    summary = session.summaries.get((row.shown_as, session.as_of))
    if summary is None:
        return []
    if summary.status is Status.NOT_EVALUATED:
        return [(fault_words(summary, lang), "error")]
    pieces: list[Piece] = [(title_of(summary, lang), "title")]
    for regime in summary.regimes:
        text, name = _regime(regime, lang)
        pieces += [(f"  {regime.pack}: ", "dim"), (text, name)]
    return pieces


def _waiting(session: Session, at: At) -> str:
    results = session.progress.get(at)
    return tell("waiting", session.language) if results is None else tell("evaluating", session.language, n=results)


def fault_words(summary: ProfileSummary, lang: Language) -> str:
    """What keeps a file from being evaluated: `unreadable  14:3 key "supplier" given twice`; nothing where it was."""
    if summary.status is Status.EVALUATED:
        return ""
    if summary.crashed:
        return tell("crashed", lang)
    if summary.status is Status.NO_PACK:
        return tell("no_pack", lang)
    first = next((problem for problem in summary.problems if problem.severity == "error"), None)
    return " ".join([tell("unread", lang), *([problem_words(first, summary.path, lang)] if first else [])])


def problem_words(problem: Problem, path: str, lang: Language) -> str:
    """`14:3 message (first written here: line 9)`, with the file in front where it is another one."""
    place = f"{problem.span.start.line}:{problem.span.start.column}"
    if problem.span.path != path:
        place = f"{problem.span.path}:{place}"
    said = f"{place} {catalogue.message(problem.code, problem.args, lang)}"
    related = [
        tell("related", lang, label=catalogue.message(code, problem.args, lang), line=span.start.line)
        for code, span in problem.related
    ]
    return say("value.with", lang, value=said, detail=joined(related, lang)) if related else said


def warning_pieces(summary: ProfileSummary, lang: Language) -> list[Piece]:
    """What is odd about a file that was evaluated all the same: the first warning, and how many there are besides."""
    warnings = [one for one in summary.problems if one.severity == "warning"]
    if not warnings:
        return []
    more = f" ({say('more', lang, n=len(warnings) - 1)})" if len(warnings) > 1 else ""
    return [(problem_words(warnings[0], summary.path, lang) + more, "unknown")]


def open_counts(counts: Mapping[str, int], lang: Language) -> Piece:
    """`4 GAP, 2 UNDET`: what is open, in the style of the worst of it; nothing where nothing is."""
    open_ = [one for one in COUNTED if counts.get(one)]
    told = (tell("count", lang, n=counts[one], label=short_label(one, lang)) for one in open_)
    return joined(told, lang), open_[0] if open_ else ""


def _regime(regime: RegimeSummary | None, lang: Language) -> Piece:
    """`PROHIBITED or EXEMPT  4 GAP, 2 UNDET`."""
    if regime is None:
        return "-", "dim"
    verdict = verdict_words(regime.possible, lang) if regime.possible else say("verdict.absent", lang)
    counts, worst = open_counts(regime.counts, lang)
    return f"{verdict}  {counts}".rstrip(), worst


def _next(summary: ProfileSummary, session: Session) -> Piece:
    """The first day that is still ahead on which something is due or comes out otherwise."""
    at = (summary.path, session.as_of)
    if at not in session.next_dates:  # what is due may not be the first that matters
        return ("?", "error") if at in session.failures else ("...", "dim")
    days = [day for day in (summary.next_due, session.next_dates[at]) if day is not None]
    if days:
        return min(days).isoformat(), ""
    return (tell("daily", session.language), "") if at in session.moving else ("-", "dim")


def home_title(session: Session, changed: int = 0) -> Iterator[Piece]:
    """How many files, how many of them cannot be read, have changed on disk, still wait."""
    lang = session.language
    known = [session.summaries.get((file.shown_as, session.as_of)) for file in session.files]
    unread = sum(one is not None and one.status is Status.NOT_EVALUATED for one in known) + len(session.closed)
    key = "profiles_unread" if unread else "profiles"
    yield tell(key, lang, n=len(session.files), unread=unread), "title"
    if folder_of(session):
        yield f"   {visible(folder_of(session))}/", "dim"
    if changed:
        yield "   " + counted("changed_n", changed, lang), "unknown"
    left = sum(one is None for one in known)
    if left:
        yield "   " + tell("profiles_left", lang, n=left), "dim"


def title_of(summary: ProfileSummary, lang: Language) -> str:
    """What the profile calls itself."""
    return chosen(summary.title, lang) if summary.title else ""
