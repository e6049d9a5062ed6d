"""`policybook notice`: one page for staff – what changed in a policy, in which clauses, from when, and whom to ask."""

from datetime import date
from pathlib import Path

import click

from policybook.dates import long_date
from policybook.drivers.cli.aside import manuscript_on
from policybook.drivers.cli.due import read_day
from policybook.drivers.cli.opening import Stop, config_file
from policybook.drivers.cli.redline import as_html, as_text, source_of
from policybook.drivers.cli.saying import large_print, say, writable
from policybook.drivers.cli.texts import Texts
from policybook.policy import Policy, at_time
from policybook.versions import compare_texts

LONGEST = 1_800  # characters; more of them do not fit below the table on one page


@click.command()
@click.argument("name", metavar="SLUG")
@config_file
@click.option(
    "--since",
    "day",
    callback=read_day,
    required=True,
    metavar="DATE",
    help="Compare with the text in force then.",
)
@click.option(
    "--format", "form", type=click.Choice(["pdf", "html", "text"]), default="pdf", show_default=True
)
@click.option("-o", "--output", "out", type=click.Path(path_type=Path), help="Where to write it.")
@large_print
def notice(name: str, config_file: Path, day: date, form: str, out: Path | None, large: bool) -> None:
    """Tell staff what has changed in a policy since DATE: from the text in force then to the one in force now.

    The exit status is 0, also when nothing has changed and nothing is written, and 2 where nobody can say what the
    policy was.
    """
    texts = Texts(config_file)
    policy = texts.entry(name).policy
    before = texts.in_force(policy, day) or texts.stood(policy, day)
    if before is None:
        raise Stop(f"{policy.title}: its history does not say what it was on {long_date(day)}.")
    after = texts.ratified(policy) or texts.today(policy)
    compared = compare_texts(before.policy, after.policy, source_of(before), source_of(after))
    if not compared.table:
        click.echo(f"{policy.title}: no word has changed since {long_date(day)}, so no notice was written.")
        return
    ask, begins = policy.owner or "", _begins(policy)
    if form == "pdf":
        from policybook.drivers.paper import print_redline  # the press loads here alone

        target = out or Path(f"{policy.slug}-notice.pdf")
        whole = writable(target)
        with manuscript_on(config_file, texts.handbook) as manuscript:
            printed = print_redline(
                compared, manuscript, out=whole, heading="notice of change", ask=ask, begins=begins,
                longest=LONGEST, large=large,
            )  # fmt: skip
        say(printed, target, compared.comparison.words)
        return
    said = (
        as_html(compared, ask=ask, begins=begins)
        if form == "html"
        else _as_text(as_text(compared), ask, begins)
    )
    if out is None:
        click.echo(said, nl=False)
    else:
        writable(out).write_text(click.unstyle(said), encoding="utf-8")


def _begins(policy: Policy) -> str:
    act = policy.adopted
    if act is None:
        return "Not yet: nobody has ratified it"
    return f"It was {act.how}{f' by {act.by}' if act.by else ''}{f' {at_time(act.on)}' if act.on else ''}"


def _as_text(said: str, ask: str, begins: str) -> str:
    asked = f"Whom to ask: {ask}.\n" if ask else ""
    return f"{said}\n{begins}.\n{asked}"
