"""`python -m policybook`: the command where no folder of programs is on the path, as on Windows."""

from policybook.drivers.cli import main

if __name__ == "__main__":
    main(prog_name="policybook")
