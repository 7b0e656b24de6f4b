from refnet.exchange.encoding_guess import likeliest


def test_a_sample_of_plain_letters_is_western():
    assert likeliest(b"name,email\nAnn,ann@example.org\n") == "cp1252"


def test_a_line_that_is_plain_as_far_as_the_sample_goes_is_western():
    assert likeliest(b"a" * 70_000 + b"\xe9") == "cp1252"
