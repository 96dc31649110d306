"""Sober sentences of the trade, full of figures that are nobody's number."""

CLEAN = """\
See Regulation (EU) 2019/1240, Article 3(4), points (a) to (l), and Regulation (EC) No 377/2004 as amended by Regulation (EU) No 493/2011.
OJ L 264, 8.10.2005, p. 8; OJ L 198, 25.7.2019, p. 88; OJ C 326, 26.10.2012, p. 391–407; OJ L, 2025/2611, 22.12.2025.
Document CELEX 32019R1240, COM(2018) 303 final, SWD(2018) 197 final, ECLI:EU:C:2020:127, ST 12345/25 INIT, 2018/0153 (COD).
Joined Cases C-924/19 PPU and C-925/19 PPU; Case T-319/05; application no. 27765/09 Hirsi Jamaa and Others v. Italy; file 2025-000123-45.
In 2024 there were 2 345 678 persons registered, up from 1,987,654 in 2023, of whom 12 417 in Agadez and 1.234.567 in Niger as a whole.
The boat left near 36.8 N, 10.2 E and was found at 35.50, 12.60 by the coast guard; position 36°48' N 10°11' E.
On 12.03.2025, 14/05/2025, 2025-06-30 and 1 July 2025 at 10:30 the network met in Dakar; the next meeting is on 14-16 October 2025, 09.00-17.30.
The price rose from EUR 3 500 to 4 000 EUR; a visa broker asks for 1 500 000 XOF or 2 500 USD; passport covers cost 150000 XOF in the market.
Operation Sophia, Operation Themis 2018-2024 and Operation IRINI changed the route; the operation of 2015 2016 is closed.
Passports of the series AA and AB issued in 2019 are being withdrawn; 1 250 000 passports were printed and 12 345 678 are in use.
The authorities seized 450 blank passports, 32 visa stickers and 1200 residence permits in 2024; identity cards issued before 01.01.2015 are invalid.
The passport office in Tunis issued 35 000 documents between January and March 2025 and 41 200 passports between April and June.
Flight AF 718 from Dakar to Paris and flight TK 1234 from Istanbul arrived with 189 and 203 passengers on 3 June.
Call for proposals 2025/S 123-456789 and grant agreement 101023456; contract 2024/456789; project ISF/2019/SA/1.2.1.
The contact point met the contact group on 12 March 2025; contact between the 27 Member States rose by 15 % in 2024.
Telephone contact is rare; mobile phones with 2 SIM cards are common; telephone interviews with 1 250 persons were held in 2024.
Please reach the secretariat through the directory; signal strength near the border is weak, and WhatsApp: increasing use among drivers.
Facebook, Telegram and TikTok are used to advertise; a TikTok video was seen 250 000 times in May 2025; Telegram groups with 5 000 members.
The network (Art. 5(1)(a)-(d)) and/or the Board, e.g. in Accra/Lomé, meets 24/7 and on/off as n/a; the rate is 3.5/1000 and/or 12 km/h.
TLP:AMBER+STRICT applies. SENSITIVE. The handling code is H1, source B, information 2. The report stays confidential; access is restricted.
The officers keep secrets of the trade, a secret ballot was held, restricted access applies, and top-level talks are confidential until May.
The minister said that reserved seats and secret routes exist; the secret service of the host country was not involved.
Die Zahl der Ankünfte stieg 2024 auf 66 617 Personen (Vorjahr: 56 852), siehe Verordnung (EU) 2019/1240, ABl. L 198 vom 25.7.2019, S. 88.
Der Reisepass kostet 37 500 XOF; 2024 wurden 125 000 Reisepässe ausgestellt; Ausweise der Serie 2015-2020 bleiben gültig.
Le prix est de 3 500 000 francs CFA ; voir le règlement (UE) 2019/1240, article 3, paragraphe 4 ; il n'y a pas 2 000 personnes mais 12 500.
Ce n'est pas 15 000 mais 1 500 000 personnes ; le passeport coûte 20 000 francs ; pas de changement depuis 2019 2020.
Ifølge forordning (EU) 2019/1240 er der 500 embedsmænd i 105 lande; pas koster 890 kr.; et pas udstedt i 2019 gælder 10 år.
Il y a 1 234 567 habitants dans la région ; la route compte 1 200 km ; 45 % des 12 417 détections ont eu lieu en mars 2025.
The temperature reached 45.5 °C, the μg/l limit and the kΩ value are given; the α-group and β-group differ; naïve café, Đakovo, Łódź, Ærø, Þingvellir.
The BGN amount is 25 000; in Sofia (София) and Athens (Αθήνα) the network met; the Cyrillic word граница stands beside the word border.
Visa fee 80 EUR, visa-free since 2017, 12 345 visa applications, visa refusals 23.5 %, Visa Information System Regulation (EC) No 767/2008.
Version 2.1.3 of the form, ISBN 978-92-79-12345-6, ISSN 1725-2423, doi 10.2837/123456, catalogue number DR-04-19-123-EN-N.
Vessel length 24.5 m, engine 2 x 150 hp, 35 persons on board, distress call at 03:45 UTC, position about 40 nm north of Zuwara.
Exchange rates: 1 EUR = 655.957 XOF = 10.80 MAD = 3.35 TND; population 17 196 308 (2024), area 196 722 km², density 87.4.
The list of 105 countries has 33 authorities; 16 000 000 people live along the route; 1 200 to 1 500 depart per week since 2023-2024.
1 2 3 4 5 6 7 8 9 10 11 12 are the months; the rows 10 20 30 40 50 60 70 80 90 and 100 200 300 400 500 600 700 are the deciles.
2019 2020 2021 2022 2023 2024: 12 417, 15 233, 18 902, 22 110, 31 450, 28 733 detections; change +12.4 % -3.5 % +18.2 %.
The documents at eur-lex.europa.eu and https://home-affairs.ec.europa.eu/policies may be named in a report.
Vehicle plates are stolen in Oran; number plates from 3 countries; the matricula consular is a document; targa Florio 1955.
The IBAN system does not exist in Chad; SEPA covers 36 countries; DE and FR report, AT 16 cases, BE 20 cases, NL 12 cases in 2024.
At the meeting point the dot on the map marks the camp; at stop 3 in Agadez, at point 4 in Dirkou, at check point 12.
The bus 15 a 20 persons, a van 200 eur each, a taxi 12 mar 2024, a lorry 120 kmh fast, a truck 300 men, vehicle 45 rue 12, bus 7 h 30, car 3 km 5.
"""
