"""Files of address cards, as phones and programs write them."""

from io import BytesIO

import pytest
from shared import file

from refnet.domain.errors import RefNetError
from refnet.exchange.cards.lines import lines
from refnet.exchange.mapping import Rows, guess, interpret
from refnet.exchange.tables import open_table


def card(*lines, version="3.0"):
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def read(folder, content, name="cards.vcf", **choices):
    return open_table(file(folder, content, name), **choices)


def people(table):
    return [{header: cell for header, cell in zip(table.headers, row.cells, strict=True) if cell} for row in table.rows]


def only(folder, *lines, version="3.0"):
    (found,) = people(read(folder, card(*lines, version=version)))
    return found


def doubts(table):
    return [doubt for row in table.rows for doubt in row.doubts]


def problems(table):
    return {row.number: row.problem for row in table.rows if row.problem}


def test_a_card_becomes_a_row_of_our_fields(tmp_path):
    assert only(
        tmp_path, "FN:Eva Müller", "N:Müller;Eva;Maria;Dr.;", "ORG:Müller\\; Söhne;Sales;North", "TITLE:CEO", "ROLE:Owner",
        "EMAIL;TYPE=INTERNET:e@example.org", "EMAIL;TYPE=PREF,WORK:eva@example.org", "TEL;TYPE=CELL:+49 171 1234567",
        "TEL;TYPE=WORK,FAX:+49 30 1", "URL:https://linkedin.com/in/eva", "CATEGORIES:golf\\, chess,clients",
        "NOTE:one\\ntwo\\, three", "BDAY:--0412", "ADR;TYPE=HOME:;;Weg 1;Berlin;;10115;Germany", "NICKNAME:Evi",
        "UID:urn:uuid:0198ABCD-0000-7000-8000-000000000001", "IMPP:xmpp:eva@example.org", "REV:20260101",
    ) == {
        "person.name": "Eva Müller", "person.given_name": "Eva Maria", "person.family_name": "Müller",
        "person.organization": "Müller; Söhne", "person.job_title": "CEO, Owner",
        "person.email": "eva@example.org ::: e@example.org", "person.phone": "+49 171 1234567", "Fax": "+49 30 1",
        "person.profile_url": "https://linkedin.com/in/eva", "person.labels": "golf, chess ::: clients",
        "person.notes": "one\ntwo, three", "Birthday": "--0412", "Address": "Weg 1, Berlin, 10115, Germany",
        "Nickname": "Evi", "person.reference": "0198abcd-0000-7000-8000-000000000001", "Department": "Sales, North",
        "Messaging": "xmpp:eva@example.org",
    }  # fmt: skip


def test_columns_are_understood_without_a_question(tmp_path):
    table = read(tmp_path, card("FN:Eva", "EMAIL:eva@example.org", "BDAY:19800412"))
    mapping = guess(table.headers, table.rows)
    assert (mapping.rows, set(mapping.columns)) == (Rows.PEOPLE, {"person.name", "person.email"})
    (record,) = interpret(mapping, table)
    assert record.fields["person.email"][0].normal == "eva@example.org"


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["N:Müller;Eva;;;"], "Eva Müller"),
        (["FN:Eva Müller"], "Eva Müller"),
        (["FN:", "N:;;;;", "NICKNAME:Evi"], "Evi"),
        (["EMAIL:eva@example.org"], "eva@example.org"),
        (["ORG:Acme"], "Acme"),
        (["TEL:+49301234567"], "+49301234567"),
        (["FN:Eva", "FN;PREF=1:Eva Müller"], "Eva Müller"),
        (["N:王;小明;;;"], "王小明"),
        (["FN:Müller\\, Eva", "N:Müller;Eva;;;"], "Eva Müller"),
        (["N:Müller;Eva,Maria;Anna;;"], "Eva Maria Anna Müller"),
        (['FN:Eva \\"the tall\\" Müller'], 'Eva "the tall" Müller'),
    ],
)
def test_a_name_is_found_where_there_is_one(tmp_path, lines, name):
    assert only(tmp_path, *lines)["person.name"] == name


def test_who_goes_by_an_address_is_told(tmp_path):
    assert doubts(read(tmp_path, card("EMAIL:eva@example.org"))) == [
        "The card has no name; “eva@example.org” stands for it."
    ]


@pytest.mark.parametrize(
    "content",
    [
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Eva=\r\n;;;",
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=\r\n=BCller;Eva;;;",
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=\r\n =BCller;Eva;;;",
        "N;QUOTED-PRINTABLE;CHARSET=utf-8:M=C3=\r\n\t=BCller;Eva;;;",
        "N;CHARSET=UTF-8;ENCODING=QUOTED-\r\n PRINTABLE:M=C3=BCl=\r\nler;Eva;;;",
        "N;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Eva;;;=",
        "N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;Eva;;;",
        'n;charset="iso-8859-1";quoted-printable:M=FCller;Eva;;;',
        "N;CHARSET=nonsense!:Müller;Eva;;;",
        "N;CHARSET=no-such-set:Müller;Eva;;;",
        "N;CHARSET=punycode:Müller;Eva;;;",
    ],
)
def test_names_in_quoted_printable_come_out_whole(tmp_path, content):
    assert only(tmp_path, content, version="2.1")["person.name"] == "Eva Müller"


def test_a_space_after_a_soft_break_belongs_to_the_text(tmp_path):
    found = only(tmp_path, "FN:Eva", "NOTE;ENCODING=QUOTED-PRINTABLE:good=\r\n day=0D=0Aand more", version="2.1")
    assert found["person.notes"] == "good day\r\nand more"


def test_a_soft_break_before_a_blank_line_ends_the_text(tmp_path):
    assert only(tmp_path, "NOTE;ENCODING=QUOTED-PRINTABLE:good=", "", "FN:Eva")["person.name"] == "Eva"


@pytest.mark.parametrize(
    ("charset", "codec", "name"),
    [
        ("Windows-1252", "cp1252", "Zoë “Z” Müller"),
        ("ISO-8859-1", "latin-1", "Zoë Müller"),
        ("SHIFT_JIS", "cp932", "表示 太郎"),
        ("ISO-2022-JP", "iso2022_jp", "山田 太郎"),
        ("GB2312", "gb18030", "王小明"),
        ("windows-1251", "cp1251", "Иван Петров"),
    ],
)
def test_each_property_may_have_its_own_character_set(tmp_path, charset, codec, name):
    content = card("FN;CHARSET=X:Y", "ORG:Größe", version="2.1").encode()
    content = content.replace(b"X:Y", charset.encode() + b":" + name.encode(codec))
    table = read(tmp_path, content)
    assert people(table) == [{"person.name": name, "person.organization": "Größe"}]
    assert doubts(table)[0].startswith("The card says that its letters are in")


def test_letters_whose_encoding_nobody_names_are_guessed_with_a_warning(tmp_path):
    content = card("FN:Zoë Müller", "NOTE:größer und schöner", version="2.1").encode("cp1252")
    table = read(tmp_path, content)
    assert people(table)[0]["person.name"] == "Zoë Müller"
    assert "was read as" in table.warnings[0]
    assert people(read(tmp_path, content, encoding="cp1250"))[0]["person.name"] == "Zoë Müller"
    with pytest.raises(RefNetError, match="no encoding called"):
        read(tmp_path, content, encoding="nonsense")


def test_bytes_that_fit_no_encoding_show_and_are_kept(tmp_path):
    content = card("FN:Zo\x81ë").encode("latin-1")
    assert people(read(tmp_path, content, encoding="cp1252"))[0]["person.name"] == "Zo\x81ë"


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-8-sig"])
def test_files_in_wide_letters_or_with_a_mark_are_read(tmp_path, codec):
    assert people(read(tmp_path, card("FN:Zoë Müller").encode(codec)))[0]["person.name"] == "Zoë Müller"


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\r\r\n"])
def test_any_line_end_will_do(tmp_path, end):
    content = (card("FN:Zoë Mül", " ler", "EMAIL:z@example.org") * 2).replace("\r\n", end)
    assert [one["person.name"] for one in people(read(tmp_path, content))] == ["Zoë Müller"] * 2


def test_a_line_folded_within_a_letter_is_whole_again(tmp_path):
    content = card("FN:Zoë Müller").encode().replace("ü".encode(), b"\xc3\r\n \xbc")
    assert people(read(tmp_path, content))[0]["person.name"] == "Zoë Müller"


def test_nothing_has_no_lines():
    assert list(lines(BytesIO(b"\r\n"))) == []


def test_lines_that_are_cut_between_two_reads_are_whole(tmp_path):
    filler = "x" * 65_510
    content = card("FN:Eva", f"NOTE:{filler}é") + card("FN:Bob")
    assert [one["person.name"] for one in people(read(tmp_path, content))] == ["Eva", "Bob"]


def test_telephone_and_mail_addresses_lose_their_scheme(tmp_path):
    found = only(
        tmp_path, "FN:Eva", "TEL;VALUE=uri:tel:+1-201-555-0123;ext=55", "TEL;VALUE=uri:tel:7042;phone-context=+1-914-555",
        "EMAIL:mailto:eva%2Bx@example.org", "TEL;HOME;VOICE:0171 1", version="4.0",
    )  # fmt: skip
    assert found["person.phone"] == "+1-201-555-0123 ext. 55 ::: +1-914-555-7042 ::: 0171 1"
    assert found["person.email"] == "eva+x@example.org"


def test_only_addresses_of_pages_are_kept(tmp_path):
    table = read(
        tmp_path,
        card(
            "FN:Eva", "URL:javascript:alert(1)", "URL:file:///etc/passwd", "URL:example.org:8080/eva", "URL:HTTP://example.org",
            "X-SOCIALPROFILE;type=linkedin:https://www.linkedin.com/in/eva", "PHOTO;VALUE=uri:http://example.org/eva.jpg",
        ),
    )  # fmt: skip
    assert people(table)[0]["person.profile_url"] == (
        "example.org:8080/eva ::: HTTP://example.org ::: https://www.linkedin.com/in/eva"
    )
    assert [doubt[:30] for doubt in doubts(table)] == [
        "The link “javascript:alert(1)”",
        "The link “file:///etc/passwd” ",
    ]


def test_whom_a_card_names_stands_beside_its_owner(tmp_path):
    assert only(
        tmp_path, "FN:Eva", "item1.X-ABRELATEDNAMES;type=pref:Max Boss", "item1.X-ABLabel:_$!<Manager>!$_",
        "item2.X-ABRELATEDNAMES:Ann", "item2.X-ABLabel:Referred by", "X-MS-SPOUSE:Sam", "X-ANDROID-CUSTOM:x;y",
        "X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Flo;6;;;;", "X-ABRELATEDNAMES:", "RELATED;TYPE=me:urn:uuid:1",
        "RELATED;TYPE=co-worker;VALUE=text:Cid: the tall", "RELATED;TYPE=kin:mailto:kin@example.org?subject=x",
        "RELATED;TYPE=contact:Dot", "X-ABLABEL:stray",
    ) == {
        "person.name": "Eva", "manager.name": "Max Boss", "introducer.name": "Ann", "spouse.name": "Sam", "friend.name": "Flo",
        "colleague.name": "Cid: the tall", "relative.email": "kin@example.org", "acquaintance.name": "Dot",
    }  # fmt: skip


def test_android_tells_who_referred_somebody_by_a_number(tmp_path):
    relation = "X-ANDROID-CUSTOM:vnd.android.cursor.item/relation"
    found = only(
        tmp_path, "FN:Eva", f"{relation};Ann;11;", f"{relation};Bob;0;Chef;", f"{relation};Cid;99", f"{relation};;1"
    )
    assert (found["introducer.name"], found["manager.name"], found["acquaintance.name"]) == ("Ann", "Bob", "Cid")


def test_cards_refer_to_each_other_by_number(tmp_path):
    first = card("FN:Eva", "UID:urn:uuid:11111111-AAAA", "RELATED;TYPE=friend:urn:uuid:22222222-BBBB", version="4.0")
    second = card("FN:Bob", "UID:urn:uuid:22222222-BBBB", version="4.0")
    lost = card("FN:Cid", "RELATED;TYPE=friend:urn:uuid:3", "RELATED:http://example.org/dot.vcf", version="4.0")
    table = read(tmp_path, first + second + lost)
    found = people(table)
    assert (found[0]["friend.name"], found[0]["friend.reference"]) == ("Bob", "22222222-bbbb")
    assert found[2] == {"person.name": "Cid"}
    assert doubts(table) == [
        "“http://example.org/dot.vcf” leads to somebody whom this file does not name.",
        "The card names “3”, who has no card in this file; that was left out.",
    ]


def test_many_friends_stand_in_one_cell(tmp_path):
    friends = [f"RELATED;TYPE=friend;VALUE=text:{name}" for name in ("Ann\\; the tall", "Bob")]
    found = only(
        tmp_path, "FN:Eva", *friends, "RELATED;TYPE=friend:mailto:cid@example.org", "RELATED;TYPE=kin;VALUE=text:D\\;E"
    )
    assert found == {
        "person.name": "Eva",
        "friend.name": "Ann, the tall ::: Bob ::: cid@example.org",
        "relative.name": "D,E",
    }


def test_who_was_introduced_by_several_has_rows_behind_all_cards(tmp_path):
    introducers = [f"RELATED;TYPE=introduced-by;VALUE=text:I{place}" for place in range(3)]
    table = read(tmp_path, card("FN:Eva", "EMAIL:eva@example.org", "NOTE:x", *introducers) + card("FN:Bob"))
    assert [(row.number, row.cells) for row in table.rows] == [
        (1, ("Eva", "eva@example.org", "x", "I0")),
        (2, ("Bob", "", "", "")),
        (3, ("Eva", "eva@example.org", "", "I1")),
        (4, ("Eva", "eva@example.org", "", "I2")),
    ]


@pytest.mark.parametrize(
    "agent",
    [
        ["AGENT:", "BEGIN:VCARD", "VERSION:2.1", "FN:Sue", "EMAIL:sue@example.org", "END:VCARD"],
        ["AGENT:BEGIN:VCARD\\nFN:Sue\\nEMAIL\\;TYPE=INTERNET:sue@example.org\\nEND:VCARD\\n"],
    ],
)
def test_the_card_of_an_agent_is_somebody_whom_its_owner_knows(tmp_path, agent):
    found = only(tmp_path, "FN:Eva", *agent, "TEL:123456")
    assert found == {
        "person.name": "Eva", "person.phone": "123456", "assistant.name": "Sue", "assistant.email": "sue@example.org",
    }  # fmt: skip


@pytest.mark.parametrize("agent", ["AGENT;VALUE=uri:CID:sue@example.org", "AGENT:\r\nBEGIN:VCARD\r\nEND:VCARD"])
def test_an_agent_without_a_name_is_nobody(tmp_path, agent):
    assert only(tmp_path, "FN:Eva", agent) == {"person.name": "Eva"}


def test_broken_cards_are_refused_and_those_beside_them_kept(tmp_path):
    content = (
        card("FN:Ann")
        + "BEGIN:VCARD\r\nFN:Bob\r\n"
        + card("FN:Cid", "hello", "oh")
        + card("NOTE:x")
        + "BEGIN:VCARD\r\nFN:Dot"
    )
    table = read(tmp_path, content)
    assert [one.get("person.name") for one in people(table)] == ["Ann", "Bob", "Cid", None, "Dot"]
    assert problems(table) == {
        2: "Card 2, line 5: the card begins here and has no end (END:VCARD).",
        3: "Card 3, line 10: “hello” is not a line of an address card.",
        4: "Card 4, line 13: the card begins here and names nobody.",
        5: "Card 5, line 17: the card begins here and has no end (END:VCARD).",
    }


@pytest.mark.parametrize("kind", ["KIND:group", "KIND:location", "X-ADDRESSBOOKSERVER-KIND:group"])
def test_groups_and_places_are_no_people(tmp_path, kind):
    table = read(tmp_path, card("FN:Family", kind) + card("FN:Ann", "KIND:individual"))
    assert problems(table) == {1: "Card 1, line 4: this is the card of a group or a place, not of a person."}


def test_remarks_are_passed_over(tmp_path):
    assert only(tmp_path, "# made by a phone", "FN:Eva") == {"person.name": "Eva"}


def test_cards_within_cards_within_cards_are_refused(tmp_path):
    deep = "AGENT:\r\nBEGIN:VCARD\r\n" * 3_000 + "FN:Deep\r\n" + "END:VCARD\r\n" * 3_000
    table = read(tmp_path, card("FN:Ann", deep) + card("FN:Bob"))
    assert list(problems(table)) == [1]
    assert people(table)[1] == {"person.name": "Bob"}


def test_what_stands_outside_cards_is_told(tmp_path):
    table = read(tmp_path, "hello\r\n" + card("FN:Ann") + "END:VCARD\r\nbye")
    assert people(table) == [{"person.name": "Ann"}]
    assert table.warnings == ("Line 1 stands outside all cards; what is there was passed over.",)


@pytest.mark.parametrize(
    "photo",
    [
        "PHOTO;ENCODING=b;TYPE=JPEG:" + "A" * 76 + ("\r\n " + "A" * 75) * 5_000,
        "PHOTO;ENCODING=b;TYPE=JPEG:" + "A" * 700_000,
        "PHOTO;JPEG;BASE64:" + "A" * 76 + ("\r\n" + "A" * 75 + "=") * 20,
        "LOGO;ENCODING=BASE64;TYPE=GIF:" + "A" * 76 + ("\r\n" + "A" * 75) * 20 + "\r\n",
    ],
)
def test_pictures_are_left_out_with_a_warning_and_their_people_kept(tmp_path, photo):
    table = read(tmp_path, card("FN:Ann", photo, "EMAIL:ann@example.org"))
    assert people(table) == [{"person.name": "Ann", "person.email": "ann@example.org"}]
    assert table.warnings == ("1 card has a picture, a sound or a key, which was left out.",)


@pytest.mark.parametrize("note", [["NOTE:" + "A" * 300_000], ["NOTE:" + "A" * 200_000] * 6])
def test_a_text_too_long_to_keep_is_refused_rather_than_cut(tmp_path, note):
    table = read(tmp_path, card("FN:Ann", *note) + card("FN:Bob"))
    assert list(problems(table)) == [1]
    assert problems(table)[1].endswith("the text is too long to keep.")


def test_repeated_numbers_are_told_and_short_ones_are_no_reference(tmp_path):
    table = read(tmp_path, card("FN:Ann", "UID:1") * 3 + card("FN:Bob", "UID:bob-0123456789"))
    assert [one.get("person.reference") for one in people(table)] == [None, None, None, "bob-0123456789"]
    assert table.warnings == ("2 cards have the number (UID) of another.",)


def test_backslashes_mean_what_they_say(tmp_path):
    found = only(tmp_path, "FN:Eva\\, \\x \\\\n", "N:Mü\\;ller;E\\,va;;;", "ORG:A\\\\;B\\")
    assert (found["person.name"], found["person.family_name"]) == ("Eva, \\x \\n", "Mü;ller")
    assert (found["person.organization"], found["Department"]) == ("A\\", "B\\")


def test_what_a_card_says_twice_is_kept_once(tmp_path):
    content = (
        card(
            "FN:Eva",
            "N:Eva;;;;",
            "N:Evi;;;;",
            "EMAIL:e@example.org",
            "EMAIL:e@example.org",
            "TITLE:",
            "URL:file:x",
            "URL:file:x",
        )
        + "\r\n\r\n"
    )
    table = read(tmp_path, content)
    assert people(table) == [{"person.name": "Eva", "person.family_name": "Eva", "person.email": "e@example.org"}]
    assert len(doubts(table)) == 1


@pytest.mark.parametrize("name", ["cards.vcf", "cards.txt"])
def test_cards_are_known_by_what_is_in_the_file(tmp_path, name):
    assert people(read(tmp_path, "\r\n \n" + card("FN:Ann"), name)) == [{"person.name": "Ann"}]


def test_a_file_without_a_card_is_none(tmp_path):
    with pytest.raises(RefNetError, match="holds no address card"):
        read(tmp_path, "hello\nBEGIN:VCARDIGAN\n")
    assert read(tmp_path, "name,note\nAnn,BEGIN:VCARD\n", "cards.csv").headers == ("name", "note")
