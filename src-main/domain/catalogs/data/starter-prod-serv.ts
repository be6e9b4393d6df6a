/**
 * Starter set of c_ClaveProdServ: everyday keys of our own choosing, so that a desk can invoice before the
 * catalog pack is there. Format of `simple.ts`, grouped by trade; descriptions are SAT's.
 * The list is partial: a key that is not here is 'not-verified', never 'unknown'.
 */
export const starterProdServ: Readonly<Record<string, string>> = {
  'De uso general': `
01010101 No existe en el catálogo
84111505 Servicios de contabilidad de sueldos y salarios
84111506 Servicios de facturación
`,
  'Contabilidad, impuestos y finanzas': `
84101700 Manejo de deuda
84111500 Servicios contables
84111501 Servicio de contabilidad de costos
84111502 Servicio de contabilidad financiera
84111503 Servicio de contabilidad fiscal
84111504 Servicios de teneduría de libros
84111507 Servicio de contabilidad de inventario
84111508 Servicio de administración de exportaciones y de contabilidad
84111600 Servicios de auditoría
84111601 Auditorias de cierre del ejercicio
84111602 Revisiones trimestrales
84111603 Auditorias internas
84111800 Asuntos y preparación de impuestos
84121500 Instituciones bancarias
84121700 Asesoría de inversiones
84131500 Servicios de seguros para estructuras y propiedades y posesiones
84141600 Agencias de crédito personal
84141700 Agencias de crédito comercial
`,
  'Asesoría, administración y servicios legales': `
80101500 Servicios de consultoría de negocios y administración corporativa
80101501 Servicios de asesoramiento sobre la puesta en marcha de empresas nuevas
80101502 Servicios de asesoramiento sobre fusiones de empresas
80101503 Servicios de asesoramiento sobre liquidaciones o ventas de empresas
80101504 Servicios de asesoramiento sobre planificación estratégica
80101505 Desarrollo de políticas u objetivos empresariales
80101506 Asesoramiento en estructuras organizacionales
80101507 Servicios de asesoramiento sobre tecnologías de la información
80101508 Servicios de asesoramiento sobre inteligencia empresarial
80101509 Servicios de asesoramiento para asuntos gubernamentales y de relaciones comunitarias
80101600 Gerencia de proyectos
80111500 Desarrollo de recursos humanos
80111600 Servicios de personal temporal
80111601 Asistencia de oficina o administrativa temporal
80111602 Necesidades de personal de mercadeo temporal
80111603 Necesidades de dotación de personal de producción temporal
80111604 Necesidades de dotación de personal técnico temporal
80111605 Necesidades de dotación de personal financiero temporal
80111606 Necesidades de dotación de personal medico temporal
80111607 Necesidades de dotación de personal jurídico temporal
80111608 Desarrolladores temporales de software de tecnologías de la información
80111609 Administradores temporales de bases de datos o de sistemas de tecnologías de la información
80111700 Reclutamiento de personal
80121500 Servicios de derecho penal
80121600 Servicios de derecho comercial
80121601 Servicios legales sobre competencia o regulaciones gubernamentales
80121602 Servicios legales de quiebra
80121603 Derecho societario
80121604 Derecho de patentes, marcas o derechos de autor
80121605 Derecho sobre liquidación (de sociedades)
80121606 Derecho inmobiliario
80121607 Derecho tributario
80121608 Derecho de fusiones o adquisiciones
80121609 Servicios de investigación legal
80121700 Servicios de responsabilidad civil
80121800 Servicios de derecho de familia
80161500 Servicios de apoyo gerencial
80161600 Supervisión de instalaciones de negocios
80161800 Servicios de alquiler o arrendamiento de equipo de oficina
`,
  'Inmuebles y arrendamiento': `
80131500 Alquiler y arrendamiento de propiedades o edificaciones
80131501 Arrendamiento de residencias
80131502 Arrendamiento de instalaciones comerciales o industriales
80131503 Arrendamientos de tierras
80131504 Servicio de alojamiento temporal offshore
80131505 Servicio de arrendamiento de oficinas portátiles o modulares
80131506 Servicio de arrendamiento de baños portátiles
80131600 Ventas de propiedades y edificios
80131800 Servicios de administración inmobiliaria
95101500 Lotes residenciales
95101600 Lotes comerciales
95121500 Edificios y estructuras comerciales y de entretenimiento
`,
  'Ventas, mercadotecnia y publicidad': `
80141500 Investigación de mercados
80141600 Actividades de ventas y promoción de negocios
80141601 Servicios de promoción de ventas
80141602 Servicios de relaciones públicas
80141603 Telemercadeo
80141604 Servicios de posicionamiento del nombre de los productos
80141605 Mercancía promocional
80141606 Cumplimiento del mercadeo directo
80141607 Gestión de eventos
80141609 Patrocinio de eventos o de celebridades
80141610 Liquidaciones
80141700 Distribución
80141900 Exhibiciones y ferias comerciales
82101500 Publicidad impresa
82101501 Publicidad en vallas
82101502 Publicidad en afiches
82101503 Publicidad en revistas
82101504 Publicidad en periódicos
82101505 Publicidad en volantes o cupones
82101506 Servicios de publicidad en transporte público
82101507 Servicios de distribución o de publicidad o de boletines de sobre compras
82101508 Publicidad en páginas amarillas o en directorios comerciales o de servicios
82101600 Publicidad difundida
82101601 Publicidad en radio
82101602 Publicidad en televisión
82101603 Publicidad en internet
82101604 Publicidad en los cines
82101605 Servicio de producción de comerciales para televisión
82101800 Servicios de agencia de publicidad
82101900 Colocación y cumplimiento de medios
82111800 Servicios editoriales y de soporte
82121500 Impresión
82121501 Planificación y trazados de producciones gráficas
82121502 Tipografía
82121503 Impresión digital
82121504 Impresión tipográfica o por serigrafía
82121505 Impresión promocional o publicitaria
82121506 Impresión de publicaciones
82121507 Impresión de papelería o formularios comerciales
82121508 Impresión de envolturas, etiquetas, sellos o bolsas
82121509 Impresión de valores o instrumentos financieros
82121700 Fotocopiado
82131600 Fotógrafos y cinematógrafos
82141500 Servicios de diseño artístico
82141501 Servicios de redacción de gráficas y planes y trazados
82141502 Diseño o gráficos artísticos
82141503 Fotocomposición
82141504 Servicios de diseño de gráficos o gráficas
82141505 Servicios de diseño por computador
82141506 Servicios de diseño de empaques
82141507 Servicios de diseño de serigrafía
`,
  'Tecnología y telecomunicaciones': `
43191500 Dispositivos de comunicación personal
43191501 Teléfonos móviles
43191502 Busca personas
43191503 Teléfonos de pago
43191504 Teléfonos fijos
43191505 Máquinas contestadoras
43191507 Teléfonos para propósitos especiales
43191508 Teléfonos digitales
43191509 Teléfonos análogos
43191510 Radios de dos vías
43191600 Partes o accesorios de dispositivos de comunicación personal
43201800 Dispositivos de almacenamiento
43202000 Dispositivos de almacenamiento extraíbles
43211500 Computadores
43211501 Servidores de computador
43211502 Servidores de computador de gama alta
43211503 Computadores notebook
43211504 Asistentes personales digitales pda u organizadores
43211505 Terminal de punto de venta pos
43211506 Computadores de cliente ligero
43211507 Computadores de escritorio
43211508 Computadores personales
43211509 Computadores de tableta
43211515 Estaciones de trabajo para computadores
43211600 Accesorios de computador
43211700 Dispositivos informáticos de entrada de datos
43211701 Equipo de lectura de código de barras
43211702 Lectores y codificadores de banda magnética
43211704 Equipo de reconocimiento de billetes
43211705 Almohadillas o joy sticks de juegos
43211706 Teclados
43211707 Lápiz (stylus) para computador de luz
43211708 Mouse o bola de seguimiento para computador
43211709 Lápiz (stylus) de presión
43211710 Dispositivos de identificación de radio frecuencia
43211800 Accesorios de dispositivos de entrada de datos de computador
43211900 Monitores y pantallas de computador
43212100 Impresoras de computador
43212101 Impresoras de banda
43212102 Impresoras de matriz de puntos
43212103 Impresoras de sublimación de teñido
43212104 Impresoras de inyección de tinta
43212105 Impresoras láser
43212106 Impresoras de matriz de líneas
43212107 Impresoras de plotter
43212108 Impresoras de cinta térmica
43212109 Impresoras de etiquetas para bolsas
43212110 Impresoras de múltiples funciones
43212112 Impresoras de recibos para puntos de venta pos
43212115 Impresoras de códigos de barra
43221700 Equipo fijo de red y componentes
43222600 Equipo de servicio de red
43223200 Plataformas de mensajería por móvil
43231500 Software funcional específico de la empresa
43231600 Software de planificación de recursos empresariales (ERP) y contabilidad financiera
43233000 Software de entorno operativo
43233200 Software de seguridad y protección
45111600 Proyectores y suministros
45121500 Cámaras
52161500 Equipos audiovisuales
52161502 Reproductor de casetes o grabadora
52161505 Televisores
52161507 Radios reloj
52161508 Reproductores de discos laser
52161509 Sistemas de estéreo portátiles
52161510 Sistemas de audio de alta fidelidad para el hogar
52161511 Radios
52161512 Altoparlantes
52161513 Combinación de televisor, vhs y grabadora dvd
52161600 Accesorios de equipo audiovisual
81111500 Ingeniería de software o hardware
81111501 Diseño de aplicaciones de software de la unidad central
81111502 Diseños de aplicaciones para computadores personales (pc)
81111503 Diseño de integración de sistemas
81111504 Servicios de programación de aplicaciones
81111505 Servicios de programación de sistemas operativos
81111506 Servicios de programación para clientes o servidores
81111507 Servicios de programación de aplicaciones de bases de datos (erp)
81111508 Servicios de implementación de aplicaciones
81111509 Servicios de desarrollo de aplicaciones para clientes de internet / intranet
81111600 Programadores de computador
81111700 Sistemas de manejo de información MIS
81111800 Servicios de sistemas y administración de componentes de sistemas
81111801 Seguridad de los computadores, redes o internet
81111802 Servicios de administración de la unidad central
81111803 Mantenimiento o soporte de redes de área local (lan)
81111804 Mantenimiento o soporte de redes de cobertura amplia (wan)
81111805 Mantenimiento o soporte de sistemas patentados o autorizados
81111806 Servicio de análisis de bases de datos
81111808 Servicio de análisis de sistemas
81111809 Servicio de instalación de sistemas
81111810 Servicios de codificación de software
81111811 Servicios de soporte técnico o de mesa de ayuda
81111812 Servicio de mantenimiento o soporte del hardware del computador
81112000 Servicios de datos
81112100 Servicios de internet
81112101 Proveedores de servicio de internet (psi)
81112102 Proveedor de servicio de correo electrónico
81112103 Servicios de diseño de sitios web www
81112104 Proveedores de motores de búsqueda en la web
81112105 Servicios de hospedaje de operación de sitios web
81112106 Proveedores de servicios de aplicación
81112107 Nombres de los dominio de internet
81112200 Mantenimiento y soporte de software
81112300 Mantenimiento y soporte de hardware de computador
81112400 Servicios de alquiler o arrendamiento de hardware de computador
81112500 Servicios de alquiler o arrendamiento de licencias de software de computador
81112501 Servicio de licencias del software del computador
81112502 Servicio de arriendo o leasing de software de computadores
81161600 Servicios de correo electrónico y mensajería
81161700 Servicios de telecomunicaciones
81161800 Servicios de alquiler o arrendamiento de equipos o plataformas de voz y datos o multimedia
83111500 Comunicaciones telefónicas locales y de larga distancia
83111600 Servicios de comunicaciones móviles
83111601 Servicios en la red para mejorar las señales de telecomunicaciones
83111602 Servicios de sistemas de comunicación por satélite o terrestre
83111603 Servicios de telefonía celular
83111604 Servicios de radiobúsqueda
83111605 Leasing de segmentos de espacio
83111800 Servicios de televisión
83112200 Servicios mejorados de telecomunicaciones
`,
  'Oficina y papelería': `
14111500 Papel de imprenta y papel de escribir
14111501 Papel cebolla
14111502 Papel vitela
14111503 Papel pergamino
14111504 Papel en formas continuas
14111505 Papel mimeógrafo
14111506 Papel para impresión de computadores
14111507 Papel para impresora o fotocopiadora
14111508 Papel para fax
14111509 Papel membreteado
14111700 Productos de papel para uso personal
14111701 Pañuelos faciales
14111702 Cubiertos de asientos de sanitario
14111703 Toallas de papel
14111704 Papel higiénico
14111705 Servilletas de papel
14111706 Manteles de papel
44101500 Máquinas de duplicación
44101800 Máquinas calculadoras y accesorios
44103100 Suministros para impresora, fax y fotocopiadora
44103101 Correas de impresoras, fax o fotocopiadoras
44103103 Tóner para impresoras o fax
44103104 Rollos de transferencia
44103105 Cartuchos de tinta
44103106 Barras de tinta
44103107 Suministros de limpieza de impresoras o faxes o fotocopiadoras
44103108 Reveladores para impresoras o fotocopiadoras
44103109 Tambores para impresoras o faxes o fotocopiadoras
44103110 Cabezales de impresión
44111500 Agendas y accesorios
44111900 Tableros
44121600 Suministros de escritorio
44121700 Instrumentos de escritura
44121701 Bolígrafos
44121702 Sets de esferos o lápices
44121703 Estilógrafos
44121704 Esferos de punta redonda
44121705 Lápices mecánicos
44121706 Lápices de madera
44121707 Lápices de colores
44121708 Marcadores
44121709 Crayolas
44121716 Resaltadores
44121800 Medios de corrección
44121900 Repuestos de tinta y minas de lápices
44122000 Carpetas de archivo, carpetas y separadores
44122100 Suministros de sujeción
55101500 Publicaciones impresas
55121500 Rótulos
56101500 Muebles
56101501 Stands
56101502 Sofás
56101503 Armarios para abrigos
56101504 Asientos
56101505 Centros de entretenimiento
56101506 Futones
56101507 Bibliotecas
56101508 Colchones o sets para dormir
56101509 Vestidores o armarios
56101700 Muebles de oficina
56101701 Cajoneras o estanterías
56101702 Gabinetes de archivo o accesorios
56101703 Escritorios
56101704 Bases para mesas
56101705 Vitrinas
56101706 Mesas de conferencia
56101707 Mesas de dibujo
56101708 Archivadores móviles
56101710 Carritos o soportes para proyectores
56112100 Asientos
56112101 Silletería para auditorios o estadios o uso especiales
56112102 Sillas para grupos de trabajo
56112103 Sillas para visitantes
56112104 Sillas para ejecutivos
56112105 Sillas para descansar
56112106 Sillas altas (taburetes)
56112107 Partes o accesorios para sillas
56112108 Combinación de asiento con escritorio
56112109 Bancos
60121700 Suministros y accesorios de grabados
`,
  'Limpieza, seguridad y mantenimiento': `
46171500 Cerraduras, elementos de seguridad y accesorios
46171600 Equipo de vigilancia y detección
46181500 Ropa de seguridad
46181600 Calzado de protección
46181700 Protectores de cara y cabeza
46191500 Prevención contra incendios
46191600 Equipo contra incendios
47131500 Trapos y paños de limpieza
47131501 Trapos
47131502 Pañitos o toallas para limpiar
47131503 Gamuzas o cueros para lavar
47131600 Escobas, traperos, cepillos y accesorios
47131601 Cepillos o recogedores para polvo
47131602 Almohadillas para restregar
47131603 Esponjas
47131604 Escobas
47131605 Cepillos de limpieza
47131608 Cepillos de baño
47131609 Manijas de escobas o traperos
47131610 Aplicador de terminado para pisos
47131611 Recogedor de basura
47131700 Suministros para aseos
47131701 Dispensadores de toallas de papel
47131702 Dispensadores de productos sanitarios
47131703 Receptáculos para residuos sanitarios
47131704 Dispensadores institucionales de jabón o loción
47131705 Accesorios para urinales o inodoros
47131706 Dispensadores de ambientadores
47131707 Secadores de manos institucionales
47131709 Dispensadores de pañuelos faciales
47131710 Dispensadores de papel higiénico
47131800 Soluciones de limpieza y desinfección
47131801 Limpiadores de pisos
47131802 Terminados o ceras para pisos
47131803 Desinfectantes para uso doméstico
47131804 Limpiadores de amoniaco
47131805 Limpiadores de propósito general
47131806 Pulidores o ceras para muebles
47131807 Blanqueadores
47131808 Germicida seco
47131809 Productos para limpiar o brillar zapatos
72102100 Control de plagas
72102900 Servicios de mantenimiento y reparación de instalaciones
72103300 Servicios de mantenimiento y reparación de infraestructura
76111500 Servicios de limpieza y mantenimiento de edificios generales y de oficinas
76111600 Servicios de limpieza de componentes de edificios
76121500 Recolección y disposición de basuras
92121500 Servicios de guardias
92121502 Servicios de protección contra robos
92121503 Alquiler de perros guardianes
92121504 Servicios de guardas de seguridad
92121700 Servicios de sistemas de seguridad
92121800 Servicios de Carros blindados y transporte de valores
`,
  'Construcción y ferretería': `
11111600 Piedra
11111700 Arena
11121600 Madera
26111500 Transmisión de energía cinética
26111600 Generadores de potencia
26111700 Baterías, pilas y accesorios
26121500 Alambre eléctrico
26121600 Cables eléctricos y accesorios
26121700 Cableado preformado
27111500 Herramientas de corte y engarzado y punzones
27111600 Herramientas de perfilar
27111700 Llaves inglesas y guías
27111800 Herramientas de medida y bocetaje
27112700 Herramientas mecánicas
27113200 Juegos de herramientas
30103600 Productos estructurales
30111500 Concreto y morteros
30111501 Concreto aireado
30111502 Concreto conductor
30111503 Concreto aislante
30111504 Morteros
30111505 Concreto premezclado
30111506 Lechada
30111507 Concreto curado en suelo
30111508 Concreto permeable al agua
30111509 Concreto basado en asfalto
30111600 Cemento y cal
30111601 Cemento
30111602 Cal clorada
30111603 Cal hidráulica
30111604 Cal apagada
30111605 Cal magra
30111607 Cal viva
30111700 Yesos
30111800 Agregados
30131500 Bloques
30131600 Ladrillos
30131700 Azulejos y baldosas
30151500 Material para tejados y techos
30161700 Suelos
30171500 Puertas
30171600 Ventanas
30181500 Porcelana sanitaria
30181700 Grifos
30191600 Escaleras y accesorios de andamiaje
30241500 Componentes de consolidación de estructuras portátiles
30263600 Barras de acero al carbón
30264000 Láminas de acero al carbón
31151500 Cuerdas
31161500 Tornillos
31161700 Tuercas
31162000 Clavos
31162800 Ferretería en general
31201500 Cinta adhesiva
31201501 Cinta de ductos
31201502 Cinta aislante eléctrica
31201503 Cinta de enmascarar
31201504 Cinta para alfombras
31201505 Cinta doble faz
31201506 Cinta de bísmalemida
31201507 Cinta de fibra de vidrio
31201508 Cinta de grafito
31201509 Cinta de nylon
31201600 Otros adhesivos y selladores
31211500 Pinturas y tapa poros
39111500 Iluminación de interiores y artefactos
39111600 Iluminación exterior y artefactos
39121000 Equipamiento para distribución y conversión de alimentación
39121400 Lengüetas de conexión, conectadores y terminales
39121700 Ferretería eléctrica y suministros
39122100 Equipo de transmisión y distribución eléctrica
40101500 Ventilación
40101700 Enfriamiento
40141700 Material de ferretería y accesorios
40151700 Piezas y accesorios de bomba
72101500 Servicios de apoyo para la construcción
72111000 Servicios de construcción de unidades unifamiliares
72111100 Servicios de construcción de unidades multifamiliares
72121000 Servicios de construcción de edificios industriales y bodegas nuevas
72121100 Servicios de construcción de edificios comerciales y de oficina
72141000 Servicios de construcción de autopistas y carreteras
72141100 Servicios de pavimentación y superficies de edificios de infraestructura
72141700 Servicios de alquiler o arrendamiento de equipo y maquinaria de construcción
72151100 Servicios de construcción de plomería
72151200 Servicios de construcción y mantenimiento de HVAC calefacción y enfriamiento y aire acondicionado
72151300 Servicios de pintura e instalación de papel de colgadura
72151400 Servicios de construcción de recubrimientos de muros
72151500 Servicios de sistemas eléctricos
72151600 Servicios de sistemas especializados de comunicación
72151700 Servicios de instalación de sistemas de seguridad física e industrial
72151800 Servicios de mantenimiento y reparación de instalación de máquinas
72151900 Servicios de albañilería y mampostería
72152300 Servicios de carpintería
72152400 Servicios de montaje e instalación de ventanas y puertas
72152500 Servicios de instalación de pisos
72152600 Servicios de techado y paredes externas y láminas de metal
72152700 Servicios de instalación y reparación de concreto
72153000 Servicios de vidrios y ventanería
72153200 Servicios de recubrimiento, impermeabilización protección contra clima y fuego
72153600 Servicios de terminado interior, dotación y remodelación
72154000 Servicios de edificios especializados y comercios
81101500 Ingeniería civil
81101600 Ingeniería mecánica
81101700 Ingeniería eléctrica y electrónica
`,
  'Transporte, paquetería y vehículos': `
15101500 Petróleo y Destilados
15101502 Kerosene
15101503 Nafta
15101504 Combustible de aviación
15101505 Combustible diesel
15101507 Benceno
15101508 Petróleo crudo
15101509 Combustible marítimo
15101510 Condensado
15101513 Combustible diesel para uso fuera de carretera
15101514 Gasolina regular menor a 91 octanos
15101515 Gasolina premium mayor o igual a 91 octanos
15111500 Combustibles gaseosos
15111501 Propano
15111502 Metano
15111503 Propileno
15111504 Etileno
15111505 Butano
15111506 Acetileno
15111507 Gas de agua o gas productor
15111508 Gas de carbón
15111509 Gas metilacetileno propadieno mapp
15121500 Preparados lubricantes
15121501 Aceite motor
15121502 Aceite de corte
15121503 Aceite de engranajes
15121504 Aceite hidráulico
15121505 Aceite de transformador o aislador
15121508 Aceite de transmisión
15121509 Aceite de frenos
15121510 Anti – excoriación
15121511 Pastas de ensamble
15121900 Grasas
25101500 Vehículos de pasajeros
25101501 Minibuses
25101502 Autobuses
25101503 Carros
25101504 Station wagons
25101505 Minivans o vans
25101506 Limosinas
25101507 Camiones ligeros o vehículos utilitarios deportivos
25101508 Carro deportivo
25101509 Carro eléctrico
25101600 Vehículos de transporte de productos y materiales
25171600 Sistemas de descarchado y antiniebla
25171700 Sistemas de frenado y componentes
25171900 Ruedas y acabados
25172500 Neumáticos y cámaras de neumáticos
25172502 Neumático para llantas de automóviles
25172503 Llantas para camiones pesados
25172504 Llantas para automóviles o camionetas
25172505 Llantas de bicicleta
25172506 Neumáticos de bicicleta
25172507 Cordón de llanta
25172508 Labrado de llanta
25172509 Neumáticos para llantas de camiones pesados
25172510 Neumático de espuma
25173900 Componentes eléctricos
25174000 Sistema de refrigerar de motor
78101500 Transporte de carga aérea
78101600 Transporte de carga por ferrocarril
78101700 Transporte de carga por mar
78101800 Transporte de carga por carretera
78101801 Servicios de transporte de carga por carretera (en camión) en área local
78101802 Servicios transporte de carga por carretera (en camión) a nivel regional y nacional
78101803 Servicios de transporte de vehículos
78101804 Servicios de reubicación
78101805 Servicio de alquiler de remolques o camiones cisterna
78101806 Servicios transporte de carga por carretera a nivel internacional
78101807 Servicios de transporte de carga de petróleo o químicos por carretera
78101900 Transporte de carga intermodal
78102200 Servicios postales de paqueteo y courrier
78102201 Servicios de entrega postal nacional
78102202 Servicios de apartado postal
78102203 Servicios de envío, recogida o entrega de correo
78102204 Servicios de entrega a nivel mundial de cartas o paquetes pequeños
78102205 Servicios de entrega local de cartas o paquetes pequeños
78102206 Servicios de mensajería en bicicleta o motocicleta
78111500 Transporte de pasajeros aérea
78111802 Servicios de buses con horarios programados
78111803 Servicios de buses contratados
78111804 Servicios de taxi
78111807 Tarifas del parqueadero
78111808 Alquiler de vehículos
78111809 Leasing de vehículos sedán, cupé o camioneta
78111810 Servicio de limosinas o town cars
78111811 Alquiler de vehículos de camión ligero y vehículos de utilidad deportiva
78111812 Leasing de vehículos de van o minivans para pasajeros
78121500 Empaque
78121600 Servicios de manejo de materiales
78131600 Almacenamiento de bienes generales
78131800 Bodegaje y almacenamiento especializado
78141500 Servicios de organización de transportes
78181500 Servicios de mantenimiento y reparación de vehículos
78181501 Servicio de pintura o reparación de carrocerías de vehículos
78181502 Reparación de transmisiones
78181503 Servicio de cambio fluidos de transmisión o de aceite
78181504 Reparación de trenes de aterrizaje
78181505 Servicios de inspección de vehículos
78181506 Servicios de reposición de vidrios de vehículos
78181507 Reparación y mantenimiento automotor y de camiones ligeros
78181508 Mantenimiento y reparación de camiones pesados
78181509 Servicio de inspección y mantenimiento de vagones ferroviarios
78181600 Servicios de panel y pintura
78181700 Servicios de soporte de llenado de combustible de vehículos y almacenamiento de vehículos
`,
  'Alimentos y bebidas': `
10202300 Rosales vivos rosados
50111500 Carne y aves de corral
50112000 Carnes procesadas y preparadas
50121500 Pescado
50121600 Marisco fresco
50131600 Huevos y sustitutos
50131609 Huevos preparados
50131612 Huevos en la cascara de gallina
50131613 Huevos en la cascara de pato
50131614 Huevos en la cascara de emú
50131615 Huevos en la cascara de ganso
50131616 Huevos en la cascara de gallineta
50131617 Huevos en la cascara de avestruz
50131618 Huevos en la cascara codorniz
50131619 Huevos en la cascara de ñandú
50131700 Productos de leche y mantequilla
50131701 Productos de leche o mantequilla frescos
50131702 Productos de leche o mantequilla de estante
50131703 Productos de leche o mantequilla congelados
50131704 Leche en polvo
50131705 Proteína de suero de leche
50131706 Lactosa
50131800 Queso
50151500 Grasas y aceites vegetales comestibles
50161500 Chocolates, azúcares, edulcorantes productos
50161800 Productos de confitería
50161900 Productos de azúcar
50171500 Hierbas y especias y extractos
50171800 Salsas y condimentos y productos para untar
50181700 Suministros y mezclas para hornear
50181900 Pan, galletas y pastelitos dulces
50181901 Pan fresco
50181902 Pan congelado
50181903 Galletas sencillas de sal
50181904 Pan seco o cascaras de pan o pan tostado ( crotones)
50181905 Galletas de dulce
50181906 Pan de repisa
50181907 Maza congelada para galletas
50181908 Maza congelada para pan
50181909 Galletas de soda
50182000 Tartas y empanadas y pastas
50192100 Botanas
50192109 Papas fritas de talego o mezclas
50192110 Nueces o fruta disecada
50192111 Carne seca o procesada
50192112 Maíz pira
50192113 Mariscos y filete de pescado seco
50192600 Acompañamientos preparados
50192700 Platos combinados empaquetados
50192900 Pasta o tallarines natural
50201700 Café y té
50201706 Café
50201707 Sustituto de café
50201708 Bebida de café
50201709 Café instantáneo
50201710 Té de hoja
50201711 Té instantáneo
50201712 Bebidas de té
50201713 Bolsas de té
50201714 Cremas no lácteas
50202200 Bebidas alcohólicas
50202201 Cerveza
50202202 Cidra
50202203 Vino
50202204 Vino fortificado
50202205 Vino espumoso
50202206 Licor destilado
50202207 Cocteles de alcohol o bebidas mixtas
50202208 Takju - vino de arroz coreano
50202209 Soju - bebida destilada de grano
50202300 Bebidas no alcohólicas
50202301 Agua
50202302 Hielo
50202303 Jugos congelados
50202304 Jugos de repisa
50202305 Jugo fresco
50202306 Refrescos
50202307 Bebida de chocolate o malta u otros
50202308 Cocteles libre de alcohol o mezcla de bebidas
50202309 Bebidas deportivas o de energía
50202310 Agua mineral
50202800 Jugos o concentrados de especies tropicales frescas
50221000 Legumbres
50221100 Cereales
50221200 Cereales procesados
50221300 Harina y productos de molinos
50301500 Manzanas
50301700 Bananos
50303400 Uvas de mesa
50304100 Limones
50304500 Mangos
50304600 Melones
50305000 Naranjas
50305100 Papayas
50305600 Piñas
50306700 Fresas
50401700 Aguacates
50401800 Fríjoles
50402500 Zanahorias
50403600 Endivias
50404600 Lechugas
50405600 Pimientos
50405800 Nabos suecos
50406500 Tomates
90101500 Establecimientos para comer y beber
90101501 Restaurantes
90101502 Bares
90101503 Establecimientos de comida rápida
90101504 Vendedores callejeros de alimentos
90101600 Servicios de banquetes y catering
90101601 Instalaciones para banquetes
90101602 Servicios de carpas para fiestas
90101603 Servicios de cáterin
90101604 Servicios de cáterin en la obra o lugar de trabajo
90101700 Servicios de cafetería
90101800 Servicios de comida para llevar y a domicilio
`,
  'Salud y cuidado personal': `
12161700 Amortiguadores
42132200 Guantes y accesorios médicos
42142000 Instrumentos de grado bajo "floor grade"
42211500 Ayuda de ambulación y traslado y posicionar para personas físicamente discapacitadas
42271600 Productos de comprobación y tratamiento de las funciones pulmonares
42311500 Vendas y vendajes y productos relacionados
42312100 Suministros de ostomía y productos no quirúrgicos de drenaje de heridas
51101500 Antibióticos
51102100 Leprostáticos
51142200 Analgésicos narcóticos
51181500 Agentes antidiabéticos y agentes hiperglicémicos
53131500 Dentales
53131600 Baño y cuerpo
53131601 Gorros de baño
53131602 Artículos para el cuidado del cabello
53131603 Afeitadoras
53131604 Cepillos o peinillas para el cabello
53131605 Kits de tocador
53131606 Desodorantes
53131607 Lociones o aceites para manos o cuerpo
53131608 Jabones
53131609 Productos de protección solar
70122000 Salud animal
85121501 Servicios de atención domiciliaria por médicos de atención primaria
85121502 Servicios de consulta de médicos de atención primaria
85121503 Servicios de control de médicos de atención primaria
85121504 Servicios médicos de emergencia de médicos de atención primaria
85121600 Servicios médicos de doctores especialistas
85121601 Servicios de ginecología y obstetricia
85121602 Servicios de nefrología
85121603 Servicios de cardiología
85121604 Servicios de especialistas pulmonares
85121605 Servicios de gastroenterólogos
85121606 Servicios geriátricos
85121607 Servicios de siquiatras
85121608 Servicios de psicología
85121609 Servicios de cirugía
85121611 Servicios de dermatología
85121612 Servicios de ortopedia
85121613 Servicios pediátricos
85121700 Servicios de prestadores especialistas de servicios de salud
85121800 Laboratorios médicos
85121801 Servicios de laboratorios de análisis de sangre
85121802 Servicios de laboratorios bacteriológicos
85121803 Servicios de laboratorios biológicos
85121804 Servicios de laboratorios patológicos
85121805 Servicios de laboratorios de análisis de orina
85121806 Servicios de laboratorios neurológicos
85121807 Servicios de laboratorios de ultrasonido
85121808 Servicios de laboratorios de rayos x
85121809 Servicios de bancos de sangre, esperma u órganos de trasplante
85121900 Farmacéuticos
85122000 Servicios dentales
85122001 Servicios de odontólogos
85122002 Servicios de higienistas dentales
85122003 Servicios de personal de apoyo odontológico
85122004 Servicios de cirujanos orales
85122005 Servicios de ortodoncia
85122100 Servicios de rehabilitación
85122101 Servicios de fisioterapia
85122102 Servicios de terapia ocupacional
85122103 Servicios de rehabilitación para el abuso de sustancias
85122104 Servicios de rehabilitación deportiva
85122105 Servicios de trastornos alimenticios
85122106 Servicios de lesiones cerebrales o de la médula espinal
85122107 Servicios de rehabilitación para personas invidentes o con problemas de vista
85122108 Terapia del habla o del lenguaje
85122109 Servicios de rehabilitación para personas con discapacidades crónicas
85151600 Asuntos nutricionales
85171500 Servicios funerarios y asociados
91101500 Facilidades de spa y ejercicios y rejuvenecimiento
91101600 Cuidado facial y corporal
91101601 Tratamientos faciales o corporales
91101602 Consulta de maquillaje
91101603 Servicios de tatuajes
91101604 Servicios de pirsin corporal
91101605 Electrólisis
91101700 Cuidado del pelo
91101701 Servicios de corte y tinte de pelo
91101702 Servicios de extensiones o reemplazo de cabello
91111500 Servicios de lavandería
91111501 Alquiler de uniformes
91111502 Servicios de lavandería
91111503 Lavado en seco
91111504 Lavandería de autoservicio operadas con monedas
91111600 Asistencia y cuidado del hogar
`,
  'Educación, eventos y viajes': `
86101800 Entrenamiento en servicio y desarrollo de mano de obra
86111500 Servicios de aprendizaje a distancia
86111600 Educación de adultos
86111700 Educación de idiomas
86121500 Escuelas preescolares, primarias y secundarias
86121501 Servicios educativos preescolares
86121502 Escuelas religiosas de educación primaria o secundaria
86121503 Escuelas privadas de educación primaria o secundaria
86121504 Escuelas públicas de educación primaria o secundaria
86121600 Bachillerato o profesional técnico
86121700 Universidades y politécnicos
86121800 Escuelas profesionales
86131500 Bellas Artes
86131600 Música y drama
86131700 Conducción de vehículos, buques y aeronaves
86132000 Servicios de educación y capacitación en administración
90111500 Hoteles y moteles y pensiones
90111501 Hoteles
90111502 Posadas o centros turísticos
90111503 Hospedajes de cama y desayuno
90111504 Servicios de alquiler de cabañas
90111600 Facilidades para encuentros
90111601 Centros de conferencias
90111602 Instalaciones para videoconferencias
90111603 Salas de reuniones o banquetes
90111604 Marquesinas
90121500 Agentes de viajes
90121501 Servicios de organización de excursiones
90121502 Agencias de viajes
90121503 Servicios de fletamento
90121800 Servicios de asistencia de emergencia en viajes
90131500 Actuaciones en vivo
90131501 Actuaciones u obras teatrales
90131502 Actuaciones de danza
90131503 Ópera
90131504 Conciertos
90141500 Eventos profesionales deportivos
90141700 Deportes aficionados y recreacionales
90151500 Atracciones turísticas
90151700 Parques de diversiones
90152000 Clubes nocturnos y salones de baile
94121500 Clubes deportivos
94121600 Clubes de hobbies
94131600 Organizaciones de caridad
`,
  'Ropa, hogar y varios': `
10121500 Pienso para ganado
24111500 Bolsas
24111800 Tanques y cilindros y sus accesorios
24112000 Arcones y cestas
24121500 Cajas, bolsas y sacos para empaquetado
49161500 Equipos para deportes de campo
49181500 Equipos y juegos de mesa
49201500 Equipo de entrenamiento para aeróbicos
49201600 Equipo de entrenamiento de pesas y resistencia
52101500 Alfombras y felpudos
52121500 Ropa de cama
52121501 Colchas
52121502 Edredones
52121503 Forros para edredones
52121504 Forros para colchones
52121505 Almohadas
52121506 Rellenos para colchones
52121507 Plumones
52121508 Cobijas
52121509 Sábanas
52131500 Cortinas y ropaje
52141500 Electrodomésticos para cocina
52141501 Neveras para uso doméstico
52141502 Hornos microondas para uso doméstico
52141503 Trituradores de basura para uso doméstico
52141504 Fogones para uso doméstico
52141505 Lavadoras de platos para uso doméstico
52141506 Congeladores para uso doméstico
52141507 Congeladores verticales para uso doméstico
52141508 Congeladores horizontales para uso doméstico
52141509 Combinación de neveras y congeladores para uso doméstico
52151600 Utensilios de cocina domésticos
52151700 Cubertería y cuchillería de uso doméstico
53101500 Pantalones de deporte, pantalones y pantalones cortos
53101501 Pantalones largos o cortos o pantalonetas para niño
53101502 Pantalones largos o cortos o pantalonetas para hombre
53101503 Pantalones largos o cortos o pantalonetas para niña
53101504 Pantalones largos o cortos o pantalonetas para mujer
53101505 Pantalones largos o cortos o pantalonetas para bebés
53101600 Faldas y blusas
53101601 Camisas para niño
53101602 Camisas para hombre
53101603 Camisas o blusas para niña
53101604 Camisas o blusas para mujer
53101605 Camisas o blusas para bebé
53101800 Abrigos y chaquetas
53102300 Ropa interior
53102500 Accesorios de vestir
53102700 Uniformes
53102900 Prendas de deporte
53103000 Camisetas
53111600 Zapatos
53121500 Maletas
54101500 Joyería fina
54101600 Bisutería
60141000 Juguetes
83101500 Servicios de acueducto y alcantarillado
83101600 Servicios de petróleo y gas
83101800 Servicios eléctricos
`,
};
