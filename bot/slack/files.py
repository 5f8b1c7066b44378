"""A message with files in a Slack channel: looked for first, since an upload has no key of its own."""

from collections.abc import Sequence

from bot.chat import File
from bot.slack.api import Api, Identity, SlackRefused, in_our_words
from bot.slack.payload import entry, items, text
from bot.slack.text import escaped, isolated

NEWEST = 100
"""Messages that are looked through for an earlier try."""


async def share(api: Api, identity: Identity, channel: str, line: str, files: Sequence[File]) -> None:
    """Nothing is uploaded if the first file stands there already. Errors as in the port."""
    async with api.asking("conversations.history"):
        page = await api.once.conversations_history(channel=channel, limit=NEWEST)
    if any(_is_it(message, identity, files[0].name) for message in items(page.get("messages"))):
        return
    async with in_our_words("files.upload"):
        answer = await api.once.files_upload_v2(
            channel=channel,
            initial_comment=escaped(isolated(line)),
            file_uploads=[
                {"content": file.data, "filename": file.name, "title": file.name} for file in files
            ],
        )
    if len(items(answer.get("files"))) != len(files):
        raise SlackRefused("files: an answer without all of the files")


def _is_it(message: object, identity: Identity, name: str) -> bool:
    ours = text(message, "user") == identity.user or text(message, "bot_id") == identity.bot
    return ours and any(text(file, "name") == name for file in items(entry(message, "files")))
