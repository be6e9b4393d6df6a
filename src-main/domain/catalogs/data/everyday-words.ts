/**
 * Words that a Mexican desk types and SAT's descriptions do not have, by key of c_ClaveProdServ: `KEY words`.
 * They only help to find a key; nothing of them is written in a document.
 */
export const everydayWords = `
43211503 laptop portátil
43211507 pc desktop
43211508 pc
43211509 tablet ipad
43211515 workstation
43212105 láser
43212110 multifuncional
44103103 toner
44121701 pluma
15101514 gasolina magna verde
15101515 gasolina premium roja
15101505 diésel
80131502 renta local oficina bodega
80131501 renta casa departamento vivienda
80131500 renta inmueble
80121600 abogado
84111500 contador honorarios
84111502 contador honorarios
84111503 contador honorarios declaraciones impuestos
84111505 nómina maquila
84111506 anticipo pago factura
80101500 asesoría consultor honorarios
81111500 desarrollo sistema programador
81112103 página web
81112105 hosting
81112107 dominio
81112500 licencia suscripción saas
81111811 soporte técnico help desk
78101802 flete acarreo
78101801 flete acarreo
78102203 paquetería mensajería envío
78111807 estacionamiento pensión
78111808 renta auto carro
78181500 taller mecánico
78181507 taller mecánico afinación
90101501 comida consumo alimentos
90101500 consumo alimentos
90111501 hospedaje
90111500 hospedaje
90101603 catering banquete
85121502 consulta médico general
85121600 consulta médico especialista
85121608 psicólogo terapia consulta
85122001 dentista consulta
85121800 análisis clínicos
86121500 colegiatura escuela
86121700 colegiatura universidad
82101603 anuncios redes sociales
82101800 marketing mercadotecnia
82121500 imprenta lonas
92121504 vigilancia guardia
76111500 aseo
72102900 mantenimiento
83111603 celular plan
83111600 celular plan
81161700 telefonía
01010101 público en general venta global
14111507 hojas bond
50202301 agua embotellada
47131800 cloro
53131608 jabón
39111600 lámpara foco
46181500 uniforme
53101500 pantalón
53103000 playera
72151500 electricista
72151100 plomero
72151300 pintor
72101500 albañil
72152300 carpintero
82131600 fotógrafo
90131500 músico show
`;
