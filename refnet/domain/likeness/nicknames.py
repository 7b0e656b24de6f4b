"""Short names that are so usual that address books and business networks name the same person by both.

A small list of our own; each line begins with the full name.
"""

from refnet.domain.likeness.forms import name_words

_LINES = """
alexander alex sascha sasha
alexandra alex sandra
andrew andy drew
anthony tony
antonio toni tony
barbara barb
benjamin ben
catherine cathy kate katie
christian chris
christine chris tina
christopher chris
daniel dan danny
david dave
deborah debbie deb
edward ed eddie ted
elisabeth liz lisa beth elli
elizabeth liz beth betty lisa
eugene gene
francisco paco
franziska franzi
frederick fred
friedrich fritz
george georg
gregory greg
guillermo memo
hans johannes
heinrich heinz
james jim jimmy jamie
jennifer jen jenny
jeffrey jeff
jonathan jon
jose pepe
joseph joe
josef sepp
joshua josh
katharina kathi kathrin
kenneth ken
lawrence larry
leonard leo len
margaret maggie meg peggy
matthew matt
maximilian max
michael mike mick
nicholas nick
nicolas nico
nikolaus niko klaus
pamela pam
patricia pat patty
patrick pat
peter pete
philip phil
philipp phil
raymond ray
rebecca becky
richard rick dick rich
robert bob rob bobby
ronald ron
samuel sam
sebastian basti seb
stephen steve
steven steve
susan sue susie
theodore ted theo
thomas tom tommy
timothy tim
victoria vicky
vincent vince
walter walt
wilhelm willi
william bill will billy
"""
_FULL: dict[str, frozenset[str]] = {}
for _line in _LINES.split("\n"):
    _words = name_words(_line)
    for _word in _words:
        _FULL[_word] = _FULL.get(_word, frozenset()) | {_words[0]}


def are_usual(one: str, other: str) -> bool:
    """Tell whether two first names are usual for the same person: Bob and Robert, not Ted and Robert."""
    return not _FULL.get(one, frozenset()).isdisjoint(_FULL.get(other, frozenset()))
