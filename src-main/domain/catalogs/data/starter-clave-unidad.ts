/**
 * Starter set of c_ClaveUnidad: the units that desks use, in the order of how often. One a line: `KEY text`,
 * then ` = symbol` where SAT has one. Partial, as `starter-prod-serv.ts`.
 */
export const starterClaveUnidad = `
H87 Pieza
E48 Unidad de servicio
ACT Actividad
KGM Kilogramo = kg
GRM Gramo = g
MGM Miligramo = mg
TNE Tonelada (tonelada métrica) = t
LBR Libra = lb
ONZ Onza (avoirdupois) = oz
LTR Litro = l
MLT Mililitro = ml
GLL Galón (EUA) = gal (US)
GLI Galón (UK) = gal (UK)
OZA Onza líquida (estados unidos) = fl oz (US)
MTR Metro = m
CMT Centímetro = cm
MMT Milímetro = mm
KMT Kilómetro = km
INH Pulgada = in
FOT Pie = ft
YRD Yarda = yd
MTK Metro cuadrado = m²
CMK Centímetro cuadrado = cm²
FTK Pie cuadrado = ft²
MTQ Metro cúbico = m³
FTQ Pie cúbico = ft³
HAR hectárea = decir ah
HUR Hora = h
MIN Minuto [unidad de tiempo] = min
SEC Segundo [unidad de tiempo] = s
DAY Día = d
WEE Semana = wk
MON Mes = mo
ANN Año = y
SAN Medio año
QAN Cuarto (de un año)
E49 Día de trabajo
E51 Trabajo
E54 Viaje
E50 Unidad de cuenta
A9 Tarifa
EA Elemento
C62 Uno = 1
XUN Unidad
NIU Número de unidades internacionales
SET Conjunto
XKI Kit (Conjunto de piezas)
PR Par
DZN Docena = DOZ
DPC Docenas de piezas
DZP Docena de paquete
CEN Centenar
HC Conteo en cientos
MIL Mil
XBX Caja
XPK Paquete
XBG Bolso
XSA Saco
XBA Barril
XBO Botella no-protegida y cilíndrica
XBT Rollo de tela
XCA Lata rectangular
XCN Contenedor, no especificado como equipo de transporte
XCT Cartón
XJR Tarro
XLT Lote
LO Lote [unidad de adquisición]
XPX Pallet
XRO Rollo
XTU Tubo
XOK Bloque
XAV Cápsula
XBJ Cubeta
XBH Manojo
XPC Paquete postal
XTB Tina
XSH Bolsa pequeña hermética
XCY Cilindro
XDR Tambor
XCR Cajón
XCS Estuche
XPL Balde
XEN Sobre
XFB Bolsa flexible
XBC Cajón para botellas / Estante para botellas
KWH Kilowatt hora = kW·h
KWT Kilowatt = kW
AMP Amperio = A
VLT Voltio = V
KVA Kilovoltio - amperio = kV·A
WTT Watt = W
BTU Unidad térmica británica (tabla internacional) = BtuIT
4L Megabyte = Mbyte
AD Byte = byte
E34 Gigabyte = Gbyte
2P Kilobyte = kbyte
D63 Libro
ZP Páginas
5B Batch
AS Variedad
HEA Cabeza
11 Equipos
IE Personas
NMP Número de paquetes
P1 Tanto por ciento = % or pct
DMT Decímetro = dm
DMQ Decímetro cúbico = dm³
INK Pulgada cuadrada = in²
YDK Yarda cuadrada = yd²
XGL Contenedor tipo galón
XPG Placa
XRG Anillo
XSY Manga
XTK Tanque rectangular
XVI Frasco pequeño
XVA Tanque
PTN Parte = PTN
`;
