"""Words of names, folded: what is no name, and family names that tell in which order a name is written."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    """
    mr mrs ms miss mx dr prof professor doctor sir dame lord lady rev hon herr frau hr fr m mme mlle
    monsieur madame sr sra srta don dona dott dottssa ing mag dipl-ing dr-ing drs ir mgr bc judr mudr rndr
    phdr sig sigra dhr mevr
    """
)
SUFFIXES = _words(
    """
    jr sr ii iii iv phd ph.d md m.d mba msc ma ba bsc esq cpa llm llb jd dds rn cfa pe dipl mbe obe cbe csc
    phdr
    """
)
COMPANIES = _words(
    """
    gmbh ag kg inc corp corporation ltd limited llc llp plc sarl sas bv nv ab oy oyj spa srl lda co company
    group holding foundation stiftung verein association university bank team office service services
    """
)
# family names that begin with these words have more of them
PARTICLES = _words(
    """
    van von vom zu zum zur der den dem ter ten te de del della dello dei degli di da do dos das du des la le
    los las af av st saint al el ibn bin bint ben abu y e
    """
)
# before these a name of Arabic goes on: Abdul Rahman is one name
OPENINGS = frozenset(["abd", "abdul", "abdel", "abdal", "abu", "umm", "عبد", "أبو", "ابو", "أم", "ام", "ابن", "بن"])
EAST_ASIAN = _words(
    """
    wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song
    tang deng han feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren yao
    shen zhong chan wong cheung leung lam chow ng kwok lau nguyen tran le pham hoang huynh phan vu vo dang
    bui do ho ngo duong ly kim lee park choi jung jeong kang cho yoon jang lim oh seo shin kwon hwang ahn
    song yoo hong tanaka sato suzuki takahashi watanabe ito yamamoto nakamura kobayashi kato yoshida yamada
    sasaki yamaguchi matsumoto inoue kimura hayashi shimizu
    """
)
HUNGARIAN = _words(
    """
    nagy kovacs toth szabo horvath varga kiss molnar nemeth farkas balogh papp lakatos takacs juhasz olah
    meszaros racz fekete szilagyi torok feher gal kis szucs kocsis fodor pinter szalai sipos magyar lukacs
    gulyas biro kiraly katona jakab bogdan balog boros fazekas kelemen varadi antal somogyi orosz fulop
    veres vincze budai hegedus deak pap balint pal illes vass bognar lengyel fabian bodnar szoke hajdu
    halasz szekely barta major
    """
)
HUNGARIAN_GIVEN = _words(
    """
    janos laszlo istvan jozsef zoltan sandor gabor ferenc attila peter tamas zsolt tibor andras csaba imre
    lajos gyorgy balazs gyula mihaly karoly robert bela daniel adam krisztian miklos norbert david mate
    bence maria erzsebet katalin ilona eva anna zsuzsanna margit judit agnes julianna andrea ildiko erika
    krisztina iren eszter magdolna monika edit gabriella szilvia anita aniko viktoria marta rozalia timea
    ibolya klara tunde dora zsofia reka kinga
    """
)
SPANISH = _words(
    """
    garcia fernandez gonzalez rodriguez lopez martinez sanchez perez gomez martin jimenez ruiz hernandez
    diaz moreno munoz alvarez romero alonso gutierrez navarro torres dominguez vazquez vasquez ramos gil
    ramirez serrano blanco molina morales suarez ortega delgado castro ortiz rubio marin sanz nunez iglesias
    medina garrido cortes castillo lozano guerrero cano prieto mendez herrera pena flores cabrera campos
    vega fuentes reyes rivera vargas rojas mendoza guzman aguilar salazar contreras
    """
)
KOREAN = frozenset(
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구나민진지엄채원천방공현함변염여추도소석선설"
)
CHINESE = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許邓鄧韩韓冯馮曹彭曾肖蕭田董潘袁蔡蒋蔣余于杜叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鍾姜崔谭譚陆陸范汪廖石金韦韋贾賈夏付方邹鄒熊白孟秦"
)
CHINESE_OF_TWO = _words(
    """
    欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 司徒 东方 東方 夏侯 尉迟 尉遲 皇甫 慕容 令狐
    """
)
