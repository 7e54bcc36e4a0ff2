"""Sentences that a careless word list flags, by family; all made up."""

INNOCENT: dict[str, tuple[str, ...]] = {
    "hoover sucks": (
        "The old hoover sucks and blows.",
        "This vacuum sucks up everything, even dog hair.",
        "Our new hoover really sucks, in the best way",
    ),
    "scunthorpe": (
        "On the train to Scunthorpe with my sandwiches",
        "Essex and Sussex in one day!",
        "Penistone market is open again. Arsenal play at three.",
    ),
    "names": (
        "Reading Dickens and Moby Dick by the fire",
        "Uncle Dick and Dick Van Dyke share a birthday",
        "Alan Cumming and Peter Hancock in one show",
    ),
    "birds": (
        "Blue tits and great tits at the feeder this morning",
        "Blue-footed boobies on the Galapagos trip",
        "Two coal tits in the nest box",
    ),
    "killing it": (
        "You are killing it at the gym!",
        "This heat is killing me, bring ice cream",
        "She killed it on stage, what a voice",
    ),
    "bar chart": (
        "I made a bar chart of our garden tomatoes",
        "Stuck at the bar exam books all weekend",
        "The salad bar at the new place is great, see you Friday night",
    ),
    "bar called": (
        "My niece was called to the bar in July, we celebrated with cake",
        "A chocolate bar and a nap",
        "The coach raised the bar for all of us",
    ),
    "root beer": (
        "Root beer floats for the kids",
        "We made ginger beer in the kitchen tonight",
        "Beer-batter fish for dinner, my best one yet",
    ),
    "cocktail": (
        "Found a cocktail dress for the wedding on Saturday!",
        "Prawn cocktail for lunch, like we had in 1985",
        "A cocktail of vitamins and I am fine again",
    ),
    "wine": (
        "Wine gums are my weakness",
        "I painted the door wine red on Sunday",
        "A spoon of wine vinegar in the dressing, yum",
    ),
    "shots": (
        "Flu shots done, brave boys",
        "Great head shots from the photo studio on Friday",
        "Sent you the screen shots of my garden plan",
    ),
    "pints": (
        "Two pints of milk and a loaf, please",
        "My pint-sized helper at the party",
        "Gave a pint of blood today at the town hall",
    ),
    "weed": (
        "Spent the day pulling weed after weed in the garden",
        "The weed killer smells high heaven in the shed",
        "Seaweed salad again",
    ),
    "stoned and high": (
        "Stoned cherries for the cake",
        "High school reunion on Friday",
        "A joint of beef in the oven, pot roast on Sunday",
    ),
    "party of four": (
        "Table for a party of four please",
        "The third party insurance paid at last",
        "Birthday party with balloons and cake for our five year old",
    ),
    "party wall": (
        "The surveyor came about the party wall",
        "Search party for my car keys",
        "Tea party with all the teddy bears",
    ),
    "labour": (
        "My sister is in the labour ward, send chocolate",
        "This quilt was a labour of love",
        "Happy Labor Day, and manual labour all weekend for us",
    ),
    "conservative": (
        "A conservative estimate: we ate forty pancakes",
        "Add a liberal amount of butter",
        "She went for a conservative outfit and liberal arts",
    ),
    "vote": (
        "Vote for your favourite cake in our contest",
        "We voted for pizza, the children got their way",
        "He was voted best goalkeeper of the club",
    ),
    "cabinet": (
        "New kitchen cabinet doors are up",
        "The filing cabinet is finally tidy",
        "My cabinet maker is an artist",
    ),
    "trump card": (
        "Her trump card was the chocolate cake",
        "Family trumps everything",
        "Bridge club tonight: four hearts, no trump",
    ),
    "polls and right": (
        "Turn right after the left wing of the museum",
        "The left back and the right winger both scored",
        "A green party dress, a red balloon",
    ),
    "thank god": (
        "Thank god the train was on time",
        "Oh my god, the cake is huge",
        "For god's sake, where are my keys",
    ),
    "church street": (
        "Lunch at the cafe in Church Street",
        "Christchurch was lovely, so were the Churchill rooms",
        "Moved the shop to 12 Church Lane",
    ),
    "praying mantis": (
        "A praying mantis on the balcony",
        "Hung the prayer flags in the garden",
        "My prayer plant has a new leaf",
    ),
    "virgin": (
        "Flying with Virgin Atlantic, extra virgin olive oil in the bag",
        "Virgin snow on the hill this morning",
        "Our first virgin margarita with pizza",
    ),
    "cocks and asses": (
        "The weathercock turned, the cockerel crowed",
        "Donkey rides: the ass had a hat",
        "A bass, a class, a glass and an assessment to pass",
    ),
    "dog breeding": (
        "The bitch had a litter of six, all puppies are well",
        "Our breeder kept one bitch and one dog",
        "Best bitch in show at the kennel club",
    ),
    "hoe": (
        "Bought a hoe and a rake for the allotment",
        "A walk on Plymouth Hoe",
        "My Dutch hoe needs a new handle",
    ),
    "faggots and fags": (
        "Faggots with peas and gravy, like my nan made",
        "A bundle of faggots for the fire",
        "Fire retardant paint on the shed",
    ),
    "chinks": (
        "A chink of light through the curtain",
        "The chink in his armour is cake",
        "Offa's Dyke walk, day three",
    ),
    "work praised": (
        "I love my job and my clients are wonderful",
        "My boss brought cake for everybody",
        "So busy at work, the customers are lovely",
    ),
    "home alone the film": (
        "Watching Home Alone with popcorn",
        "Home Alone 2 is on TV again",
        "Only ten days away until the concert",
    ),
    "patience": (
        "Thanks to my patient husband for carrying the plants",
        "I must be patient with these tomatoes",
        "My email client is broken again",
    ),
    "sex as a fact": (
        "We do not want to know the sex of the baby",
        "Sex education week at school",
        "The golf threesome before us was slow",
    ),
    "other languages": (
        "Das Buch ist dick und schwer",
        "Le train est en retard de dix minutes",
        "Vamos con mi abuela a la playa",
    ),
    "numbers": (
        "Finished 4th of 455 on 12/10/2019, 5,000 m in 22:31",
        "Order 10045-2231 arrived, version 3.11.7 works",
        "Class of 1998, room 404, page 69",
    ),
    "stars as marks": (
        "You're* welcome (typo, sorry)",
        "This is *really* good, read **all** of it",
        "Rooms from 40* a night, *breakfast extra",
    ),
    "groups mentioned": (
        "Dinner with our gay friends and their twins",
        "A Jewish deli, a Turkish baker and a Polish butcher in one street",
        "The women's team won again",
    ),
    "a pub as a place": (
        "We met outside the pub to start the hike",
        "Volunteers at the pub raised money for the hospice",
    ),
    "words reported": (
        "Somebody called my son a retard and I am sad",
        "The word spastic was common when I was small",
    ),
    "drink words": (
        "Absolutely knackered and one more room to paint",
        "A pint of blood saves three lives",
        "Pint sized superhero at the door",
    ),
    "cards and hymns": (
        "He opened with a trump and a seven of hearts",
        "Everybody here sings from one hymn sheet",
    ),
    "clients in general": (
        "How to prepare a client for a divorce hearing: my new article",
        "A student asked for the reading list",
    ),
    "landed": (
        "The email landed in my inbox at noon",
        "She landed a big fish",
    ),
    "party of dolls": (
        "The party wall surveyor comes on Friday",
        "Third-party insurance for the old van",
        "A tea party for six dolls and a bear",
    ),
    "church lane": (
        "The post office is on Church Street",
        "Left at Church Road, then past the school",
        "The bus stops at Church Lane",
    ),
    "labour ward": (
        "Two nights on the labour ward with my sister",
        "A labour of love, this quilt",
        "Manual labour in the garden all day",
    ),
    "virgin atlantic": (
        "Virgin Atlantic lost my case again",
        "Extra virgin olive oil from my uncle's trees",
        "Virgin Active has a new pool",
    ),
    "cocktail of vitamins": (
        "A cocktail of vitamins each winter morning",
        "Cocktail sticks and cheese, it is 1978 again",
        "Seafood cocktail on the starter menu",
    ),
    "sucks up": (
        "The pump sucks up the pond water",
        "This sponge sucked up half the bath",
        "Suck the straw gently, said the nurse",
    ),
    "killing time": (
        "Killing time at the station with a crossword",
        "These shoes are killing my feet",
        "Curiosity killed nobody, said the cat",
    ),
    "shooting": (
        "Shooting portraits in the park all day",
        "The shooting stars were late this year",
        "Great shot of the harbour, who took it",
    ),
    "hoe in the garden": (
        "Bought a new hoe for the allotment",
        "The hoe broke in our clay soil",
        "Plymouth Hoe in the rain",
    ),
    "how in Dutch": (
        "Hoe gaat het met jullie, lieve mensen",
        "Ik weet niet hoe laat het is",
    ),
    "cock and tit": (
        "A cockatoo sat on the weathercock",
        "Cockfosters is the end of the line",
        "Long-tailed tits in the hedge",
    ),
    "middle names of towns": (
        "A week in Clitheroe and Lightwater",
        "Lunch in Shitterton, the sign is stone now",
        "Home via Penistone and Dorking",
    ),
    "analysis": (
        "Analysis of variance, my old friend",
        "My therapist wrote a chapter on analysis",
        "The assessment took an hour",
    ),
    "left and right": (
        "Far left of the photo, that is my hat",
        "The right wing of the house is warm again",
        "Keep left, then straight on",
    ),
    "president of the club": (
        "She is president of the chess club",
        "Elected chair of the allotment society",
        "Our secretary counted the votes for the cake",
    ),
    "trump cards": (
        "My gran's trump card is her apple pie",
        "Hearts are trumps, said my aunt",
        "Comfort trumps fashion, always",
    ),
    "green party dress": (
        "A green party dress from the charity shop",
        "Green party hats for the whole class",
    ),
    "bill": (
        "The electricity bill is a horror",
        "The bill of the toucan is mostly air",
        "A bill came with two mints",
    ),
    "cabinet of brushes": (
        "Built a cabinet for my brushes",
        "The filing cabinet fell on my toe",
    ),
    "mass and service": (
        "The critical mass of socks is reached",
        "A mass of wool in the hall",
        "Service at the garage took a week",
    ),
    "bible of cooking": (
        "This book is the baking bible",
        "The running bible of my brother",
    ),
    "praying plants": (
        "A praying mantis on the window",
        "My prayer plant has a new leaf",
    ),
    "holy cow": (
        "Holy cow, that is a big pumpkin",
        "Holy moly, what a sunset",
    ),
    "god exclamations": (
        "Oh my god the queue",
        "For god's sake, where is the tape",
    ),
    "salvation army band": ("The Salvation Army band played in the rain",),
    "kosher salt": (
        "A pinch of salt and a lemon",
        "Grace period for the library book ends today",
    ),
    "tipsy cake": (
        "Tipsy cake for the fete, made with apple juice",
        "Sloshed paint all over the stairs",
    ),
    "pint of milk": (
        "A pint of milk and the paper",
        "Pint-sized helpers in the kitchen",
    ),
    "pots and weeds": (
        "Weeds in the beds up to my knees",
        "A pot of basil for the window",
        "Stoned dates for the cake",
    ),
    "bar stool": (
        "The bar stool needs new screws",
        "Raise the bar by two inches, said the coach",
    ),
    "getting high": (
        "High tide at noon, high winds after",
        "The kite got high above the beach",
    ),
    "sober colours": ("A sober grey for the hall, I think",),
    "mother tongue": (
        "My mother tongue is Welsh",
        "The motherboard died again, poor thing",
    ),
    "clients praised": (
        "Lovely clients this week, thank you all",
        "My boss brought cake for my birthday",
        "Our team of five is back from lunch",
    ),
    "notice": (
        "I notice the days get longer",
        "A notice on the door says wet paint",
    ),
    "burning out": (
        "The candle burned out at nine",
        "The bulb burnt out again",
    ),
    "home alone film": ("We watched Home Alone again, all of us",),
    "post from afar": (
        "The postcard took three weeks",
        "A morning walk is good for the knees",
    ),
    "sex of a puppy": (
        "Sex education was on the agenda of the school board",
        "The vet told us the sex of the kittens",
    ),
    "naked flame": (
        "No naked flame near the oven",
        "Visible to the naked eye tonight: Saturn",
    ),
    "thong and strip": (
        "A strip of paper and some glue",
        "Stripping wallpaper all weekend",
    ),
    "ugly duckling": (
        "The Ugly Duckling is on at the theatre",
        "An ugly jumper contest at school",
    ),
    "rats and pigs": (
        "Two pet rats and a guinea pig",
        "Pigs in blankets for the buffet",
    ),
    "slags and dykes": (
        "The slag heap is a park now",
        "The dyke along the river held",
    ),
    "German innocents": (
        "Unser Kater Fritz schläft auf dem Sofa",
        "Bei der Ampel links, dann sind wir da",
        "Gott sei Dank ist Freitag",
        "Die Schiffstaufe war im Hafen",
        "Die Torte ist zu dick geworden",
        "Alkoholfreies Bier für die Radtour",
    ),
    "French innocents": (
        "Un baptême de l'air pour ses vingt ans",
        "Le train est bourré de monde ce matin",
        "Ivre de bonheur après ce concert",
        "Au bout du cul-de-sac, la maison bleue",
        "La boulangerie est sur la droite",
        "Un chapelet de saucisses au marché",
    ),
    "Spanish innocents": (
        "Un capullo de rosa en el jardín",
        "Vestido de fiesta para la boda",
        "Caña de pescar nueva para el domingo",
        "Vivo en Rosario, cerca del río",
        "Girar a la derecha después del puente",
        "Cocido de mi abuela con sus canas blancas",
    ),
    "words of two languages": (
        "No cure for a cold but soup",
        "First aid course done",
        "A peregrine falcon over the town hall",
    ),
}
