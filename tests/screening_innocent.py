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
}
