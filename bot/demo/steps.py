"""The steps of the headless story that follow one comment, from public to the published reply."""

from dataclasses import dataclass, field

from bot.sandbox.hand import Hand, Missing, World
from bot.sandbox.reading import Seen

COMPLAINT = "Dritte Lieferung, dritte Tasse kaputt. Liest hier überhaupt jemand mit?"
EDITED = "Dritte Lieferung, dritte Tasse kaputt, und jetzt fehlt auch noch der Deckel. Liest hier jemand mit?"
PRAISE = "So schöne Farben, ich habe gleich zwei bestellt."
REPLY = (
    "Hallo Lea, dreimal Scherben, das tut uns leid. Schick uns bitte deine Bestellnummer per Direktnachricht."
)
BOTH = ("slack", "discord")


@dataclass(kw_only=True)
class Story:
    """What the steps hand on to each other."""

    world: World
    comment: str = ""
    draft: str = ""
    approval: dict[str, Seen] = field(default_factory=dict[str, Seen])

    def hand(self, platform: str, user: str) -> Hand:
        return Hand(world=self.world, platform=platform, user=user)

    async def card(self, platform: str, *parts: str) -> Seen:
        return await self.world.card(platform, "Fall 1", *parts)


def seen(condition: bool, what: str) -> None:
    """One thing that has to be so; Missing otherwise."""
    if not condition:
        raise Missing(what)


async def arrives(story: Story) -> str:
    """Lea complains in public; a card stands in Slack and in Discord"""
    await story.world.comment(PRAISE, post="ig-herbst", author="ana.liest")
    story.comment = await story.world.comment(COMPLAINT, author="lea_im_norden", followers=1240, likes=14)
    cards = [await story.card(platform, "Dritte Lieferung", "Zuständig: noch niemand") for platform in BOTH]
    seen(cards[0].first_line == cards[1].first_line, "the first lines differ between the platforms")
    return cards[0].first_line


async def stays_quiet(story: Story) -> str:
    """Praise is stored, not relayed"""
    for platform in BOTH:
        messages = await story.world.messages(platform)
        seen(not any(PRAISE in message.text for message in messages), f"the praise stands in {platform}")
    return "no card for it on either platform"


async def is_claimed(story: Story) -> str:
    """Jana claims it in Slack; both cards say so"""
    await story.hand("slack", "jana").press(await story.card("slack", "Dritte Lieferung"), "Übernehmen")
    for platform in BOTH:
        await story.card(platform, "Zuständig: Jana")
    return "Zuständig: Jana"


async def is_taken(story: Story) -> str:
    """Tom claims it in Discord a moment later and is told who has it"""
    card = await story.card("discord", "Dritte Lieferung")
    label = next((name for name in card.controls if name == "Übernehmen"), "")
    seen(not label, "a claimed case still offers the claim")
    stale = await story.hand("discord", "tom").press(card, "Antwort entwerfen")
    seen("Jana" in stale.private, f"Tom was not told who has it: {stale}")
    return stale.private


async def outsider_is_refused(story: Story) -> str:
    """Olli, who has no role, asks for a draft and is refused, privately"""
    told = await story.hand("discord", "olli").press(
        await story.card("discord", "Dritte Lieferung"), "Antwort entwerfen"
    )
    seen("R-" in told.private, f"no refusal with a reference: {told}")
    return told.private


async def is_drafted(story: Story) -> str:
    """Jana asks for a draft; three variants stand in the thread, on both platforms"""
    await story.hand("slack", "jana").press(
        await story.card("slack", "Dritte Lieferung"), "Antwort entwerfen"
    )
    for platform in BOTH:
        card = await story.card(platform, "Drei Entwürfe", "Von: Vorlage, kein Sprachmodell")
        seen(bool(card.thread), f"the drafts stand outside the thread in {platform}")
    return "Drei Entwürfe, aus Vorlagen, noch nichts veröffentlicht"


async def is_edited(story: Story) -> str:
    """Jana takes A, edits it, and asks for approval: two clicks and her own words"""
    await ask_for_approval(story, REPLY)
    return "Freigabe angefragt in #freigaben, in Slack und in Discord"


async def ask_for_approval(story: Story, text: str) -> None:
    jana = story.hand("slack", "jana")
    drafts = await story.card("slack", "Drei Entwürfe", "noch nichts veröffentlicht")
    form = await jana.press(drafts, "A nehmen")
    seen("@musterkanne" in form.form_text, f"the form does not say where it will be public: {form}")
    done = await jana.submit(form, text=text)
    seen(not done.errors, f"the form was refused: {done}")
    for platform in BOTH:
        story.approval[platform] = await story.world.card(platform, "Freigabe bis", text)


async def own_is_refused(story: Story) -> str:
    """Jana tries to approve her own text and is refused"""
    told = await story.hand("discord", "jana").press(
        story.approval["discord"], "Freigeben und veröffentlichen"
    )
    seen(told.form is None and "Mert" in told.private, f"no refusal that names who can: {told}")
    return told.private


async def edit_voids(story: Story) -> str:
    """Mert is about to say yes when Lea edits her comment: the draft is void, his yes comes too late"""
    mert = story.hand("discord", "mert")
    question = await mert.press(story.approval["discord"], "Freigeben und veröffentlichen")
    await story.world.do("edit", id=story.comment, text=EDITED)
    for platform in BOTH:
        await story.card(platform, "Freigabe hinfällig")
    told = await mert.submit(question)
    seen("Nicht " in told.private, f"a void draft could still be approved: {told}")
    seen(not await story.world.replies(story.comment), "something was published")
    return told.private


async def is_published(story: Story) -> str:
    """Jana drafts again; Mert approves in Discord; exactly the approved text stands in public, once"""
    await story.hand("slack", "jana").press(
        await story.card("slack", "fehlt auch noch der Deckel"), "Antwort entwerfen"
    )
    await story.card("slack", "Drei Entwürfe", "noch nichts veröffentlicht")
    await ask_for_approval(story, REPLY + " Den Deckel suchen wir gleich mit.")
    mert = story.hand("discord", "mert")
    question = await mert.press(story.approval["discord"], "Freigeben und veröffentlichen")
    seen("Deckel suchen" in question.form_text, f"the question does not show the exact text: {question}")
    await mert.submit(question)
    for platform in BOTH:
        await story.card(platform, "✅ Beantwortet")
    replies = await story.world.replies(story.comment)
    seen(
        [reply["text"] for reply in replies] == [REPLY + " Den Deckel suchen wir gleich mit."],
        f"in public: {replies}",
    )
    return f"Instagram: {replies[0]['text']}"


async def no_echo(story: Story) -> str:
    """The brand's own reply comes back by hook and makes no case"""
    await story.world.do(
        "comment", text="Meine Tasse kam auch kaputt an, wann kommt Ersatz?", author="keramik.karl"
    )
    for platform in BOTH:
        await story.world.card(platform, "Fall 2")
        messages = await story.world.messages(platform)
        seen(
            not any("Fall 3" in message.text for message in messages),
            f"an own reply became a case in {platform}",
        )
    return "the next comment is case 2"
