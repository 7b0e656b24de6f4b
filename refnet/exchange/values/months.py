"""Names of months and small words in dates, folded, in the languages of Europe that most files are in."""

_NAMES = (
    "january jan januar janner janvier janv enero ene gennaio gen januari janeiro stycznia styczen ledna leden января янв",
    "february feb februar feber fevrier fevr fev febrero febbraio februari fevereiro lutego luty unora unor февраля фев",
    "march mar marz maerz mrz mars marzo maart mrt marco marts marca marzec brezna brezen марта мар",
    "april apr avril avr abril abr aprile kwietnia kwiecien dubna duben апреля апр",
    "may mai mayo maggio mag mei maio maj maja kvetna kveten мая май",
    "june jun juni juin junio giugno giu junho czerwca czerwiec cervna cerven июня июн",
    "july jul juli juillet juil julio luglio lug julho lipca lipiec cervence cervenec июля июл",
    "august aug aout agosto ago augustus augusti sierpnia sierpien srpna srpen августа авг",
    "september sep sept septembre septiembre setiembre settembre set setembro wrzesnia wrzesien zari сентября сен сент",
    "october oct oktober okt octobre octubre ottobre ott outubro out pazdziernika pazdziernik rijna rijen октября окт",
    "november nov novembre noviembre novembro listopada listopad listopadu ноября ноя нояб",
    "december dec dezember dez decembre diciembre dic dicembre dezembro desember des prosince grudnia grudzien prosinec декабря дек",
)
MONTHS = {name: number for number, names in enumerate(_NAMES, start=1) for name in names.split()}
TUESDAY_TOO = "mar"  # mardi, martes, martedi
_SMALL = """de del of the le el den am st nd rd th er em den d der г
    mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday
    mo di mi do fr sa so montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
    lun mer jeu ven sam dim lundi mardi mercredi jeudi vendredi samedi dimanche
    mie jue vie sab dom lunes martes miercoles jueves viernes sabado domingo
    lunedi martedi mercoledi giovedi venerdi sabato domenica gio
    ma wo vr za zo maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    seg ter qua qui sex segunda terca quarta quinta sexta feira
    tis ons tors fre lor son mandag tisdag onsdag torsdag fredag lordag sondag tirsdag
    pon wt sr czw pt niedz ut st ct pa ne po"""
SMALL_WORDS = frozenset(_SMALL.split())
