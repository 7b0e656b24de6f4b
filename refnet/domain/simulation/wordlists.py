"""Names and words that the simulated people are made of."""

GIVEN_NAMES = tuple(
    """Ana Tomás Priya Marta Daniel Kenji Ibrahim Sofia Isak Fatima Ingrid Elif Renata Maja Esther Jana Theo Anouk
    Haruto Mateo Kim Ravi Yara Hal Luisa Darius Yusuf Wei Sanna Tariq Bruno Dilnoza Hana Stefan Leila Sami Henrik
    Mila Paolo Uma Jonas Lars Nils Björn Åsa Søren Zoë Chloé François Hélène Andrés Íñigo José Núria Łukasz Zofia
    Wojciech Jürgen Käthe Günther Mirjam Petra Vlad Ioana Răzvan Ștefania Dimitri Eleni Nikos Chidi Amara Kwame
    Ama Thabo Naledi Zanele Omar Nour Samir Layla Aisha Mehmet Ayşe Çağla Deniz Arjun Meera Vikram Ananya Sunil
    Mei Jun Li Hiro Aiko Sakura Minh Linh Thảo Nguyệt Siti Putri Grace Oliver Emily Harriet Callum Niamh Siobhán
    Seán Aoife Rhys Megan Carlos Lucía Valentina Joaquín Camila Thiago João Inês Beatriz Miguel Chiara Luca Giulia
    Matteo Petr Tereza Jakub Eszter Gábor Zsófia Katarína Matej Ivana Luka Nataša Arta Besnik Liis Mart Jānis
    Rūta Jonė Sigrún Einar Aino Eero""".split()  # noqa: SIM905
)
FAMILY_NAMES = tuple(
    """Ferreira Okafor Lindqvist Wójcik Raman Watanabe Quist Novak Fournier Horvat Osei Barros Ndiaye Campos Moretti
    Park Bianchi Silva Jovanović Blom Yilmaz Chaudhry Torres Sørensen Eriksson Santos Lund Brennan Conti Bakker
    Hansen Tran Meyer Adler Larsen Vargas Petrov Moreau Reyes Patel Greco Nguyen Reed Tanaka Zimmermann Weber Jensen
    Müller Schäfer Groß Jäger Köhler Dvořák Němcová Černý Kovács Szabó Nagy Popescu Ionescu Țurcanu Papadopoulos
    Nikolaidis Mensah Boateng Adeyemi Eze Dlamini Nkosi Khumalo Haddad Mansour Rahman Siddiqui Demir Şahin Öztürk
    Aydın Sharma Iyer Banerjee Kapoor Chen Wang Liu Sato Suzuki Kobayashi Lê Phạm Đặng Wijaya Santoso Murphy
    O’Brien Byrne Evans Llewellyn Campbell Fraser Clarke Hughes Delgado Ibáñez Muñoz Peña Gómez Castañeda Ramírez
    Oliveira Gonçalves Conceição Araújo Ricci Marchetti Esposito Dupont Lefèvre Gagné Côté Dubois Janssens Peeters
    Vandenberghe Visser Dijkstra Hämäläinen Virtanen Mäkelä Ólafsdóttir Guðmundsson Kask Tamm Bērziņš Kalniņa
    Kazlauskas Žukauskienė Kowalczyk Wiśniewska Krasniqi Hoxha Horváthová Kučera Marković Petrović Babić Kovačević
    Steiner Huber Brunner Lüthi Zürcher Andersson Nyström Åkesson Øvergård Dahl Holm Friis Mikkelsen""".split()  # noqa: SIM905
)
COMPANY_FIRST = tuple(
    """Fjord Saigon Harbour Cedar Granite Willow Meridian Northgate Amber Copper Larch Orchard Tidewater Juniper
    Basalt Kestrel Lantern Millstone Osprey Pinnacle Quarry Ridgeway Saffron Terrace Umbra Verdant Westbrook Yarrow
    Zenith Alder Beacon Cobalt Delta Ember Foundry Garnet Heron Indigo Jasper Keystone Lagoon Maple Nimbus Onyx
    Plover Quill Rowan Sable Thistle Upland""".split()  # noqa: SIM905
)
COMPANY_LAST = (
    "Logistics",
    "Foods",
    "Instruments",
    "Textiles",
    "Energy",
    "Clinics",
    "Software",
    "Packaging",
    "Interiors",
    "Insurance",
    "Robotics",
    "Shipping",
)
JOB_TITLES = (
    "Managing Director",
    "Head of Operations",
    "Chief Financial Officer",
    "Purchasing Manager",
    "Head of Sales",
    "Plant Manager",
    "IT Director",
    "Owner",
    "Marketing Director",
    "Head of Logistics",
    "Partner",
    "Chief Executive",
    "Programme Manager",
    "Head of People",
)
REP_NAMES = (
    ("Marta", "Lindqvist"),
    ("Daniel", "Okafor"),
    ("Tomasz", "Wójcik"),
    ("Priya", "Raman"),
    ("Lucía", "Ibáñez"),
    ("Callum", "Fraser"),
    ("Aiko", "Tanaka"),
    ("Henrik", "Dahl"),
)
TAGS = (
    "golf",
    "speaker",
    "alumni",
    "trade fair",
    "supplier day",
    "newsletter",
    "chamber of commerce",
    "steering group",
)
NEEDS = (
    "late deliveries",
    "a warehouse move",
    "rising energy bills",
    "a new plant",
    "too many spreadsheets",
    "an audit in spring",
    "staff turnover",
    "a merger",
    "claims that take weeks",
    "a second site",
    "a supplier who gave up",
    "quality complaints",
)
PROJECTS = (
    "Route planning",
    "Service contract",
    "Plant upgrade",
    "Stock control",
    "Energy audit",
    "Team training",
    "Claims desk",
    "Fleet renewal",
    "Quality programme",
    "Site opening",
)
TRADES = ("logistics", "shipping", "packaging", "foods", "textiles", "clinics", "software", "insurance", "energy")
WISHES = (
    "Somebody who decides in {trade}.",
    "Owners of {trade} firms that grow.",
    "An IT director, best in {trade}.",
    "Plant managers who want to save energy.",
    "A purchasing manager in {trade}.",
)
LOST_REASONS = (
    "No budget this year",
    "Stayed with the present supplier",
    "No answer",
    "No decision",
    "Price",
    "Not a fit",
    "Contact left the company",
)
