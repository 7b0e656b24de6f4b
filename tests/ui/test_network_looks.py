"""What colour, size, layout and saved pictures do on the network page, and what its menu offers."""

from datetime import date, timedelta

import pytest
from acting import Said
from PySide6.QtGui import QGuiApplication
from world import START, world

from refnet.domain.drafts import AllyDraft, PersonDraft
from refnet.domain.kinds import AllyKind
from refnet.domain.network.views import View
from refnet.services import allies, people, pictures, reps
from refnet.ui.dialogs.ask_card import AskCardDialog
from refnet.ui.dialogs.save_picture import SavePictureDialog
from refnet.ui.pages.network.facets import facet
from refnet.ui.pages.network.page import NetworkPage
from refnet.ui.widgets.network_canvas.looks import ColourBy, Shape
from refnet.ui.widgets.network_canvas.scene import SizeBy, ThicknessBy


@pytest.fixture
def known(context):
    people = world(context.store, "Ann>Bob:won Ann>Cid:lost Ann>Bob Bob>Eve Fay-Ann")
    people |= world(context.store, "Kim>Leo:open", rep="Sam Seller")
    allies.add(context.store, AllyDraft(PersonDraft(id=people["Ann"]), kind=AllyKind.PARTNER))
    return people


@pytest.fixture
def page(context, known, qtbot):
    made = NetworkPage(context)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.show()
    return made


def choose(menu, words):
    next(action for action in menu.menu().actions() if action.text() == words).trigger()


def look_of(page, key):
    scene = page.canvas.scene
    return scene.looks.table[int(scene.looks.of[page.canvas.stage.number[key]])]


def words_of(page, known):
    return {name: look_of(page, key).words for name, key in known.items() if key in page.canvas.stage.number}


def are_alike(places, others):
    return places.keys() == others.keys() and all(places[key] == pytest.approx(others[key], abs=0.1) for key in places)


def test_colour_can_tell_whose_prospects_they_are(page, known):
    choose(page.bar.colours, "rep")
    found = words_of(page, known)
    assert {found[name] for name in ("Ann", "Bob", "Cid", "Eve")} == {"Rae Rep"}
    assert {found["Kim"], found["Leo"]} == {"Sam Seller"}
    assert found["Fay"] == "Nobody's yet"
    assert look_of(page, known["Ann"]).shape is not look_of(page, known["Kim"]).shape
    assert page.canvas.legend.title == "Whose prospects"


def test_colour_can_tell_the_kind_of_ally(page, known):
    choose(page.bar.colours, "kind of ally")
    found = words_of(page, known)
    assert (found["Ann"], found["Cid"]) == ("Partner", "No ally")


def test_colour_can_tell_communities(page, known):
    choose(page.bar.colours, "community")
    found = words_of(page, known)
    assert found["Kim"] == found["Leo"] != found["Ann"] == found["Cid"]


def test_colour_can_tell_who_has_gone_quiet(page, known):
    long_after = START + timedelta(days=3_000)
    found = facet(ColourBy.DORMANCY, page.shown.network, page.shown.picture, long_after, lambda _done, _all: None)
    words = dict(zip(page.shown.picture.names, found.codes.tolist(), strict=True))
    assert found.words[words["Ann"]] == "Gone quiet"
    assert words["Leo"] == -1
    soon = facet(ColourBy.DORMANCY, page.shown.network, page.shown.picture, START, lambda _done, _all: None)
    assert soon.words[soon.codes[page.shown.picture.names.index("Ann")]] == "Active"


def test_a_colour_stays_when_something_changes(page, known, context):
    choose(page.bar.colours, "rep")
    more = world(context.store, "Leo>Ida", rep="Sam Seller")
    page.refresh()
    assert look_of(page, more["Ida"]).words == "Sam Seller"


def test_marks_are_never_told_apart_by_colour_alone(page):
    choose(page.bar.colours, "rep")
    groups = [look for look in page.canvas.scene.looks.table if look.tone.startswith("group")]
    assert len({look.shape for look in groups}) == len(groups) > 1
    assert Shape.BADGE not in {look.shape for look in groups}


def test_thickness_tells_how_often_or_how_much(page, known):
    scene, number = page.canvas.scene, page.canvas.stage.number
    pairs = [(number[known["Ann"]], number[known[name]]) for name in ("Bob", "Cid")]
    lines = [scene.picture.edges.tolist().index(list(pair)) for pair in pairs]
    twice, once = scene.picture.edge_width[lines]
    assert twice > once
    page.bar.thicknesses.menu().actions()[1].trigger()
    assert page.canvas.stage.thickness_by is ThicknessBy.AMOUNT


@pytest.mark.parametrize("words", ["lineage", "rings", "by company", "by rep"])
def test_the_layout_is_chosen_on_the_page_and_the_network_comes_back_as_it_was(page, known, words):
    before = dict(page.shown.places)
    choose(page.bar.layouts, words)
    assert page.shown.view.view is not View.FORCE
    assert page.shown.places != before
    choose(page.bar.layouts, "network")
    assert are_alike(page.shown.places, before)


def test_lineage_goes_from_left_to_right(page, known):
    choose(page.bar.layouts, "lineage")
    places = page.shown.places
    assert places[known["Ann"]][0] < places[known["Bob"]][0] < places[known["Eve"]][0]


def test_rings_leave_out_whom_no_line_reaches_and_say_so(page, known):
    page.laying.rings_round(known["Ann"])
    assert known["Leo"] not in page.canvas.stage.number
    assert "4 steps" in page.notes.banner.sentence.text()
    page.show_whole()
    assert known["Leo"] in page.canvas.stage.number
    assert page.bar.layouts.text() == "Layout: network"


def test_a_person_dragged_stays_there_when_something_changes(page, known, context):
    number = page.canvas.stage.number[known["Cid"]]
    page.canvas.stage.move(number, 600, 300)
    page.canvas._drop(number)
    place = page.canvas.stage.whole.x[number], page.canvas.stage.whole.y[number]
    world(context.store, "Eve>Ida")
    page.refresh()
    assert page.shown.places[known["Cid"]] == pytest.approx(place)


def test_laying_out_anew_moves_all_but_the_pinned(page, known):
    number = page.canvas.stage.number[known["Cid"]]
    page.canvas.stage.move(number, 600, 300)
    page.canvas._drop(number)
    before = dict(page.laying.standing())
    page.laying.anew()
    assert page.shown.places[known["Cid"]] == pytest.approx(before[known["Cid"]])


def saved(page, context, name="Monday"):
    return pictures.save(context.store, name, page.keeping.draft(page.query, page.laying.view))


def test_a_saved_picture_comes_back_with_all_it_said(page, known, context):
    canvas = page.canvas
    choose(page.bar.colours, "rep")
    page.bar.sizes.menu().actions()[1].trigger()
    page.bar.ties.setChecked(False)
    canvas.hiding.hide([known["Cid"]])
    canvas.hiding.pin([known["Bob"]])
    canvas.hiding.show_time(None, date(2026, 1, 31))
    canvas.seeing.focus_on(known["Ann"])
    canvas.seeing.switch("none")
    places, key = dict(page.shown.places), saved(page, context)
    page.bar.colours.menu().actions()[0].trigger()
    page.bar.sizes.menu().actions()[0].trigger()
    page.bar.ties.setChecked(True)
    canvas.hiding.show_all(type(canvas.hiding.presence)())
    canvas.seeing.focus_on(None)
    page.laying.places = {}
    page.keeping.open(key)
    assert canvas.scene.colour_by is ColourBy.REP
    assert canvas.stage.size_by is SizeBy.INTRODUCTIONS
    assert page.bar.sizes.text() == "Size: introductions made"
    assert not canvas.scene.with_ties
    assert not page.bar.ties.isChecked()
    assert canvas.hiding.presence.hidden == {known["Cid"]}
    assert canvas.hiding.presence.until == date(2026, 1, 31)
    assert canvas.hiding.pinned == {known["Bob"]}
    assert canvas.seeing.asked.focus == known["Ann"]
    assert canvas.seeing.asked.off == {"none"}
    assert are_alike(page.shown.places, places)


def test_saved_pictures_are_in_the_menu_and_can_be_removed(page, context):
    saved(page, context)
    assert page.bar.saved.menu().actions()[0].text() == "Monday"
    said = Said(context)
    page.keeping.remove(pictures.all(context.store)[0].id)
    assert said.toasts == ["The picture was removed."]
    assert page.bar.saved.menu().actions()[0].text() == "No picture saved yet"
    context.store.undo()
    assert page.bar.saved.menu().actions()[0].text() == "Monday"


def test_a_picture_that_is_gone_is_told(page, context, known):
    said = Said(context)
    page.keeping.open(known["Ann"])
    assert said.toasts == ["This picture is gone."]


def test_saving_a_picture_asks_for_its_name(page, context, qtbot):
    page.bar.saved.save_wanted.emit()
    dialog = page.findChild(SavePictureDialog)
    dialog.accept()
    assert dialog.fields["name"].wrong.text() == "Please give the picture a name."
    qtbot.keyClicks(dialog.name, "Our network in May")
    dialog.accept()
    assert [each.name for each in pictures.all(context.store)] == ["Our network in May"]


def test_the_menu_offers_what_can_be_done_with_a_person(page, known, context):
    offers = {offer.words: offer for offer in page.offers.of(known["Ann"])}
    assert {"Open in Allies", "Edit …", "Prepare an ask …", "Rings round them", "Copy the name"} <= set(offers)
    offers["Copy the name"].run()
    assert QGuiApplication.clipboard().text() == "Ann"
    offers["Prepare an ask …"].run()
    assert page.findChild(AskCardDialog) is not None
    page.findChild(AskCardDialog).reject()
    offers["Rings round them"].run()
    assert page.laying.view.centre == known["Ann"]


def test_the_menu_of_one_of_us_offers_their_introductions(page, context):
    sam = next(row.id for row in reps.all(context.store) if row.name == "Sam Seller")
    offers = {offer.words: offer for offer in page.offers.of(sam)}
    offers["Only their introductions"].run()
    assert page.query.rep == sam
    assert page.offers.of(None) == []


def test_reduced_motion_is_followed(page, context):
    context.settings.keep("reduced_motion", True)
    assert page.canvas.hiding.is_still
    assert page.slider.is_still


def test_colleagues_are_outlined_by_company(page, known, context):
    for name in ("Ann", "Bob", "Cid", "Eve"):
        version = people.record(context.store, known[name]).version
        people.change(context.store, known[name], version, PersonDraft(name, organization="Acme"))
    page.refresh()
    choose(page.bar.layouts, "by company")
    assert [each.words for each in page.canvas.scene.outlines] == ["Acme"]
    assert not page.canvas.grab().isNull()
    choose(page.bar.layouts, "network")
    assert page.canvas.scene.outlines == ()


def test_an_exported_picture_says_of_which_time_it_is(page):
    whole = page.subtitle
    assert page.export.detail() == whole
    page.slider.track.put(0, page.slider.track.last - 1)
    page.slider._moved()
    assert page.export.detail() == page.subtitle != whole
    assert page.subtitle.endswith(page.slider.words)
    page.slider.track.put(0, page.slider.track.last)
    page.slider._moved()
    assert page.subtitle == whole


def test_a_grouping_that_was_stopped_leaves_the_colour_as_it_was(page):
    choose(page.bar.colours, "rep")
    page.bar.colours.choose(ColourBy.COMMUNITY)
    page.looking._gave_up(RuntimeError())
    assert page.bar.colours.text() == "Colour: rep"
