// Names of the sources, and what they are called here: [id, name] and [id, name, country].

export const UKRAINE = {
    'Crimea': ['UA-43', 'Autonomous Republic of Crimea'], 'Mykolayiv': ['UA-48', 'Mykolaiv'],
    'Chernihiv': ['UA-74', 'Chernihiv'], 'Rivne': ['UA-56', 'Rivne'], 'Chernivtsi': ['UA-77', 'Chernivtsi'],
    "Ivano-Frankivs'k": ['UA-26', 'Ivano-Frankivsk'], "Khmel'nyts'kyy": ['UA-68', 'Khmelnytskyi'],
    "L'viv": ['UA-46', 'Lviv'], "Ternopil'": ['UA-61', 'Ternopil'], 'Transcarpathia': ['UA-21', 'Zakarpattia'],
    'Volyn': ['UA-07', 'Volyn'], 'Cherkasy': ['UA-71', 'Cherkasy'], 'Kirovohrad': ['UA-35', 'Kirovohrad'],
    'Kiev': ['UA-32', 'Kyiv oblast'], 'Odessa': ['UA-51', 'Odesa'], 'Vinnytsya': ['UA-05', 'Vinnytsia'],
    'Zhytomyr': ['UA-18', 'Zhytomyr'], 'Sumy': ['UA-59', 'Sumy'], "Dnipropetrovs'k": ['UA-12', 'Dnipropetrovsk'],
    "Donets'k": ['UA-14', 'Donetsk'], 'Kharkiv': ['UA-63', 'Kharkiv'], "Luhans'k": ['UA-09', 'Luhansk'],
    'Poltava': ['UA-53', 'Poltava'], 'Zaporizhzhya': ['UA-23', 'Zaporizhzhia'], 'Kiev City': ['UA-30', 'Kyiv'],
    'Kherson': ['UA-65', 'Kherson'], 'Sevastopol': ['UA-40', 'Sevastopol'],
};

export const EAST_GERMANY = new Set(['Brandenburg', 'Mecklenburg-Vorpommern', 'Sachsen', 'Sachsen-Anhalt', 'Thüringen']);

export const TERRITORIES = {
    'Macedonia': ['MKD', 'North Macedonia', 'MKD'],
    'Bosnia and Herz.': ['BIH', 'Bosnia and Herzegovina', 'BIH'],
    'Czechia': ['CZE', 'Czechia', 'CZE'],
    'N. Cyprus': ['CYP-N', 'Northern Cyprus', 'CYP'],
    'Cyprus U.N. Buffer Zone': ['CYP-B', 'UN buffer zone', 'CYP'],
    'Dhekelia': ['CYP-D', 'Dhekelia', 'GBR'],
    'Akrotiri': ['CYP-A', 'Akrotiri', 'GBR'],
    'Gibraltar': ['GIB', 'Gibraltar', 'GBR'],
    'Faeroe Is.': ['FRO', 'Faroe Islands', 'DNK'],
    'Greenland': ['GRL', 'Greenland', 'DNK'],
    'Åland': ['ALA', 'Åland', 'FIN'],
    'Isle of Man': ['IMN', 'Isle of Man', 'GBR'],
    'Jersey': ['JEY', 'Jersey', 'GBR'],
    'Guernsey': ['GGY', 'Guernsey', 'GBR'],
};
