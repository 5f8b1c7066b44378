"""English words and phrases by flag. They are here to be recognised: some of them are ugly."""

from types import MappingProxyType

WORDS = MappingProxyType(
    {
        "complaint": """
            broken, it broke, they broke, broke after, already broke, handle broke, shattered, smashed, defective,
            faulty, damaged, cracked, leaks, leaking, doesn t work, doesnt work, does not work, didn t work, didnt
            work, not working, stopped working, won t work, never arrived, hasn t arrived, not arrived, has not
            arrived, still waiting, been waiting, waiting for weeks, waited for weeks, no reply, no response, no
            answer, nobody answers, nobody replies, no one answers, no one replies, nobody ... reading, anybody ...
            reading, anyone ... reading, anyone even, disappointed, disappointing, disappointment, unhappy,
            terrible, horrible, awful, worst, appalling, shocking service, rubbish, garbage, is trash, total trash,
            trash quality, crap, scam, scammed, scammers, scammer, fraud, rip off, ripped off, ripoff, refund, money
            back, took my money, waste of money, never again, never buying, won t buy, wrong item, wrong size, wrong
            order, wrong colour, wrong color, missing item*, missing part*, are missing, is missing, poor quality,
            bad quality, cheap quality, poor service, bad service, overpriced, too expensive, unacceptable,
            ridiculous, shame on you, joke of a, what a joke, boycott*, let down, fed up, sick of, charged twice,
            double charged, overcharged, cancel my, cancelling my, delayed, a complaint, want to complain, to
            complain, fell apart, falling apart, not happy, not satisfied, useless, a disgrace, disgraceful,
            misleading""",
        "question": """
            when will, when is, when does, where can i, where do i, how can i, how do i, how long, how much is, how
            much does, do you have, do you ship, is there a, is there any, can you tell me, could you tell me, does
            anyone know, does anybody know""",
        "praise": """
            love, loving, lovely, great, awesome, amazing, perfect, beautiful, wonderful, excellent, fantastic,
            gorgeous, brilliant, stunning, delighted, recommend, recommended, thank you, thanks, well done, so
            happy, very happy, best mug, favourite, favorite, impressed, superb, top notch, kudos""",
        "partnership": """
            collab, collaborate, collaboration*, partnership*, partner with you, brand ambassador*, influencer*,
            affiliate*, sponsorship, sponsor me, media kit, work together, work with you""",
        "idea": """
            would be nice, would be great, would love to see, would love it if, please make, please bring back,
            bring back, feature request, suggestion, have you considered, have you thought about, i wish you, you
            should offer, please add""",
        "offensive": """
            idiot*, moron*, stupid, dumbass*, dumb ass, asshole*, arsehole*, ass hole*, bastard*, bitch*, cunt*,
            twat*, wanker*, tosser*, dickhead*, dick head*, prick, pricks, fucking, fucker*, fuckers, fucked, fuck
            you, fuck off, fuck this, motherfuck*, go fuck, shit, shitty, bullshit, shithole*, shithead*, piece of
            shit, suck my, scumbag*, scum, slut*, whore*, hoe, hoes, retard*, douche*, jackass*, pathetic, loser,
            losers, imbecile*, dimwit*, halfwit*, brain dead, braindead, clowns, liar*, disgusting, shut up, pussy,
            pussies, thot*""",
        "hate": """
            nigger*, nigga*, niggas, faggot*, fag, fags, dyke, dykes, tranny, trannies, kike*, spic, spics, chink,
            chinks, gook*, wetback*, towelhead*, raghead*, sand nigger*, paki, pakis, subhuman*, vermin,
            untermensch*, gas the, heil hitler, sieg heil, white power, white trash, go back to your country, go
            back to where, deport them all, all muslims are, all jews are, jews are, muslims are, gays are, blacks
            are, women are all, cripples, beaner*, redskin*""",
        # Narrow on purpose: denial of the Holocaust, offers of what nobody may sell, calls to set something on fire.
        # Whether it is a crime a person decides.
        "illegal": """
            holocaust ... never happened, holocaust ... a lie, holocaust ... hoax, holohoax, six million lie, sieg
            heil, heil hitler, gas the jews, gas the muslims, selling coke, selling cocaine, selling xanax, selling
            weed, coke for sale, guns for sale, gun no license, gun without license, counterfeit money, counterfeit
            notes, counterfeit bills, fake passport*, fake id card*, fake driving licence*, fake vaccination card*,
            child porn*, cp trade, burn ... mosque* down, burn ... synagogue* down, burn ... shelter* down""",
        "threat": """
            i will kill, i ll kill, ill kill you, going to kill, gonna kill, i kill you, will kill you, gonna kill
            you, kill them all, kill yourself, kys, i know where you, we know where you, i will find you, i ll find
            you, gonna find you, shoot you, shoot them, shoot up, stab you, burn ... down, burn your house, burn
            your shop, burn your office, blow up your, bomb your, bomb the, beat you up, beat the shit, break your
            neck, break your legs, break your face, smash your face, punch you, knock you out, slit your, hang you,
            hang them, should be shot, should be hanged, deserve to die, deserves to die, hope you die, you should
            die, go die, just drop dead, watch your back, you will regret, you ll regret, rape you, rape her, come
            for you, coming for you, put a bullet""",
        "self-harm": """
            kill myself, killing myself, want to die, wanna die, suicid*, end my life, ending my life, hurt myself,
            hurting myself, cutting myself, self harm*, no reason to live, don t want to live""",
        "safety": """
            injured, injury, injuries, hospital, emergency room, ambulance, cut my finger, cut my hand, cut my lip,
            cut my mouth, cut myself, cut his, cut her, cut hand, bleeding, bled, burned my, burnt my, burned her,
            burned his, scalded, caught fire, exploded, explodes, electric shock, electrocuted, allergic reaction,
            anaphyla*, choked, choking hazard, choking on, swallowed glass, glass in, splinter in, splinters in,
            poisoned, food poisoning, poisonous, mould, mold in, product recall, safety hazard, health hazard,
            stitches, lead paint""",
        "minors": """
            underage, child porn*, minors, paedophil*, pedophil*, naked child*, nude child*""",
        "data-breach": """
            data breach, data leak*, leaked ... data, been hacked, was hacked, got hacked, account ... hacked,
            hacked ... account, stolen data, data stolen, someone else s order, someone else s address, other
            customers data, other people s data, sold my data""",
        "legal": """
            lawyer*, attorney*, solicitor*, suing, sue you, sue them, will sue, lawsuit*, legal action, legal steps,
            take you to court, see you in court, small claims, consumer protection, trading standards, gdpr, class
            action, cease and desist, copyright infring*, trademark infring*, press charges, pressing charges,
            police report, report you to the police""",
        "press": """
            press enquiry, press inquiry, press request, press office, journalist, reporter, newspaper, newsroom,
            for an article, for a story, writing a story, writing an article, working on a story, request for
            comment, ask for a statement, ask you for a statement, get a statement from,
            statement by, your comment by, media enquiry, media inquiry, on the record, interview request""",
        "spam": """
            bitcoin*, crypto, forex, make money, earn money, passive income, work from home, per day from home,
            click the link, click here, link in bio, link in my bio, check my profile, check out my, visit my
            profile, follow me, follow back, follow for follow, f4f, dm me, dm for, onlyfans, whatsapp me, telegram
            group, casino*, free iphone, gift card*, buy followers, promo code, viagra, payday loan*, invest with,
            sugar daddy""",
    }
)
NEGATIONS = frozenset(
    (
        "not",
        "no",
        "never",
        "none",
        "hardly",
        "without",
        "isn",
        "wasn",
        "don",
        "doesn",
        "didn",
        "won",
        "aren",
        "weren",
        "t",
        "nobody",
    )
)
URGENCY = """
    again, third, fourth, second time, third time, immediately, urgent*, asap, right now, today, for weeks, for
    months, deadline"""
