"""`policybook pack`: a meeting's pack as one PDF."""

from datetime import date
from pathlib import Path

import click

from policybook.dates import long_date
from policybook.drivers.cli.aside import manuscript_on, say_more
from policybook.drivers.cli.due import read_day, read_days
from policybook.drivers.cli.opening import Stop, config_file, handbook_on
from policybook.drivers.cli.saying import large_print, say, writable
from policybook.drivers.cli.texts import Texts
from policybook.drivers.disk import today
from policybook.handbook import Handbook
from policybook.meetings import Agenda, Meeting, UnknownPolicyError, coming, make_agenda, next_sitting
from policybook.review import Sitting, Status


@click.command()
@click.argument("named", metavar="[SLUG]...", nargs=-1)
@config_file
@click.option("--due", "overdue_and_due", is_flag=True, help="Put in what is overdue and due.")
@click.option(
    "--within",
    callback=read_days,
    default="0",
    metavar="90d",
    help="With --due, also put in what comes up for review so soon.",
)
@click.option("--drafts", is_flag=True, help="Put in the drafts that await ratification.")
@click.option(
    "--meeting",
    "day",
    callback=read_day,
    metavar="DATE",
    help="The day of the meeting, on which all is judged.",
)
@click.option(
    "--next", "next_", is_flag=True, help="The next meeting in meetings.yml, of the body named with --for."
)
@click.option("--for", "body", metavar="BODY", help="Who meets, such as FGB.")
@click.option(
    "-o",
    "--output",
    "out",
    type=click.Path(path_type=Path),
    help="Where to write it.  [default: meeting-pack.pdf, with the day of the meeting in its name]",
)
@click.option("--list", "listed", is_flag=True, help="Print no pack, but the names as ratify takes them.")
@large_print
def pack(
    named: tuple[str, ...],
    config_file: Path,
    overdue_and_due: bool,
    within: int,
    drafts: bool,
    next_: bool,
    day: date | None,
    body: str | None,
    out: Path | None,
    listed: bool,
    large: bool,
) -> None:
    """Print a meeting's pack as one PDF, from the policies named and those that --due and --drafts find.

    With neither, --for chooses what goes to a meeting of that body, and --next to the next one in meetings.yml.

    A list of what is for decision comes first. Each policy then follows behind a sheet that says what is asked, why
    now, who decides and how the minutes may put it.

    The exit status is 0, also when nothing is for decision and nothing is written, and 2 when a policy named is not
    there or the pack cannot be printed.
    """
    from policybook.drivers.paper import (
        print_pack,  # the press loads only where something is printed
    )

    if not (named or overdue_and_due or drafts or body or next_):
        raise click.UsageError("Name policies or a body with --for, or ask for --next, --due or --drafts.")
    if next_ and day:
        raise click.UsageError("--next finds the day of the meeting: leave out --meeting.")
    texts = Texts(config_file)
    if next_:
        sitting = _next(texts.handbook, body)
        day, body = sitting.on, sitting.body
    meeting = Meeting(day or today(), dated=day is not None, body=body)
    out = out or Path(f"meeting-pack-{day}.pdf" if day else "meeting-pack.pdf")
    target = out if listed else writable(out)
    handbook = handbook_on(texts.school, meeting.on, recalled=True)
    if body and not (named or overdue_and_due or drafts):
        named = tuple(entry.policy.slug for entry in coming(handbook, body, on=meeting.on))
    try:
        agenda = make_agenda(
            handbook,
            meeting,
            named=named,
            overdue_and_due=overdue_and_due,
            drafts=drafts,
            within=within,
        )
    except UnknownPolicyError as error:
        raise Stop(str(error)) from error
    for entry in (one for one in handbook.entries if one.review.status is Status.FAULTY):
        click.echo(f"{entry.policy.title} is in no pack: a fault in its file hides how it stands.", err=True)
    if listed:
        click.echo(" ".join(decision.ratified_as for decision in agenda.decisions if decision.ratified_as))
        return
    if not agenda.decisions:
        click.echo(f"On {long_date(meeting.on)} nothing is for decision, so no pack was written.")
        return
    with manuscript_on(config_file, handbook) as manuscript:
        say_more(handbook, manuscript)
        policies = [decision.entry.policy for decision in agenda.decisions]
        changes = {policy.slug: texts.since(policy) for policy in policies}
        say(print_pack(agenda, manuscript, changes, out=target, large=large), out, _contents(agenda))


def _next(handbook: Handbook, body: str | None) -> Sitting:
    """Return the next meeting. Raises Stop where the calendar has none."""
    sitting = next_sitting(handbook, body=body, on=today())
    if sitting is None:
        of, like = f" of {body}" if body else "", f"- {{on: 2026-12-01, body: {body or 'FGB'}}}"
        raise Stop(f"meetings.yml lists no meeting{of} from today on. Write {like} into it.")
    return sitting


def _contents(agenda: Agenda) -> str:
    number = len(agenda.decisions)
    return f"{number} {'policy' if number == 1 else 'policies'} for decision"
