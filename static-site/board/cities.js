/**
 * Cities that people travel to and that no time zone is named after, or that have another name at home, in Spanish or in
 * German: by the name of their time zone. Whatever is missing is chosen from the list of all.
 *
 * @type {Record<string, string>}
 */
export const CITIES = {
  'America/Los_Angeles': 'San Francisco|SF|LA|San Diego|San Jose|Seattle|Portland|Las Vegas|Sacramento|Oakland|Berkeley'
    + '|Palo Alto|Mountain View|Santa Barbara|Santa Monica|Long Beach|Silicon Valley|Bay Area|Reno|Spokane',
  'America/Denver': 'Boulder|Salt Lake City|Colorado Springs|Santa Fe|Albuquerque|Fort Collins|Aspen|El Paso|Park City',
  'America/Phoenix': 'Scottsdale|Tucson|Sedona',
  'America/Chicago': 'Austin|Dallas|Houston|San Antonio|Fort Worth|Minneapolis|Saint Paul|Milwaukee|Madison|Nashville'
    + '|Memphis|New Orleans|St. Louis|Saint Louis|Kansas City|Oklahoma City|Omaha|Tulsa|Des Moines',
  'America/New_York': 'NYC|New York City|Nueva York|Manhattan|Brooklyn|Boston|Washington|Washington DC|Washington D.C.'
    + '|Philadelphia|Filadelfia|Atlanta|Miami|Orlando|Tampa|Charlotte|Raleigh|Durham|Pittsburgh|Cleveland|Columbus'
    + '|Cincinnati|Baltimore|Buffalo|Charleston|Savannah|Jacksonville|Cambridge, MA|Providence|Richmond|Ann Arbor|New Haven'
    + '|Princeton|Burlington',
  'America/Detroit': 'Grand Rapids|Lansing',
  'America/Indiana/Indianapolis': 'Bloomington',
  'Pacific/Honolulu': 'Hawaii|Maui|Waikiki|Hilo',
  'America/Toronto': 'Ottawa|Montreal|Montréal|Quebec|Quebec City|Québec|Waterloo|Hamilton|Kingston',
  'America/Vancouver': 'Victoria|Whistler|Kelowna',
  'America/Edmonton': 'Calgary|Banff|Red Deer',
  'America/Mexico_City': 'Mexico City|CDMX|Ciudad de México|México|Mexiko-Stadt|Guadalajara|Puebla|Oaxaca|Querétaro|León'
    + '|San Miguel de Allende',
  'America/Cancun': 'Playa del Carmen|Tulum',
  'America/Havana': 'La Habana|Havanna',
  'America/Costa_Rica': 'San José, Costa Rica',
  'America/Bogota': 'Medellín|Cali|Cartagena|Barranquilla',
  'America/Lima': 'Cusco|Cuzco|Arequipa',
  'America/Guayaquil': 'Quito|Cuenca',
  'America/La_Paz': 'Santa Cruz de la Sierra|Cochabamba',
  'America/Santiago': 'Valparaíso|Concepción|Viña del Mar|Santiago de Chile',
  'America/Argentina/Buenos_Aires': 'Rosario|La Plata|Mar del Plata',
  'America/Argentina/Mendoza': 'Bariloche',
  'America/Sao_Paulo': 'Rio de Janeiro|Río de Janeiro|Rio|Brasília|Brasilia|Belo Horizonte|Curitiba|Porto Alegre'
    + '|Florianópolis|Campinas',
  'Europe/London': 'Londres|Edinburgh|Edimburgo|Glasgow|Manchester|Birmingham|Liverpool|Bristol|Leeds|Oxford|Cambridge'
    + '|Cardiff|Brighton|Bath|York|Sheffield|Newcastle',
  'Europe/Dublin': 'Dublín|Cork|Galway|Limerick',
  'Europe/Lisbon': 'Lisboa|Lissabon|Porto|Oporto|Braga|Coimbra|Faro',
  'Atlantic/Madeira': 'Funchal',
  'Europe/Madrid': 'Barcelona|Sevilla|Seville|Valencia|Bilbao|Málaga|Granada|Zaragoza|Saragossa|San Sebastián|Palma'
    + '|Palma de Mallorca|Mallorca|Alicante|Salamanca|Santiago de Compostela|A Coruña',
  'Atlantic/Canary': 'Las Palmas|Tenerife|Teneriffa|Santa Cruz de Tenerife',
  'Europe/Paris': 'París|Lyon|Lyón|Marseille|Marsella|Toulouse|Nice|Niza|Nizza|Bordeaux|Burdeos|Nantes|Lille|Strasbourg'
    + '|Straßburg|Estrasburgo|Grenoble|Montpellier|Cannes',
  'Europe/Brussels': 'Bruselas|Brüssel|Bruxelles|Antwerp|Antwerpen|Amberes|Ghent|Gent|Gante|Bruges|Brügge|Brujas|Leuven',
  'Europe/Amsterdam': 'Rotterdam|The Hague|Den Haag|La Haya|Utrecht|Eindhoven|Delft|Groningen',
  'Europe/Luxembourg': 'Luxemburg|Luxemburgo',
  'Europe/Berlin': 'Berlín|Munich|München|Múnich|Hamburg|Hamburgo|Cologne|Köln|Colonia|Frankfurt|Fráncfort|Frankfurt am Main'
    + '|Stuttgart|Düsseldorf|Leipzig|Dresden|Dresde|Hannover|Hanover|Nuremberg|Nürnberg|Núremberg|Bremen|Heidelberg|Bonn'
    + '|Freiburg|Karlsruhe|Mannheim|Potsdam|Aachen|Münster|Essen|Dortmund',
  'Europe/Zurich': 'Zúrich|Geneva|Genève|Genf|Ginebra|Basel|Basilea|Bern|Berna|Lausanne|Lausana|Lucerne|Luzern|Lugano|Zug'
    + '|Davos|St. Gallen',
  'Europe/Vienna': 'Viena|Wien|Salzburg|Salzburgo|Graz|Linz|Innsbruck',
  'Europe/Rome': 'Roma|Rom|Milan|Milano|Milán|Mailand|Florence|Firenze|Florencia|Florenz|Venice|Venezia|Venecia|Venedig'
    + '|Naples|Napoli|Nápoles|Neapel|Turin|Torino|Turín|Bologna|Bolonia|Genoa|Genova|Verona|Pisa|Palermo|Trieste|Triest',
  'Europe/Copenhagen': 'København|Kopenhagen|Copenhague|Aarhus|Odense',
  'Europe/Stockholm': 'Estocolmo|Gothenburg|Göteborg|Gotemburgo|Malmö|Uppsala|Lund',
  'Europe/Oslo': 'Bergen|Trondheim|Stavanger|Tromsø',
  'Europe/Helsinki': 'Helsinfors|Tampere|Turku|Espoo|Oulu',
  'Atlantic/Reykjavik': 'Reikiavik|Reykjavík|Iceland',
  'Europe/Tallinn': 'Tallin|Tartu',
  'Europe/Warsaw': 'Warszawa|Warschau|Varsovia|Kraków|Krakow|Cracow|Krakau|Cracovia|Wrocław|Breslau|Gdańsk|Danzig|Poznań'
    + '|Łódź',
  'Europe/Prague': 'Praha|Prag|Praga|Brno|Brünn',
  'Europe/Budapest': 'Debrecen',
  'Europe/Bucharest': 'București|Bukarest|Bucarest|Cluj|Cluj-Napoca|Timișoara',
  'Europe/Sofia': 'Sofía|Plovdiv|Varna',
  'Europe/Athens': 'Athína|Athen|Atenas|Thessaloniki|Crete|Heraklion|Santorini',
  'Europe/Zagreb': 'Split|Dubrovnik',
  'Europe/Belgrade': 'Beograd|Belgrad|Belgrado|Novi Sad',
  'Europe/Kyiv': 'Kyiv|Kiev|Kiew|Lviv|Lwiw|Odesa|Kharkiv',
  'Europe/Moscow': 'Moskva|Moskau|Moscú|Saint Petersburg|St. Petersburg|San Petersburgo',
  'Europe/Istanbul': 'İstanbul|Estambul|Ankara|Izmir|Antalya',
  'Asia/Jerusalem': 'Tel Aviv|Haifa|Jerusalén',
  'Africa/Cairo': 'Kairo|El Cairo|Alexandria|Giza',
  'Africa/Casablanca': 'Marrakesh|Marrakech|Marrakesch|Rabat|Fez|Tangier|Tánger',
  'Africa/Johannesburg': 'Cape Town|Kapstadt|Ciudad del Cabo|Durban|Pretoria|Johannesburgo',
  'Africa/Nairobi': 'Mombasa',
  'Africa/Lagos': 'Abuja|Ibadan',
  'Africa/Accra': 'Kumasi',
  'Africa/Addis_Ababa': 'Addis Abeba|Adís Abeba',
  'Asia/Dubai': 'Abu Dhabi|Dubái|Sharjah',
  'Asia/Riyadh': 'Jeddah|Riad|Mecca',
  'Asia/Qatar': 'Doha',
  'Asia/Kolkata': 'Mumbai|Bombay|Delhi|New Delhi|Nueva Delhi|Neu-Delhi|Bangalore|Bengaluru|Hyderabad|Chennai|Pune|Ahmedabad'
    + '|Jaipur|Goa|Kochi',
  'Asia/Karachi': 'Lahore|Islamabad',
  'Asia/Kathmandu': 'Katmandú|Pokhara',
  'Asia/Bangkok': 'Chiang Mai|Phuket',
  'Asia/Ho_Chi_Minh': 'Hanoi|Da Nang|Saigon|Ho Chi Minh City',
  'Asia/Singapore': 'Singapur',
  'Asia/Jakarta': 'Bandung|Yogyakarta|Surabaya',
  'Asia/Makassar': 'Bali|Denpasar|Ubud|Canggu',
  'Asia/Kuala_Lumpur': 'Penang|George Town',
  'Asia/Manila': 'Cebu|Makati',
  'Asia/Hong_Kong': 'Hongkong',
  'Asia/Shanghai': 'Beijing|Peking|Pekín|Shenzhen|Guangzhou|Hangzhou|Chengdu|Shanghái|Schanghai',
  'Asia/Taipei': 'Taipéi|Taipeh',
  'Asia/Seoul': 'Seúl|Busan',
  'Asia/Tokyo': 'Tokio|Osaka|Kyoto|Kioto|Yokohama|Nagoya|Sapporo|Fukuoka|Kobe|Hiroshima',
  'Australia/Sydney': 'Sídney|Canberra|Newcastle, NSW|Wollongong',
  'Australia/Melbourne': 'Geelong',
  'Australia/Brisbane': 'Gold Coast|Cairns',
  'Pacific/Auckland': 'Wellington|Christchurch|Queenstown|Dunedin',
};
