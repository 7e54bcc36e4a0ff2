"""Posts in German, French and Spanish, one a line: innocent ones and ones of a category.

All made up. The innocent ones hold a word of a list, or its letters, in another sense.
"""

from friendline.model import Category

INNOCENT_POSTS: dict[str, str] = {
    "German": """
        Die grünen Äpfel sind die besten für den Strudel
        Die linke Hand tut noch weh vom Tennis
        Qual der Wahl: Schoko oder Vanille?
        Heute in die Hocke gegangen und die Hose ist gerissen
        Die Ampel an der Kreuzung ist seit drei Tagen kaputt
        Ich krieg langsam Hunger, wer kocht?
        Unser Kater schläft den ganzen Tag auf dem Sofa
        Neue Gläschen für das Baby gekauft: Pastinake und Kürbis
        Der Radler vor mir hatte kein Licht am Fahrrad
        Wir treffen uns um drei vor der Kirche am Parkplatz
        Arschbombe vom Dreimeterbrett, die Kinder waren begeistert
        Gestern die Hannover Messe besucht, tolle Roboter
        Gott sei Dank ist der Zug noch da
        Lass mal die Kirche im Dorf, so schlimm ist es nicht
        Weizenmehl Typ 405 ist ausverkauft
        Muss euch was beichten: ich habe den letzten Keks gegessen
        Wahl der Klassensprecher, meine Tochter hat gewonnen
        Ein neues Album von der Band, dazu gibt es eine Demo auf Kassette
        Abends Kölsch sprechen lernen in der Volkshochschule
        Im Regal steht der Rotweinessig neben der Bratensoße
        Die Politur für den Tisch ist leer
        Meine Kollegin Christin Scholz hat heute Geburtstag
        Am Bodensee war das Wasser so blau wie nie
        Das Fass im Garten fängt das Regenwasser auf
        Ein alkoholfreies Weißbier nach dem Lauf
        Wir haben die Wahl zwischen Pizza und Pasta
        Heute Elternabend, die Wahl der Elternvertreter war kurz
        Neues Gesetz der Physik: Socken verschwinden
        Die Regierung zu Hause sagt, ich soll den Müll rausbringen
        Streik der Waschmaschine, ich gebe auf
        Die Partie Schach war spannend
        Endlich Freiheit: Sommerferien
        Der Bürgermeister hat unser Vereinsfest eröffnet
        Stromausfall: die Ampeln gingen nicht
        Wein mit der Familie nicht, wir trinken Traubensaft
        Die Kinder weinen, weil das Eis weg ist
        Unsere Katze und der Kater von nebenan
        Muskelkater nach dem Wandern
        Die Mass aller Dinge ist der Apfelkuchen
        Bar jeder Vernunft: ich habe noch ein Buch gekauft
        Mein Bruder spielt Bass in einer Band, Konzert gestern gefeiert
        Wir feiern den Geburtstag von Emma, drei Kerzen
        Alkohol zum Desinfizieren ist in der Apotheke aus
        Himmel, ist das schön hier
        Ostern: Eier suchen im Garten
        Mein Schutzengel war heute wach
        Die Kapelle spielt im Festzelt
    """,
    "French": """
        Tournez à gauche après la boulangerie, puis à droite
        Notre politique de confidentialité a changé
        Le procès-verbal de la réunion est en ligne
        Que de progrès en piscine cette année !
        Ma salopette en jean est enfin réparée
        Prière de fermer la porte du jardin
        Ma foi, ce n'est pas mal du tout
        Le bateau à voile rentre au port
        Élection des délégués de classe demain matin
        Votez pour ma photo dans le concours de jardins
        Un bain mousseux et au lit
        Ivre de bonheur après ce mariage
        Le métro était bourré de monde à huit heures
        Un baba au rhum pour le dessert, recette de mamie
        Le vinaigre de vin blanc marche aussi pour les vitres
        Le joint du robinet fuit encore, il faut le changer
        Deux religieuses au chocolat, s'il vous plaît
        Le péché mignon de ma mère : la tarte au citron
        Rendez-vous devant l'église pour la randonnée
        Baptême de plongée pour mes trente ans
        Les pommes de terre sont bien cuites
        La loi de Murphy : la tartine tombe toujours du même côté
        Une borne de recharge à côté de la maison
        Il pèse 49,3 kg, notre grand chien
        Grand concert des Enfoirés à la télé ce soir
        Le maire a inauguré notre fête de quartier
        Notre fille est présidente du club de lecture
        La grève de mon lave-linge continue
        Il est parti tôt ce matin
        Réforme de mon placard : je jette tout
        La crèche de Noël est prête
        Un ange passe
        Un saint-bernard dans la neige
        Sacré Pierre, toujours en retard
        Santé ! dit le médecin, marchez trente minutes
        Une coupe de cheveux toute neuve
        Boîte à outils toute neuve
        La fête des voisins, chacun apporte un plat
        Le demi-frère de Paul est là
        Une pinte de lait pour les crêpes
        Verre d'eau et dodo
        Il a fait une tarte avec des cerises au kirsch
        Mousse au chocolat du dimanche
        Le chien chie partout dans le jardin
        Mon mari est con-vaincu que le chat parle
        Les cons-eils de ma mère
        La queue du chat est coincée
    """,
    "Spanish": """
        La farmacia está a la derecha de la panadería
        Mi tía vino de Sevilla con tres maletas
        Esta semana tomo buenas elecciones: más fruta y más sueño
        Partido de tenis con mi hermana el sábado
        El presidente de la comunidad ha arreglado el ascensor
        Nuestra política de devoluciones es muy sencilla
        El aceite virgen extra de mi pueblo
        Analizar la oración: sujeto, verbo y predicado
        La playa tenía mucha resaca, bandera roja y olas enormes
        Vestido de fiesta azul para la boda de Marta
        Nos vamos a Ginebra, Suiza, a ver a mi prima
        Una tarta borracha como la de mi abuela
        La cruda realidad: el lunes vuelve
        Capullos de rosa en el balcón
        Vi una zorra con sus cachorros en el monte
        Pinche aquí para ver las fotos
        Mi hermana Morena Díaz abre su panadería
        Papeletas de la rifa del colegio, a un euro
        Frente a la iglesia hay una heladería nueva
        La biblia de la cocina es este libro
        Soy zurdo y busco tijeras que corten
        Tacos al pastor en la esquina de siempre
        El as de copas y el tres de oros, gano yo
        Guiso con vino blanco, receta de mi madre
        Segunda vuelta al lago en bici
        El alcalde inauguró el parque con los niños
        Huelga de la lavadora en casa
        Mi partido favorito fue el de ayer, dos goles
        La elección del vestido fue difícil
        El presidente del club nos dio la medalla
        Navidad en casa de los abuelos
        Semana Santa en la playa con los niños
        El cielo está precioso
        Mi hija Rosario cumple cinco
        Santa Cruz es preciosa
        La cura para el aburrimiento: un libro
        El ángel de mi árbol de Navidad
        Copa del Rey en la tele
        Una copa de helado gigante
        La clara del huevo a punto de nieve
        Caña de azúcar recién cortada
        El perro está ciego y es muy feliz
        Carne cruda no, gracias
        La fiesta de cumpleaños de mi sobrino con payasos
        El brindis fue con zumo de naranja
        Polla de agua en el estanque del parque
        Los huevos de las gallinas de mi tía
    """,
}

POSTS: dict[tuple[str, Category], str] = {
    ("German", Category.PROFANITY): """
        So eine verdammte Scheiße, der Akku ist schon wieder leer
        Bin heute echt angepisst von allem
        Der Typ ist so ein Arschloch
        Fick dich, Deutsche Bahn
        Was für ein Hurensohn parkt denn so?
        Die wollen uns doch nur verarschen
        Halt die Fresse, Montag
        Leck mich doch alle
        Mein neuer Drucker ist ein Stück Sch***e
        Beschissenes Wetter, beschissener Tag
        Diese Wichser haben mein Rad geklaut
        Das geht mir so auf den Sack
        Du blöde Kuh, pass doch auf
        Verpisst euch von meinem Balkon
        Alles verkackt in der Prüfung
        Das kotzt mich so an
        Was für ein Drecksack
        So ein Vollidiot auf der Autobahn
        Ich scheiß drauf, ich bleib liegen
        Dem Miststück glaube ich kein Wort
        Zefix, schon wieder Stau
        Huere Scheiss, de Zug isch weg
        Alter, ist das arschkalt heute
        Klappt alles nicht, ich bin am Arsch
        Gefickt eingeschädelt, würde mein Opa sagen
    """,
    ("German", Category.POLITICS): """
        Sonntag ist Wahl, ich wähle wieder die SPD
        Merz hat im Bundestag wieder nur Ausreden
        Nie wieder AfD
        Geht wählen, Leute
        Heute auf der Demo gegen rechts
        Das Bürgergeld ist ein Witz und die Regierung schaut zu
        Das Tempolimit kommt nie, solange die FDP mitredet
        Kickl darf nicht Kanzler werden
        Der Nationalrat hat heute abgestimmt
        Die Grünen wollen uns alles verbieten
        Remigration ist kein Programm, sondern eine Schande
        Die Schuldenbremse muss weg
        Habeck war der bessere Minister
        Meine Briefwahl ist raus
        Wahlplakate überall, keiner räumt sie weg
        Mit der Brandmauer hat die Union ein Problem, siehe Landtag
        Wer CDU wählt, bekommt die Rente mit 70
        Politiker reden, wir zahlen
        Ja zur Initiative am Abstimmungssonntag
        Der Bundesrat hat die Vorlage verschlafen
        Freiheit und Demokratie sind nicht selbstverständlich
        Stoppt die Waffenlieferungen
        Nazis raus aus den Parlamenten
        Gendern ist mir völlig egal, redet über Mieten
        Die ÖVP verspricht vor jeder Wahl dasselbe
    """,
    ("German", Category.RELIGION): """
        Gesegnete Ostern euch allen, der Herr ist auferstanden
        Heute Konfirmation von Jonas, was für ein Fest
        Gott segne euch
        Schöne Predigt im Gottesdienst heute
        Wir beten für die Opfer
        Ich bin aus der Kirche ausgetreten
        Unser Pfarrer geht in Rente
        Mein Taufspruch begleitet mich bis heute
        Der Papst ist in Rom angekommen
        Ohne Jesus Christus wäre ich nicht hier
        Am Freitag ist Zuckerfest, ich freue mich
        Das Vaterunser kann ich noch auswendig
        Fronleichnam mit der ganzen Gemeinde
        Erstkommunion unserer Nichte
        Religiöse Menschen haben mir da geholfen
        Bibelkreis bei uns am Dienstag
        Als Christ schweige ich dazu nicht
        Ich glaube nicht an Gott, ich bin Atheist
        Die Kirchensteuer spare ich mir
        Auf dem Jakobsweg, Tag zwölf
        Die Losung des Tages macht Mut
        Freitagsgebet in der Moschee um die Ecke
        Schabbat schalom allen
        Der Rosenkranz meiner Oma liegt neben mir
        Lobpreis bis Mitternacht, danke Herr
    """,
    ("German", Category.ALCOHOL_PARTY): """
        Erst mal ein Feierabendbier
        Gestern so betrunken gewesen wie lange nicht
        Der Kater heute ist die Hölle, nie wieder
        Vorglühen bei Nina, dann Club
        Filmriss ab Mitternacht
        Ein Gläschen Sekt zum Frühstück
        Auf der Wiesn mit der ganzen Firma
        Prost, ihr Lieben
        Glühwein auf dem Markt, schon der dritte
        Bekifft im Park
        Schnaps ist auch keine Lösung, aber gut
        Junggesellenabschied in Hamburg, Gnade
        Das Konterbier hilft wirklich
        Rotwein und schlechte Filme
        Wir haben durchgefeiert, jetzt Döner
        Zu viel getrunken und der Chef war dabei
        Ab in die Kneipe
        Beim Heurigen versumpft, vier Spritzer
        Im Suff die Ex angerufen
        Wer kommt mit in den Biergarten?
        Party bis sechs, Arbeit um acht
        Mit Aperol auf der Terrasse
        Komplett hacke dicht nach Hause gekommen
        Zwei Kasten Bier für vier Leute sollten reichen
        Bierpong Meister der WG
    """,
    ("French", Category.PROFANITY): """
        Putain, encore une grève
        C'est vraiment de la merde cette application
        Quel connard au volant
        Ta gueule, le réveil
        Va te faire foutre, la SNCF
        Fait chier, il pleut encore
        J'en ai rien à foutre de ton avis
        Bande de cons
        Ce fils de pute m'a volé mon vélo
        J'en ai plein le cul de ce lundi
        Espèce d'enculé
        Tu me casses les couilles
        Arrête tes conneries
        Quelle salope, celle du troisième
        C'est chiant à mourir
        Tabarnak, y fait frette
        Osti de câlisse de pont fermé
        Nique ta mère, le banquier
        Je suis dans la m*rde jusqu'au cou
        On s'est bien fait niquer sur le prix
        Il se fout de ma gueule ou quoi
        Quel bordel dans cet appart
        Pauvre con, apprends à conduire
        P*tain de clé
        Tous des branleurs dans ce bureau
    """,
    ("French", Category.POLITICS): """
        J'ai voté ce matin, et vous ?
        Macron démission
        Non à la réforme des retraites
        Le RN à 35 %, ça me fait peur
        Tous à la manif jeudi
        Encore un 49.3, belle démocratie
        Bardella n'a rien compris
        Mélenchon a raison sur ce point
        Le gouvernement nous prend pour des idiots
        Les députés ont encore augmenté leurs frais
        Il faut faire barrage à l'extrême droite
        La gauche doit s'unir avant les élections
        Vive les gilets jaunes
        La CAQ a tout saboté avec la loi 21
        Le premier ministre Legault doit partir
        Les politiciens, tous pourris
        Dimanche second tour, n'oubliez pas d'aller voter
        Grève générale le 10
        Loi immigration : une honte
        Trop d'impôts pour nous, des cadeaux aux riches
        La motion de censure est passée
        L'Assemblée nationale est un cirque
        Cessez-le-feu à Gaza maintenant
        Le conseil municipal a voté contre les arbres
        Je milite depuis dix ans au PS
    """,
    ("French", Category.RELIGION): """
        Belle messe de Pâques ce matin
        Que Dieu vous bénisse
        Prions pour les victimes
        Merci Seigneur pour cette journée
        Aïd Moubarak à toutes et tous
        Baptême de notre petit Paul dimanche
        Le pape a parlé des migrants
        La première communion de Lucie
        Pèlerinage à Lourdes avec ma paroisse
        Je ne crois pas en Dieu et je vis très bien
        Jésus est vivant
        Je suis athée et alors
        Le Christ est ressuscité, alléluia
        Carême : jour 12 sans sucre
        Ramadan Moubarak, mes frères
        Notre curé fête ses quarante ans de sacerdoce
        La laïcité protège toutes les religions
        Psaume 23, mon préféré
        Je vous salue Marie, pleine de grâce
        Le catéchisme reprend mercredi
        Groupe de prière ce soir chez nous
        Chabbat chalom les amis
        La foi chrétienne m'a portée
        Une homélie magnifique sur le pardon
        Bon Vendredi saint à tous
    """,
    ("French", Category.ALCOHOL_PARTY): """
        Apéro en terrasse, enfin
        J'étais complètement bourré hier
        Une gueule de bois terrible
        On a pris une cuite monumentale
        Pintes à cinq euros, on arrive
        Un petit verre de rouge avec le fromage
        Qui veut boire un coup ce soir ?
        En boîte jusqu'à six heures
        Trop bu, plus jamais
        Pastis et pétanque
        Champagne ! On trinque au nouvel appart
        Tournée de shots, c'est moi qui paie
        Lendemain de cuite, ne me parlez pas
        Fumer un joint au bord du lac
        Soirée arrosée chez Léo
        Rosé piscine et soleil
        EVJF de ma sœur à Lisbonne
        Une bonne bière belge et des frites
        On a fini la bouteille de rhum
        Cul sec !
        Guindaille ce soir à Louvain
        Virer une brosse un mardi
        Une caisse de 24 pour le chalet
        Teuf chez Max samedi
        Je picole trop en ce moment
    """,
    ("Spanish", Category.PROFANITY): """
        Vaya mierda de día
        Hijo de puta el que me ha rayado el coche
        Joder, qué frío
        Me cago en todo
        Eres un gilipollas
        Coño, las llaves
        No mames, otra vez tráfico
        Pinche tráfico de la chingada
        Chinga tu madre, América
        Qué cabrón es mi vecino
        Pendejos todos
        La concha de tu madre, árbitro
        Qué boludo que sos
        Pelotudo, prendé las luces
        Andate a la mierda
        Estoy hasta los cojones del jefe
        Vete a tomar por culo
        Que te den
        Me vale verga
        Puto lunes, es el puto peor día
        La cagué en el examen
        El huevón de siempre llegó tarde
        Me chupa un huevo lo que digan
        Hostias, se me ha caído el móvil
        Qué m**rda de wifi
    """,
    ("Spanish", Category.POLITICS): """
        Sánchez dimisión
        He votado esta mañana con mi abuela
        El PP y Vox pactan otra vez, qué sorpresa de gobierno
        La sanidad pública se defiende
        Milei es un desastre
        Fuera Milei
        Nos vemos en la manifestación contra los recortes
        Otra moción de censura
        Los políticos son todos iguales
        Ni una menos
        AMLO cumplió
        Morena ganó las elecciones en mi estado
        El PRI nunca se fue, votar sirve
        La ley de amnistía es una vergüenza
        Ayuso miente
        El gobierno nos sube los impuestos
        Diputados ladrones
        Memoria, verdad y justicia: fue una dictadura
        La universidad pública está de paro nacional
        Sheinbaum presidenta
        Palestina libre
        Campaña electoral otra vez, qué pereza
        Las feministas vamos a la marcha del 8M
        Corruptos, devuelvan lo robado
        Voto por correo enviado
    """,
    ("Spanish", Category.RELIGION): """
        Dios te bendiga hoy y siempre
        Misa de domingo con toda la familia
        Rezando por mi abuela
        Gracias Señor por un día más
        La Virgen de Guadalupe nos cuida
        Primera comunión de Lucía
        Bautizo de Mateo, qué día
        Procesión del Viernes Santo bajo la lluvia
        Jesús te ama
        Amén, hermanos
        Soy ateo, gracias
        El Papa habló de la paz en el Vaticano
        Bendiciones para todos
        Salmo 91, mi refugio
        Mi fe en Dios me sostiene
        El párroco se jubila
        Costalero un año más
        Camino de Santiago, etapa cinco
        La Iglesia debería pagar impuestos
        Ramadán mubarak a mis vecinos
        Catequesis los jueves
        Cristo vive
        La religión no debería estar en las aulas
        Diosito, dame paciencia
        Que Dios los tenga en su gloria
    """,
    ("Spanish", Category.ALCOHOL_PARTY): """
        Unas cañas con los del trabajo
        Menuda borrachera anoche
        Vaya resaca
        Cervezas y fútbol
        De fiesta hasta las siete
        Chupitos para todos
        Unas chelas bien frías
        Ando crudo, traigan consomé
        Se armó la peda
        Fernet con coca y amigos
        Me puse en pedo en el casamiento
        Botellón en el parque
        Una copa de vino y a dormir
        Tequila, sal y limón con dos cervezas
        Micheladas en la playa
        Mezcal para todo mal
        Despedida de soltera en Cádiz
        Iba pedo y perdí el móvil
        Fumando porros en la azotea
        Tinto de verano y tapas
        Antro el viernes, quién se apunta
        Hoy toca discoteca
        Birra y pizza
        Gintonic en mano
        Brindemos por los novios con cava
    """,
}


def lines(posts: str) -> list[str]:
    """Give the posts of a block, one a line."""
    return [line.strip() for line in posts.strip().splitlines()]
