/** c_Localidad: per c_Estado, `clave texto` separated by `;` (` @AAAA-MM-DD` where the first day is not 2022-01-01). */
export const localidad: Readonly<Record<string, string>> = {
  AGU: `
01 Aguascalientes; 02 Calvillo; 03 San Francisco de los Romo; 04 Jesús María; 05 Pabellón de Arteaga;
06 Rincón de Romos; 07 Asientos; 08 Tepezalá; 09 Cosío
`,
  BCN: `
01 Ensenada; 02 Mexicali; 03 Tecate; 04 Tijuana; 05 Playas de Rosarito; 06 Rodolfo Sánchez T. (Maneadero);
07 San Felipe
`,
  BCS: `
01 Ciudad Constitución; 02 La Paz; 03 Cabo San Lucas; 04 San José del Cabo; 05 Loreto;
06 Puerto Adolfo López Mateos; 07 Todos Santos; 08 Heroica Mulegé; 09 Villa Alberto Andrés Alvarado Arámburo;
10 San Ignacio; 11 Guerrero Negro; 12 Santa Rosalía
`,
  CAM: `
01 San Francisco de Campeche; 02 Ciudad del Carmen; 03 Calkiní; 04 Candelaria; 05 Escárcega; 06 Sabancuy;
07 Hopelchén; 08 Champotón; 09 Hecelchakán; 11 Pomuch
`,
  CHH: `
01 Santa Rosalía de Camargo; 02 Chihuahua; 03 Cuauhtémoc; 04 Delicias; 05 Hidalgo del Parral; 06 Juárez;
07 Nuevo Casas Grandes; 09 Madera; 10 Colonia Anáhuac; 11 Juan Aldama; 12 José Mariano Jiménez;
13 Manuel Ojinaga; 14 Bachíniva; 15 Saucillo
`,
  CHP: `
01 Comitán de Domínguez; 02 San Cristóbal de las Casas; 03 Tapachula de Córdova y Ordóñez; 04 Tuxtla Gutiérrez;
05 Venustiano Carranza; 06 Jiquipilas; 07 Villaflores; 08 Las Margaritas; 09 Arriaga; 10 Palenque; 11 Ocosingo;
12 Tonalá; 13 Mapastepec; 14 Las Rosas; 15 Chiapa de Corzo; 16 Cacahoatán; 17 Ocozocoautla de Espinosa;
18 Cintalapa de Figueroa; 19 Pichucalco; 20 Puerto Madero (San Benito); 21 Pijijiapan; 22 Reforma; 23 Huixtla;
24 Motozintla de Mendoza; 25 Acala
`,
  CMX: `
01 Ciudad de México; 02 Ciudad de México; 03 Ciudad de México; 04 Ciudad de México; 05 Ciudad de México;
06 Ciudad de México; 07 Ciudad de México; 08 Ciudad de México; 09 Ciudad de México; 10 Ciudad de México;
11 Ciudad de México; 12 Ciudad de México; 13 Ciudad de México; 14 Ciudad de México; 15 Ciudad de México;
16 Ciudad de México
`,
  COA: `
01 Ciudad Acuña; 02 Frontera; 03 Matamoros; 04 Monclova; 05 Parras de la Fuente; 06 Piedras Negras; 07 Sabinas;
08 Saltillo; 09 Nueva Rosita; 10 San Pedro; 11 Torreón; 12 Castaños; 13 Francisco I. Madero (Chávez);
14 Cuatro Ciénegas de Carranza; 15 Nadadores; 16 Ramos Arizpe; 17 Nava; 18 Zaragoza; 19 San Buenaventura;
20 Ciudad Melchor Múzquiz; 21 Viesca; 22 Morelos; 23 Arteaga; 24 Allende
`,
  COL: `
01 Colima; 02 Manzanillo; 03 Tecoman; 04 Ciudad de Villa de Álvarez; 05 Ciudad de Armería
`,
  DUR: `
01 Victoria de Durango; 02 Gómez Palacio; 03 Ciudad Lerdo; 04 Santiago Papasquiaro; 05 Canatlán;
06 San Juan del Río del Centauro del Norte; 07 Peñón Blanco; 08 Francisco I. Madero; 09 Nombre de Dios;
10 Vicente Guerrero; 11 El Salto; 12 Santa María del Oro
`,
  GRO: `
01 Acapulco de Juárez; 02 Chilpancingo de los Bravo; 03 Iguala de la Independencia; 04 Taxco de Alarcón;
05 Arcelia; 06 Ayutla de los Libres; 07 Atoyac de Álvarez; 09 San Jerónimo de Juárez;
10 Ciudad Apaxtla de Castrejón; 11 Ciudad Altamirano; 12 Buenavista de Cuellar; 13 Cutzamala de Pinzón;
14 Coyuca de Catalán; 15 Tierra Colorada; 16 Coyuca de Benítez; 17 Olinalá; 18 Marquelia; 19 Zumpango del Río;
20 San Luis de la Loma; 21 Petatlán; 22 La Unión; 23 San Luis San Pedro; 24 Teloloapan; 25 Técpan de Galeana;
26 Huitzuco; 27 Tixtla de Guerrero; 28 Tepecoacuilco de Trujano; 29 San Marcos; 30 Azoyú; 31 Tlapehuala;
32 San Luis Acatlán; 33 Chilapa de Álvarez; 34 Tlapa de Comonfort; 35 Tlalixtaquilla; 36 Cuajinicuilapa;
37 Huamuxtitlán; 38 Cruz Grande; 39 Ocotito; 40 Copala; 41 Zihuatanejo
`,
  GUA: `
01 Acámbaro; 02 San miguel de Allende; 03 Celaya; 04 Cortazar; 05 Guanajuato; 06 Irapuato;
07 León de los Aldama; 08 Moroleón; 09 Salamanca; 10 San Francisco del Rincón; 11 Silao; 12 Jerécuaro;
13 Santiago Maravatío; 14 Romita; 15 Tarandacuao; 16 Huanímaro; 17 Comonfort; 18 Uriangato; 19 Pénjamo;
20 Cuerámaro; 21 Empalme Escobedo (Escobedo); 22 San Luis de la Paz; 23 Valle de Santiago; 24 Abasolo;
25 Rincón de Tamayo; 26 Villagrán; 27 Yuriria; 28 Apaseo el Grande; 29 Purísima de Bustos; 30 Salvatierra;
31 Marfil; 32 San José Iturbide; 33 Apaseo el Alto; 34 Ciudad Manuel Doblado; 35 Jaral del Progreso;
36 San Diego de la Unión; 37 Santa Cruz Juventino Rosas; 38 Doctor Mora;
39 Dolores Hgo. Cuna de la Indep. Nal.
`,
  HID: `
01 Actopan; 02 Apan; 03 Pachuca de Soto; 04 Cd. de Fray Bernardino de Sahagún; 05 Tula de Allende;
06 Tulancingo; 07 Zimapan; 08 Huejutla de Reyes; 09 Tlaxcoapan; 10 Tizayuca; 11 Santiago Tulantepec;
12 Ixmiquilpan; 13 Tepeji del Rio; 14 Cruz Azul; 15 Tepeapulco
`,
  JAL: `
01 Ameca; 02 Ciudad Guzmán; 03 Guadalajara; 04 Lagos de Moreno; 05 Ocotlán; 06 Puerto Vallarta;
07 San Juan de los Lagos; 08 Tepatitlán de Morelos; 09 Tlaquepaque; 10 Zapopan; 11 Tlajomulco de Zúñiga;
12 Tonalá; 13 Tuxpan; 14 Tototlán; 15 San Diego de Alejandría; 16 La Resolana; 17 Atotonilco el Alto;
18 Jalostotitlán; 19 Poncitlán; 20 Arandas; 21 Talpa de Allende; 22 Etzatlán; 23 Sayula;
24 Ahualulco de Mercado; 25 Autlán de Navarro; 26 Magdalena; 27 San Julián; 28 Cocula; 29 El Grullo;
30 San Miguel el Alto; 31 Tala; 32 La Barca; 33 Jamay; 34 Yahualica de González Gallo; 35 Colotlán;
36 Cihuatlán; 37 Zapotiltic; 38 Villa Corona; 39 Teocaltiche; 41 Tequila; 42 El Quince (San José el Quince);
43 San José el Verde (El Verde); 44 Jocotepec; 45 Tecalitlán; 46 Chapala; 47 Ajijic;
48 San Ignacio Cerro Gordo; 49 Zacoalco de Torres; 50 Huejuquilla el Alto; 51 Villa Hidalgo;
52 Unión de San Antonio; 53 Las Pintitas; 54 Tamazula de Gordiano; 55 Acatlán de Juárez; 56 Valle de Guadalupe
`,
  MEX: `
01 Ciudad Adolfo López Mateos; 02 Chimalhuacán; 03 Coacalco de Berriozabal; 04 Cuautitlán Izcalli;
05 Ecatepec de Morelos; 06 Huixquilucan de Degollado; 07 Los Reyes Acaquilpan (La Paz); 08 Metepec;
09 Naucalpan de Juárez; 10 Ciudad Nezahualcoyotl; 11 Villa Nicolás Romero; 12 Tecamac de Felipe Villanueva;
13 Tepotzotlán; 14 Tlalnepantla de Baz; 15 Santa Maria Tultepec; 16 Tultitlán de Mariano Escobedo;
17 Cuautitlán; 18 Ixtapaluca; 19 Texcoco de Mora; 20 Toluca de Lerdo; 21 Valle de Chalco Solidaridad;
22 Tejupilco de Hidalgo; 23 Chalco de Díaz Covarrubias; 24 Amatepec; 26 Melchor Ocampo;
27 San Vicente Chicoloapan de Juárez; 28 Capulhuac; 29 Juchitepec de Mariano Riva Palacio; 30 Tequixquiac;
31 Xonacatlán; 32 San Mateo Atenco; 36 Chiconcuac; 39 Almoloya de Juárez; 40 Ocoyoacac; 41 Zumpango
`,
  MIC: `
01 Apatzingán de la Constitución; 02 Los Reyes de Salgado; 03 Ciudad Hidalgo; 04 Jacona de Plancarte;
05 La piedad de Cabadas; 06 Morelia; 07 Pátzcuaro; 08 Sahuayo de Morelos; 09 Uruapan; 10 Zacapu;
11 Zamora de Hidalgo; 12 Heroica Zitácuaro; 13 Paracho de Verduzco; 14 Tangancícuaro de Arista;
15 Maravatío de Ocampo; 16 Zinapécuaro de Figueroa; 17 Puruándiro; 18 Yurécuaro; 19 Huetamo de Núñez;
20 Tacámbaro de Codallos; 21 Ciudad Lázaro Cárdenas; 22 Las Guacamayas; 23 Jiquilpan de Juárez; 24 Tuxpan;
25 Cotija de la Paz; 26 Nueva Italia de Ruiz; 27 Cuitzeo del Porvenir
`,
  MOR: `
01 Cuautla (Cuautla de Morelos); 02 Cuernavaca; 03 Galeana; 04 Jojutla; 05 Puente de Ixtla;
06 Santa Rosa Treinta; 07 Zacatepec de Hidalgo; 08 Tlaquiltenango
`,
  NAY: `
01 Santiago Ixcuintla; 02 Tepic; 03 Tuxpan; 04 Acaponeta; 05 Tecuala; 06 Compostela;
07 Francisco I. Madero (Puga); 08 Villa Hidalgo (El Nuevo); 09 Ruiz; 10 San Blas; 11 Ixtlán del Río;
12 Bucerías; 13 Las Varas; 14 Xalisco; 15 San pedro Lagunillas; 16 La peñita de Jaltemba; 17 Jala;
18 Ahuacatlán
`,
  NLE: `
01 Ciudad Apodaca; 02 San Pedro Garza García; 03 Ciudad General Escobedo; 04 Guadalupe; 05 Linares;
06 Montemorelos; 07 Monterrey; 08 Ciudad Sabinas Hidalgo; 09 San Nicolás de los Garza;
10 Ciudad Santa Catarina; 11 Doctor Arroyo; 12 Ciénega de Flores; 13 Hualahuises; 15 Cadereyta Jiménez;
17 Santiago; 18 El cercado; 20 Anáhuac; 21 García; 22 Ciudad Benito Juárez
`,
  OAX: `
01 Juchitán (Juchitán de Zaragoza); 02 Oaxaca de Juárez; 03 Salina Cruz; 04 San Juan Bautista Tuxtepec;
05 Matías Romero Avendaño; 06 Heroica Ciudad de Huajuapan de León; 07 Loma Bonita; 08 Puerto Escondido;
09 Río Grande o Piedra Parada; 11 Santiago Suchilquitongo; 12 San Felipe Jalapa de Díaz; 13 Bahias de Huatulco;
14 Putla Villa de Guerrero; 15 Cosolapa; 16 Tlacolula de Matamoros; 17 San Pablo Villa de Mitla; 18 Natividad;
19 Teotitlán de Flores Magón; 20 Santa María Huatulco; 21 San Juan Bautista Cuicatlán; 22 Villa Sola de Vega;
23 Ocotlán de Morelos; 24 Villa de Zaachila; 25 Miahuatlán de Porfirio Díaz; 26 Unión Hidalgo; 27 El Camarón;
28 San Pedro Mixtepec -Dto. 22-; 29 Santa Cruz Itundujia; 30 Chahuites; 31 Heroica Ciudad de Ejutla de Crespo;
32 San Pedro Tapanatepec; 33 Vicente Camalote; 34 Villa de Tamazulápam del Progreso;
35 San Juan Bautista lo de Soto; 36 San Juan Cacahuatepec; 37 San Pedro Totolapa; 38 San Miguel el Grande;
39 Zimatlán de Álvarez; 40 San Pablo Huitzo; 41 San Francisco Telixtlahuaca; 42 Mariscala de Juárez;
43 Santiago Pinotepa Nacional; 44 Santiago Jamiltepec; 45 San Pedro Pochutla; 46 Heroica Ciudad de Tlaxiaco;
47 San Juan Bautista Valle Nacional; 48 Lagunas; 49 Ciudad Ixtepec; 50 Santiago Juxtlahuaca;
51 San Sebastián Tecomaxtlahuaca; 52 Asunción Nochixtlán; 53 San Francisco Ixhuatán; 54 San Blas Atempa;
55 Santo Domingo Tehuantepec; 56 Cuilápam de Guerrero; 57 El Rosario; 58 Santa Lucia del Camino;
59 San Antonio de la Cal
`,
  PUE: `
01 Atlixco; 02 Izúcar de Matamoros; 03 Puebla (Heroica Puebla); 04 San Martín Texmelucan de Labastida;
05 Tehuacan; 06 Teziutlan; 07 San Andrés Cholula; 08 San Pedro Cholula; 09 Huauchinango; 10 Acatlán de Osorio;
11 Cuautlancingo; 12 Tepeaca; 13 Tecamachalco; 14 Zacatlán; 15 Xicotepec; 16 Ciudad Serdán; 17 Amozoc
`,
  QUE: `
01 Querétaro; 02 San Juan del Rio; 04 El Pueblito
`,
  ROO: `
01 Cancún; 02 Cozumel; 03 Felipe Carrillo Puerto; 04 Chetumal; 05 Playa del Carmen; 06 Kantunilkin;
07 Isla Mujeres; 08 Bacalar
`,
  SIN: `
01 Los Mochis; 02 Culiacán Rosales; 03 Escuinapa de Hidalgo; 04 Guasave; 05 Mazatlán; 06 Guamúchil;
07 Navolato; 08 Quila; 09 Ahome; 10 Higuera de Zaragoza; 11 Choix; 12 Villa Unión; 13 Sinaloa de Leyva;
14 Mocorito; 15 Angostura; 16 San Blas; 17 La Cruz; 18 El rosario; 19 Estación Naranjo; 20 Aguaruto; 21 Cosalá;
22 San Ignacio; 23 Topolobampo; 24 Lic. Benito Juárez (Campo Gobierno)
`,
  SLP: `
01 Ciudad Valles; 02 Ébano; 03 Matehuala; 04 Rioverde; 05 San Luis Potosí; 06 Soledad de Graciano Sánchez;
07 Charcas; 08 Salinas de Hidalgo; 09 Cárdenas; 10 Cerritos; 11 Tamuín; 12 Tamasopo; 13 Ciudad del Maíz;
14 Cedral; 15 Tierra Nueva; 16 Villa de Reyes; 17 Fracción el Refugio; 18 Tamazunchale; 19 Santa María del Río;
20 El Naranjo
`,
  SON: `
01 San Luis Río Colorado; 02 Agua Prieta; 03 Heroica Caborca; 04 Ciudad Obregón; 05 Empalme;
06 Heroica Guaymas; 07 Hermosillo; 08 Huatabampo; 09 Navojoa; 10 Heroica Nogales; 11 Puerto Peñasco;
12 Heroica Ciudad de Cananea; 13 Sonoita; 14 Magdalena de Kino
`,
  TAB: `
01 Cárdenas; 02 Villahermosa; 03 Comalcalco; 04 Emiliano Zapata; 05 Jalpa de Méndez; 07 Macuspana;
08 Tenosique de Pino Suárez; 09 Teapa; 10 Paraíso; 11 Frontera; 12 Cunduacán; 13 Huimanguillo
`,
  TAM: `
01 Altamira; 02 Ciudad Camargo; 03 Ciudad Madero; 04 Ciudad Mante; 05 Heroica Matamoros; 06 Nuevo Laredo;
07 Reynosa; 08 Ciudad Río Bravo; 09 San Fernando; 10 Tampico; 11 Ciudad Victoria; 12 González; 13 Jaumave;
14 Ciudad Gustavo Díaz Ordaz; 15 Estación Manuel (Úrsulo Galván); 16 Xicoténcatl; 17 Ciudad Miguel Alemán;
18 Soto la Marina; 19 Ciudad Tula; 20 Nueva Ciudad Guerrero; 21 Valle Hermoso
`,
  TLA: `
01 Apizaco; 02 Villa Vicente Guerrero; 03 Tlaxcala (Tlaxcala de Xicotencatl); 04 Huamantla; 05 Calpulalpan;
06 Chiautempan
`,
  VER: `
01 Acayucan; 02 Naranjos; 03 Boca del RÍo; 04 Coatepec; 05 Agua dulce; 06 Coatzacoalcos; 07 Córdoba;
08 Tres Valles; 09 Jáltipan de Morelos; 10 Xalapa-Enríquez; 11 Minatitlán; 12 Orizaba; 13 Papantla de Olarte;
14 Poza Rica de Hidalgo; 15 San Andrés Tuxtla; 16 Túxpam de Rodríguez Cano; 17 Veracruz; 18 Tierra Blanca;
19 Cosamaloapan; 20 Carlos A. Carrillo; 21 Pánuco; 22 Tampico Alto; 23 Tempoal de Sánchez; 24 Tantoyuca;
25 Gutiérrez Zamora; 26 Platón Sánchez; 27 Juan Rodríguez Clara; 28 Huatusco de Chicuellar; 29 Ixtaczoquitlán;
30 Río Blanco; 31 Isla; 32 Cuitláhuac; 33 Fortín de las Flores; 34 Alvarado; 35 José Cardel; 36 Banderilla;
37 Paraje Nuevo; 38 Playa Vicente; 39 Altotonga; 40 Juan Díaz Covarrubias; 41 Cuichapa; 42 Santiago Tuxtla;
43 Huayacocotla; 44 Paso de Ovejas; 45 Catemaco; 46 Nogales; 47 Las Choapas;
48 General Miguel Alemán (Potrero Nuevo); 49 Coatzintla; 50 Ángel R. Cabada; 51 San Rafael; 52 Tlacojalpan;
53 Cosoleacaque; 54 Lerdo de Tejada; 55 Tihuatlán; 56 Atoyac; 57 Huiloapan de Cuauhtémoc;
58 Cazones de Herrera; 59 Yecuatla; 60 Soledad de Doblado; 61 Cerro Azul; 62 Tezonapa; 66 Sihuapan; 67 El Higo;
68 Paso del Macho; 69 Tlapacoyan
`,
  YUC: `
01 Mérida; 02 Tizimín; 03 Ticul; 04 Motul de Carrillo Puerto; 05 Valladolid; 06 Kanasín
`,
  ZAC: `
01 Fresnillo; 02 Jerez de García Salinas; 03 Zacatecas; 04 Guadalupe; 05 Río Grande; 06 Ciudad Cuauhtémoc;
07 Ojocaliente; 08 Villa Hidalgo; 09 Villanueva; 10 Villa de Cos; 11 Nochistlán de Mejía; 12 Víctor Rosales;
13 Valparaíso; 14 Luis Moya; 15 Moyahua de Estrada; 16 Sombrerete; 17 Jalpa; 18 Loreto; 19 Juan Aldama
`,
};
