"""The command line: `breakwater ...` or `python -m bot ...`. Errors are one readable line on stderr."""

import asyncio
import os
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from handlers.errors import BreakwaterError

app = typer.Typer(
    name="breakwater",
    help="Moderation and crisis work of a social media team, inside Slack and Discord.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
manifest_app = typer.Typer(help="Print what a platform needs to install the bot.", no_args_is_help=True)
app.add_typer(manifest_app, name="manifest")
watch_app = typer.Typer(help="See what the watch makes of a series of counts.", no_args_is_help=True)
app.add_typer(watch_app, name="watch")
playbook_app = typer.Typer(help="Playbooks: the checklists of a crisis, as files.", no_args_is_help=True)
app.add_typer(playbook_app, name="playbook")

triage_app = typer.Typer(help="Measure triage on files: what serves is what runs.", no_args_is_help=True)
app.add_typer(triage_app, name="triage")

DEBUG = "--debug"


@app.command()
def demo(
    once: Annotated[
        bool, typer.Option("--once", help="Play the whole story headless and exit 0 only if all was seen.")
    ] = False,
    port: Annotated[int, typer.Option(help="Port of the page; 0 takes a free one.")] = 0,
    language: Annotated[Literal["de", "en"], typer.Option(help="Language of the cards.")] = "de",
) -> None:
    """See it work: a local Slack, Discord and public network with the real bot attached. No account needed."""
    from bot.demo import play_once, serve_demo

    raise typer.Exit(asyncio.run(play_once() if once else serve_demo(port=port, language=language)))


@app.command()
def sandbox(port: Annotated[int, typer.Option(help="Port; 0 takes a free one.")] = 0) -> None:
    """Run the sandbox alone, for a bot that you start yourself."""
    from bot.demo import serve_sandbox

    asyncio.run(serve_sandbox(port=port))


@app.command()
def run() -> None:
    """Run everything in one process; brings the database up to date first."""
    from bot.app import run_all

    asyncio.run(run_all(os.environ))


@app.command()
def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="All findings as JSON.")] = False,
    language: Annotated[
        Literal["de", "en"] | None, typer.Option(help="Language of the findings; else that of the terminal.")
    ] = None,
) -> None:
    """Say what is wrong with tokens, scopes, channels, clock, database, models, people. Changes nothing anywhere."""
    from bot.app.doctor import doctor as examine

    raise typer.Exit(examine(os.environ, language=language or "", json=as_json))


@app.command()
def migrate() -> None:
    """Bring the database up to date (SQLite: after a backup beside it)."""
    from bot.app import migrate_database

    typer.echo(migrate_database(os.environ))


@app.command(name="import")
def import_(
    file: Annotated[Path, typer.Argument(help="NDJSON, one comment a line, as in the hook's contract.")],
    source: Annotated[str, typer.Option(help="Name of a source in breakwater.toml.")],
    relay: Annotated[
        bool, typer.Option("--relay", help="Make cards of comments older than 24 hours as well.")
    ] = False,
) -> None:
    """Take comments from a file; can be repeated and resumed."""
    from bot.app import import_comments

    raise typer.Exit(asyncio.run(import_comments(os.environ, file, source, relay=relay)))


@playbook_app.command("check")
def playbook_check(
    file: Annotated[
        Path | None,
        typer.Argument(help="A playbook; without it the shipped ones and the configured folder are checked."),
    ] = None,
) -> None:
    """Say what a playbook holds, or every mistake in it with file, line and reason."""
    from bot.app.words import checked

    for line in checked(os.environ, file):
        typer.echo(line)


Labelled = Annotated[
    Path,
    typer.Argument(help="CSV with the header text,label (1 = offensive), JSON lines, GermEval or TweetEval."),
]
Tongue = Annotated[Literal["de", "en"], typer.Option(help="Language of the texts.")]


@triage_app.command("train")
def triage_train(
    file: Labelled,
    language: Tongue,
    out: Annotated[Path, typer.Option(help="The model file to write.")],
    share: Annotated[
        float | None,
        typer.Option(
            min=0.01, max=0.99, help="Share of offensive comments where it serves, if not the file's."
        ),
    ] = None,
    data: Annotated[str, typer.Option(help="Sources and licences, kept in the model.")] = "",
    also: Annotated[
        Path | None, typer.Option(help="More to learn from, left out where the threshold is fitted.")
    ] = None,
    flag: Annotated[str, typer.Option(help="What label 1 stands for: offensive, hate.")] = "offensive",
    meaning: Annotated[
        bool, typer.Option("--meaning", help="Learn from the meaning too; takes the extra meaning.")
    ] = False,
) -> None:
    """Train a model on labelled texts."""
    from bot.app.labelled import train_model

    typer.echo(train_model(file, language, out, share, data, also, flag, meaning=meaning))


@triage_app.command("eval")
def triage_eval(
    file: Labelled,
    language: Tongue,
    model: Annotated[Path | None, typer.Option(help="A model file; without it the shipped one.")] = None,
    meaning: Annotated[
        bool, typer.Option("--meaning", help="As with policy.meaning; takes the extra meaning.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One line of JSON.")] = False,
) -> None:
    """Measure what the serving code makes of labelled texts: macro-F1, precision, recall (in percent), time."""
    from bot.app.labelled import evaluate

    report = evaluate(file, language, model, meaning=meaning)
    typer.echo(report.as_json() if as_json else "\n".join(report.lines()))


@manifest_app.command("slack")
def manifest_slack(
    url: Annotated[
        str, typer.Option(help="Public address of the bot for HTTP mode; empty: Socket Mode.")
    ] = "",
) -> None:
    """The Slack app manifest (JSON): paste it at api.slack.com under "Create new app"."""
    from bot.slack.manifest import manifest_json

    typer.echo(manifest_json(url))


@manifest_app.command("discord")
def manifest_discord(
    application: Annotated[str, typer.Argument(help="The application's id, from discord.com/developers.")],
) -> None:
    """The link that adds the bot to a server, with no more permissions than it uses."""
    from bot.discord.install import install_link

    if not (application.isascii() and application.isdigit()):
        raise typer.BadParameter("an application id is a number")
    typer.echo(install_link(application))


@watch_app.command("replay")
def watch_replay(
    file: Annotated[Path, typer.Argument(help="CSV with the columns timestamp and value, oldest first.")],
) -> None:
    """Judge each row by those before it: prints timestamp,score,alarm (the detector that serves)."""
    from bot.replay import replay

    for line in replay(file):
        typer.echo(line)


@triage_app.command("group")
def triage_group(
    file: Annotated[Path, typer.Argument(help="CSV with the column text.")],
) -> None:
    """Which comments are the same again: one group number a row, that of the group's first row."""
    from bot.triage_files import group

    group(file, sys.stdout)


report_app = typer.Typer(help="Reports: what happened, as files.", no_args_is_help=True)
app.add_typer(report_app, name="report")


@report_app.command("crisis")
def report_crisis(
    number: Annotated[int, typer.Argument(help="Number of the crisis.")],
    folder: Annotated[Path, typer.Option(help="Where the files go.")] = Path(),
    language: Annotated[Literal["de", "en"], typer.Option(help="Language of the report.")] = "de",
) -> None:
    """Write the report of a crisis, running or over, as Markdown and as a page that prints well."""
    from bot.app.reports import write_report

    for file in write_report(os.environ, number, folder, language):
        typer.echo(str(file))


plan_app = typer.Typer(help="The plan for the day that chat is down.", no_args_is_help=True)
app.add_typer(plan_app, name="plan")


@plan_app.command("print")
def plan_print(
    out: Annotated[Path, typer.Option(help="The file to write.")] = Path("plan.html"),
    language: Annotated[Literal["de", "en"], typer.Option(help="Language of the plan.")] = "de",
) -> None:
    """Write whom to call, what to do, what to say and where the accesses are as one page that prints well."""
    from bot.app.pages import write_plan

    typer.echo(str(write_plan(os.environ, out, language)))


def main() -> None:
    """Entry point: `--debug` anywhere shows tracebacks instead of one line."""
    debug = DEBUG in sys.argv
    sys.argv = [word for word in sys.argv if word != DEBUG]
    try:
        app()
    except BreakwaterError as wrong:
        if debug:
            raise
        for line in str(wrong).splitlines():
            sys.stderr.write(f"breakwater: {line}\n")
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as wrong:
        if debug:
            raise
        sys.stderr.write(f"breakwater: {type(wrong).__name__}: {wrong} (--debug shows where)\n")
        sys.exit(1)


if __name__ == "__main__":
    main()
