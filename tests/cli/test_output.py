from refnet.cli.output import print_table, print_text

FAMILY, HINDI, PERSIAN = "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\u0915\u094d\u200d\u0937", "mi\u200cravam"


def test_joiners_between_letters_stay_and_other_invisible_letters_become_spaces(capsys):
    name = f"Ann {FAMILY} {HINDI} {PERSIAN}"
    print_text(f"{name} \u202eLee\x1b")
    print_table(["Name"], [[f"{name}\n\u202eLee"]])
    text, _head, row = capsys.readouterr().out.splitlines()
    assert text == f"{name}  Lee"
    assert row == f"{name}  Lee"
