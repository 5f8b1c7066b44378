"""English: more of how people say it, and pairs of words that mean something only together. Some of it is ugly."""

from types import MappingProxyType

MORE = MappingProxyType(
    {
        "complaint": """
            on hold, been on hold, waited, kept waiting, still no, still not, still nothing, still hasn t, where is
            my, where are my, where s my, nothing here, nothing arrived, nothing came, hung up, hangs up, ignored,
            ignoring, rude, unfriendly, unhelpful, incompetent, fell off, came off, comes off, coming off, peels,
            peeling, chipped, chips off, scratched, scratches, dented, bent, faded, crack, cracks, drips, dripping,
            leak, leaked, spilled, wobbles, wobbly, jammed, doesn t fit, does not fit, wrong one, wrong ... box, the
            wrong, incomplete, missing, cheap tin, cheap plastic, just plastic, only plastic, cheaply made, used to
            be better, used to be good, gone downhill, went downhill, worse than, getting worse, last purchase, last
            order, last time i, thanks for nothing, thank you for nothing, crashes, crashing, keeps crashing, error
            message*, won t load, doesn t load, isn t accepted, not accepted, isn t working, not valid, refused,
            rejected, denied, charged ... twice, charged shipping, charged for, overcharging, too late, way too,
            allegedly, supposedly, not on, not acceptable, not good enough, poorly packed, badly packed, badly made,
            shoddy, sloppy, annoying, annoyed, frustrat*, angry, furious, expected better, expected more, waste of,
            wasted, soaked, in the rain, left ... rain, left outside, automatic reply, automated reply, only a bot,
            standard reply, nobody cares, no one cares, instead of ... got, instead of ... received, instead i got,
            not as described, not what i ordered, not as advertised, nothing like the, unreachable, can t reach,
            cannot reach, got lost, lost my, expired, no replacement, had enough, not impressed, clueless,
            unprofessional, sent back, send it back, return label, arrived in pieces, in one piece, bad experience,
            poor""",
        "not-complaint": """
            never again without, no complaint*, can t complain, cannot complain, my own fault, my fault, replaced it
            at once, replaced ... at once, nothing to complain, nothing to grumble, competition you wait, not bad,
            mind you, great another one for""",
        "question^": """
            does it, does this, does that, does the, can it, can the, can this, can i, can you, can we, could i,
            could we, may i, is it, is this, are these, are there, are you open, do you, did you, will you, will
            there, have you got, has anyone, does anyone, anyone know, anybody know, anybody there who, anyone there
            who, what size, what colour, what color, which colour, which color, which size, who makes, who actually,
            from when, until when, i d like to know, would like to know, i wonder, wondering if, wondering whether,
            need help, how do you, how would, how big, how many, how much, where to buy, where do you, what is the,
            what s the, what are the""",
        "not-question": """
            are you interested in working, are you interested in a collab*, would you be interested in""",
        "praise": """
            a dream, hats off, thumbs up, respect for, shout out, in love, would buy again, will buy again, buy
            again, you guys are the best, you are the best, you re the best, you guys rock, tastes ... good, tastes
            so good, five stars, 5 stars, like new, packed with love, super fast, very fast, fast delivery, so
            friendly, very friendly, helpful, so helpful, keeps its word, keep it up, cried with joy, with joy, so
            pretty, prettiest, simply happy, really happy, happy with, nothing to grumble, worth every, best
            present, best gift, best shop, can only recommend, quality you can, good job, nice work, really well,
            not bad, spot on, made my day""",
        "not-praise": """
            great broken, great another, great now, super now, so much for, best at, perfect looks, looks different,
            used to be good, thanks for nothing, thank you for nothing, are not, would be great, would have liked,
            would have loved, big praise for four, praise for ... silence, yeah great, oh great, just great, no
            thanks, i d love, would love, hello beautiful, we d love, love spell, unhelpful, not helpful, not
            impressed""",
        "threat": """
            knock your teeth, kick your teeth, teeth out, teeth pulled, getting hurt, gets hurt, get hurt, going to
            hurt you, gonna hurt you, hurt you, hurt your, won t live to, will not live to, warehouse burns, shop
            burns, store burns, house burns, branch blows up, blows up tomorrow, blow up, will burn if, burns if,
            pay you a visit, find out where you, finding out where you, bullet in, a bullet, break both your, break
            your arms, break your bones, line ... up and shoot, against the wall, none of you is safe, none of you
            are safe, you are not safe, nobody is safe, smash your, smash ... skull, bash your, bash ... skull,
            crack your skull, own a knife, have a knife, got a knife, bring a knife, own a gun, have a gun, got a
            gun, bring a gun, know when you close, know when you leave, know where your, your kids go, your children
            go, your family will, would be a shame if, would be a shame, stone the, stone him, stone her, rearrange
            your face, rearrange ... face, will bleed, you bleed, make you bleed, hang them, hang him, hang her,
            hang the, bring the rope, i ll bring the rope, lynch*, string them up, string him up, cut your throat,
            throat cut, choke you, strangle you, beat you, kick your ass, kick your head, put you in hospital, six
            feet under, sleep with one eye, better watch out, dead man, you re dead, you are dead, end you""",
        "not-threat": """
            killed it, will kill me, he will kill you, she will kill you, not threatening""",
        "spam": """
            dollars a month, a month from home, from home ... message me, a day in passive, tripled my money,
            doubled my money, double your, triple your, on telegram, via telegram, telegram, cheap rolex, rolex,
            designer bags, replica*, today only, hot singles, singles near you, you have won, you ve won, have been
            selected, claim it here, claim your prize, claim your, who else wants, check out my channel, my channel,
            i follow everybody back, follow everybody, sub for sub, brought my ex, ex back, love spell*, spell
            caster*, psychic, crypto signals, trading signals, accuracy free group, lose ... pounds, weight loss,
            online business, motivated people, financial freedom, no experience needed, side hustle, free spins,
            without deposit, betting tips, without credit check, credit check, loan offer, buy from me, all on my
            page, honest woman, looking for an honest, contact us on whatsapp, on whatsapp, via whatsapp, share this
            post, post in ... groups, get ... back after, invest ... back, 100 safe, guaranteed profit*, guaranteed
            return*, free followers, followers and likes, link in my profile, link in profile, comment yes, just
            message me, inbox me""",
        "not-spam": """
            promo code from, promo code still, code from the newsletter, is a scam, is spam""",
        "legal": """
            have until, small claims, ombudsman*, case number, obliged to refund, legally obliged, against the law,
            illegal practice*, misleading advert*, false advertising, infring*, without permission, without my
            permission, without consent, without my consent, equality act, consumer rights, consumer association,
            consumer protection, under the act, article 15, data protection, regulator, law firm, legal advice,
            legally, damages, withdraw from the contract, breach of, my rights, trademark, to the police, police
            report, filed a report, going to sue, to sue, court, debt collect*, arbitration, statutory, filed a
            complaint with, in violation, violates the""",
        "not-legal": """
            not suing, opposite the court, food court, tennis court""",
        "safety": """
            hit my eye, in my eye, in the eye, shot off, smells of burning, smell of burning, burning smell, smoke
            came, smoke coming, smoking when, sparks, melts, melted, melting, lead in, heavy metal*, toxic fumes,
            asbestos, cadmium, rash, hives, sick and dizzy, dizzy, fumes, vomit*, threw up, throwing up, stomach
            cramps, broke her hip, broke his, broke my arm, broke my leg, broke her, sharp edge, cut himself, cut
            herself, burst, swelled up, shattered in my hand, in my hand blood, blood everywhere, nearly choked,
            almost choked, nearly swallowed, almost swallowed, small parts, died, could kill, doesn t mention nuts,
            contains nuts, allergic, allergens, overheat*, gets so hot, fire hazard, short circuit, got shocked,
            shard*, splinters, maggots, worms in, salmonella, brake ... lets go""",
        "not-safety": """
            without injury, without injuries, hospital team, non toxic, heart bleeds""",
        "press": """
            local radio, radio here, radio station, tv station, our programme, our program, our viewers, our
            readers, our newsroom, newsdesk, news desk, interview, sound bite, soundbite, podcast request, on our
            podcast, on the show, trainee reporter, freelance journalist, feature about, feature on, profile about,
            profile of, statement on, would you like to comment, like to comment, care to comment, respond to the
            allegations, respond to allegations, may we quote, we quote, filming a report, film crew, camera crew,
            we are reporting, reports on the, our story runs, story runs, until tonight to respond, spokesperson*,
            spokesman, spokeswoman, press contact, media contact, press officer, trade magazine, consumer magazine,
            evening post, daily paper, news agency, reuters, investigating, we are investigating, an editor with,
            editor at, print quality""",
        "not-press": """
            in the interview with, don t want a statement, french press""",
        "illegal": """
            gun without papers, guns without, sells me a gun, pistols left, serial number filed, serial number
            removed, counterfeit*, stolen credit card*, stolen card*, hacked accounts, offering ecstasy, offering
            coke, ecstasy and, selling ecstasy, selling speed, weed and, weed ... delivery, coke ... shipping,
            discreet shipping, torch the, torch a, burn down the, burn down a, storm the, nobody was gassed, no one
            was gassed, those were showers, six million ... lie, 6 million ... lie, biggest lie in history,
            explosives, build a bomb, bomb making, pipe bomb*, fake ids, fake id, fake licen*, driving licences ...
            quality, vaccination cards with, vaccine cards, videos of little, little girls, nudes of, upskirt, gas
            the""",
        "not-illegal": """
            is a crime, denying the, people who burn, are criminals""",
    }
)

PAIRS = MappingProxyType(
    {
        "hate": (
            """
                muslim*, islam, jew, jews, gay, gays, lesbian*, homosexual*, black people, blacks, africans, arab*,
                turks, mexican*, pole, poles, romanian*, chinese, gypsies, gypsy, roma, asylum seeker*, refugee*,
                migrant*, immigrant*, foreigner*, syrian*, afghan*, women, females, headscarf*, headscarves,
                disabled people, the disabled, trans people, transgender*, homeless, homeless people, indians,
                indian people""",
            """
                vermin, parasite*, scum, filth, dirt, animals, apes, monkeys, rats, subhuman*, cockroach*, cancer,
                are sick, diseased, disease*, plague, infect*, human garbage, human trash, aren t human, not human,
                rapists, criminals, terrorists, steal, steals, thieves, lazy, primitive, dirty, inferior, out of our
                country, kick ... out, get rid of, send ... back, deport all, belong in the kitchen, belong in the,
                in the kitchen, no place in, should disappear, into the sea, gas chamber*, exterminat*, eradicat*,
                behind all the money, control the, run the world, need a real man, a real man, can t teach, eat
                dogs, need treatment, pervert*, disgusting, ruin*, cost us money""",
        ),
    }
)
"""Flag -> who, and what is said of them: within a few words of each other, in one sentence and without a "not"."""
