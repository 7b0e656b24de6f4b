from concurrent.futures import ThreadPoolExecutor

from refnet.charts import letters


def test_charts_that_are_drawn_side_by_side_measure_words_at_once():
    names = [chr(place) for place in range(0x20, 0x600)] * 4

    def measured(shift):
        letters._advance.cache_clear()
        return [letters._advance(each, 400) for each in names[shift:] + names[:shift]]

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(measured, [97 * number for number in range(8)]))
    assert all(sorted(each) == sorted(found[0]) for each in found)
