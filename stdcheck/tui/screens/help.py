"""Help: the keys of the screen it was asked on, the terms of a filter, and what the outcomes mean in both languages."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult

from stdcheck.i18n import catalogue
from stdcheck.report.cells import fit, widest_of
from stdcheck.report.filtering.grammar import TERMS
from stdcheck.report.glossary import outcome_glossary
from stdcheck.report.wording import Language, say
from stdcheck.tui.screens.page import Page
from stdcheck.tui.viewmodel.items import Item
from stdcheck.tui.viewmodel.keys import DETAIL, HELP, REVIEW, shown
from stdcheck.tui.viewmodel.words import Piece, tell
from stdcheck.tui.widgets.items import Items


class Help(Page):
    """A text to read."""

    keys_of = HELP

    def __init__(self, asked_on: str) -> None:
        super().__init__()
        self.asked_on = asked_on

    def body(self) -> ComposeResult:
        """The text."""
        yield Items(id="help")

    def head_lines(self) -> list[list[Piece]]:
        """The day, and that this is help."""
        return [self.first_line([(tell("help.title", self.session.language), "title")])]

    def on_mount(self) -> None:
        """Keys go to the text."""
        super().on_mount()
        self.query_one(Items).focus()

    def retranslate(self) -> None:
        """The text in the language shown."""
        super().retranslate()
        self.query_one(Items).show(list(help_items(self.asked_on, self.session.language)))

    def do_back(self) -> None:
        """Back to where it was asked."""
        self.app.pop_screen()


def help_items(asked_on: str, lang: Language) -> Iterator[Item]:
    """Keys, filter, outcomes."""
    yield Item("keys", tell("help.keys", lang), style="title")
    keys = [(" ".join(filter(None, (key.letter, key.function))), f"help.{key.id}") for key in shown(asked_on)]
    keys.append(("j k", "help.move"))
    if asked_on in (REVIEW, DETAIL):
        keys.append(("1 .. 9", "help.packs"))
    size = widest_of(key for key, _ in keys)
    for key, sentence in keys:
        yield Item(f"key.{sentence}", tell(sentence, lang), 1, lead=fit(key, size), lead_style="title")
    if asked_on in (REVIEW, DETAIL):
        yield Item("marks", tell("help.marks", lang), 1)
        yield Item("filters", tell("help.filters", lang), style="title")
        size = widest_of(example for example, _ in TERMS)
        for example, code in TERMS:
            text = catalogue.message(code, lang=lang)
            yield Item(f"filter.{example}", text, 1, lead=fit(example, size), lead_style="title")
    yield Item("outcomes", tell("help.outcomes", lang), style="title")
    size = widest_of(f"{one.label['en']} {one.label['ja']}" for one in outcome_glossary())
    for one in outcome_glossary():
        name = fit(f"{one.label['en']} {one.label['ja']}", size)
        yield Item(f"outcome.{one.id}", one.meaning[lang], 1, lead=name, lead_style=one.id)
    yield Item("advice", say("no_packs", lang), style="dim")
