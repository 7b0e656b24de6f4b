from refnet.exchange.encoding_guess import likeliest


def test_a_sample_of_plain_letters_is_western():
    assert likeliest(b"name,email\nAnn,ann@example.org\n") == "cp1252"
