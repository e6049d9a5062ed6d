"""What has changed since: the text before a meeting, or on a clerk's desk, beside the one that was adopted last."""

from dataclasses import dataclass

from policybook.policy import Policy, at_time, units
from policybook.redline import make_redline
from policybook.versions.compared import change_table
from policybook.versions.lines import Comparison, Line, compare


@dataclass(frozen=True)
class Since:
    """What has changed in a policy since it was adopted."""

    sentence: str
    """That in one line, with a full stop."""
    comparison: Comparison | None
    """The two texts compared; None where nothing has changed, or there is nothing to compare with."""

    @property
    def table(self) -> tuple[tuple[str, str], ...]:
        """Each place with what became of it."""
        return change_table(self.comparison.lines) if self.comparison else ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """What changed, each with the heading that it stands under."""
        return tuple(line for line in self.comparison.lines if line.near) if self.comparison else ()


def since(policy: Policy, adopted: Policy | None) -> Since:
    """Say what has changed in a policy since it was adopted; `adopted` has the text of then, None where it is lost."""
    act = policy.adopted
    if act is None:
        return Since("It has never been ratified, so all of it is new.", None)
    on = f" {at_time(act.on)}" if act.on else ""
    if policy.has_code(act.code) or (adopted and adopted.digest == policy.digest):
        return Since(f"No word has changed since it was {act.how}{on}.", None)
    if adopted is None:
        return Since(f"The text that was {act.how}{on} is not at hand to compare.", None)
    compared = compare(make_redline(units(adopted), units(policy)))
    if not compared.where:
        return Since(f"Only numbers have changed since it was {act.how}{on}.", compared)
    return Since(f"Changed since it was {act.how}{on}: {compared.where}.", compared)
